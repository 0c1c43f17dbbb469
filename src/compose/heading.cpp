#include "base/text_limit.h"
#include "base/utf8.h"
#include "compose/block_composer.h"

// Headings, and the numbers of what has numbers.
namespace jianbao::compose {

using value::Value;

namespace {

doc::HeadingRule heading_rule(const spec::Options& options, bool section) {
  if (options.find("rule") == nullptr) {
    return section ? doc::HeadingRule::page_top : doc::HeadingRule::none;
  }
  const std::string_view word = options.word("rule");
  if (word == "page-top") return doc::HeadingRule::page_top;
  if (word == "in-page") return doc::HeadingRule::in_page;
  return word == "always" ? doc::HeadingRule::always : doc::HeadingRule::none;
}

// A Chinese mark parts a number from what follows by itself, 第一章 does not.
std::string with_space(const std::string& number) {
  char32_t last = 0;
  for (std::size_t at = 0; at < number.size();) last = base::next_code_point(number, at);
  if (last == U' ' || last == U'\u3000') return number;  // it has its own
  if (last < 0x80) return number + "\u2002";
  const bool han = last >= 0x4E00 && last <= 0x9FFF;
  return han ? number + "\u3000" : number;
}

// "一、" is called 一, and "1." 1.
std::string without_end(std::string number) {
  for (const std::string_view end : {"、", "．", ".", "：", ":"}) {
    if (number.size() > end.size() && number.ends_with(end)) {
      number.resize(number.size() - end.size());
      break;
    }
  }
  return number;
}

std::string with_gap(const std::string& label, const std::string& language) {
  return label + (language.starts_with("zh") ? "\u3000" : ".\u2002");
}

void put_before(doc::Words& words, const std::string& text) {
  if (words.inlines.empty()) return;
  const doc::Inline& first = words.inlines.front();
  words.inlines.insert(words.inlines.begin(), {text, words.style.text, first.language, first.span});
}

}  // namespace

std::string BlockComposer::heading_style(int level) const {
  const auto style = [](int of) { return "heading-" + std::to_string(of); };
  while (level > 1 && !input_.theme.has(style(level))) --level;
  return style(level);
}

void BlockComposer::heading(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  // Only the heading itself calls its notes.
  const Reading unnoted{.notes = Notes::left_out};
  doc::Heading heading;
  heading.level = options.integer("level", 1);
  const bool section = heading.level == 1;
  if (section) references_.start_chapter();
  heading.texts =
      texts(*text, block.style.text.empty() ? heading_style(heading.level) : block.style.text);
  if (const Value* deck = options.find("deck")) heading.deck = texts(*deck, "heading-2");
  if (section) {
    const Value* head = options.find("running-head");
    heading.running_head = texts(head == nullptr ? *text : *head, "running-head", unnoted);
  }
  const Value* number = options.find("number");
  if (number != nullptr) {
    heading.number = words(*number, "heading-number", input_.edition.languages.front());
  }
  const Value* entry = options.find("contents");
  heading.entry = texts(entry == nullptr ? *text : *entry, "contents", unnoted);
  heading.full_width = options.word("width") == "full";
  heading.rule = heading_rule(options, section);
  heading.baselines = options.integer("lines", section ? 3 : 1);
  heading.baselines_before = options.integer("lines-before", section ? 0 : 1);
  heading.listed = options.boolean("listed", section);
  finish_heading(std::move(heading), options.boolean("numbered", number == nullptr));
}

void BlockComposer::add_heading(doc::Texts texts, int level) {
  doc::Heading heading;
  heading.texts = std::move(texts);
  heading.level = level;
  heading.baselines_before = 1;
  finish_heading(std::move(heading), true);
}

void BlockComposer::finish_heading(doc::Heading heading, bool numbered) {
  heading.rule_color = input_.theme.color("ink");
  heading.hairline_color = input_.theme.color("hairline");
  // What it says without its number; its name is made of that when all ids are known.
  if (!heading.texts.empty()) heading.id = plain_text(heading.texts.front());
  Label label;
  for (std::size_t i = 0; i < heading.texts.size(); ++i) {
    label[input_.edition.languages[i]] = plain_text(heading.texts[i]);
  }
  if (numbered) {
    Label number = number_heading(heading);
    if (!number.empty()) label = std::move(number);
  }
  if (heading.level == 1) references_.name_chapter(chapter_title(heading));
  if (label_.empty()) label_ = std::move(label);
  for (const doc::Words& words : heading.texts) {
    const std::string text_alone = plain_text(words);
    if (text_alone.empty()) continue;
    heading.bookmark += (heading.bookmark.empty() ? "" : "\u3000") + text_alone;
  }
  const base::Span span = heading.texts.empty() || heading.texts.front().inlines.empty()
                              ? base::Span{}
                              : heading.texts.front().inlines.front().span;
  base::check_text_string(heading.bookmark, "the heading", span, evaluation_.diagnostics());
  // Each page would set it anew.
  if (!base::fits_text_string(heading.bookmark)) heading.running_head.clear();
  blocks_.emplace_back(std::move(heading));
}

// As the contents have it, or the heading itself.
Label BlockComposer::chapter_title(const doc::Heading& heading) const {
  Label title;
  for (std::size_t i = 0; i < heading.texts.size(); ++i) {
    const doc::Texts& texts = heading.entry.empty() ? heading.texts : heading.entry;
    title[input_.edition.languages[i]] = plain_text(texts[i]);
  }
  return title;
}

// What the heading is called by, if it has a number.
Label BlockComposer::number_heading(doc::Heading& heading) {
  numbering_.count_heading(heading.level);
  Label label;
  for (std::size_t i = 0; i < heading.texts.size(); ++i) {
    const std::string& language = input_.edition.languages[i];
    const std::string number = numbering_.heading(heading.level, language);
    if (number.empty()) continue;
    put_before(heading.texts[i], with_space(number));
    if (i < heading.entry.size()) put_before(heading.entry[i], with_space(number));
    label[language] = without_end(number);
  }
  return label;
}

void BlockComposer::list_caption(const Value& caption, Numbering::Kind kind, const Label& numbers) {
  using Kind = doc::Listed::Kind;
  doc::Texts entry = texts(caption, "contents", {.notes = Notes::left_out});
  for (std::size_t i = 0; i < entry.size(); ++i) {
    const std::string& language = input_.edition.languages[i];
    put_before(entry[i], with_gap(numbers.at(language), language));
  }
  captions_.push_back(
      {kind == Numbering::Kind::figure ? Kind::figure : Kind::table, std::move(entry)});
}

// 图1　…, Figure 1. …
bool BlockComposer::number_caption(const spec::Options& options, std::string_view name,
                                   Numbering::Kind kind, doc::Texts& caption) {
  const Value* asked = options.find("number");
  if (caption.empty()) {
    if (asked != nullptr && options.boolean("number", false)) {
      evaluation_.diagnostics().error(asked->span(),
                                      "a number needs a caption or title to stand in");
    }
    return false;
  }
  if (!options.boolean("number", numbering_.numbers(kind))) return false;
  numbering_.count(kind);
  Label label;
  for (std::size_t i = 0; i < caption.size(); ++i) {
    const std::string& language = input_.edition.languages[i];
    label[language] = numbering_.label(kind, language);
    put_before(caption[i], with_gap(label[language], language));
  }
  if (lists_captions_) list_caption(*options.find(name), kind, label);
  if (label_.empty()) label_ = std::move(label);
  return true;
}

}  // namespace jianbao::compose
