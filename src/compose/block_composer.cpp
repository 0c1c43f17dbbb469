#include "compose/block_composer.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/language_tag.h"
#include "base/utf8.h"
#include "compose/markdown.h"
#include "compose/standards.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

style::ParagraphStyle BlockComposer::look(const std::string& style, const std::string& language) {
  const bool parallel =
      input_.edition.languages.size() > 1 && input_.theme.has(style + "-parallel");
  style::ParagraphStyle look = input_.theme.style(parallel ? style + "-parallel" : style, language);
  if (own_look_.properties.is_null() || own_look_.style != style) return look;
  // What is wrong with them is said in each language, once.
  return input_.theme.lay(own_look_.properties, language, std::move(look),
                          evaluation_.diagnostics());
}

// The style that a block's `style` stands for.
std::string BlockComposer::own_style(const spec::BlockSpec& block) const {
  if (block.kind == "image" || block.kind == "qr-code") return "caption";
  if (block.kind == "heading") {
    return "heading-" + std::to_string(block.options().integer("level", 1));
  }
  if (block.kind == "endnotes") return "note";
  const bool of_text = block.kind == "list" || block.kind == "quote" || block.kind == "callout";
  return of_text && !input_.theme.has(block.kind) ? "text" : block.kind;
}

doc::Words BlockComposer::plain(const std::string& text, const std::string& style,
                                const std::string& language, base::Span span) {
  doc::Words words;
  words.style = look(style, language);
  if (!text.empty()) words.inlines.push_back({text, words.style.text, language, span});
  return words;
}

doc::Words BlockComposer::words(const Value& text, const std::string& style,
                                const std::string& language, Reading reading) {
  const Expanded expanded = evaluation_.expand_markdown(text, language);
  const Places places(expanded, evaluation_.origin(text, language));
  const markdown::Text parsed = markdown::parse_line(expanded.text, language.starts_with("zh"));
  InlineComposer inlines(input_, references_, evaluation_.diagnostics(), places);
  inlines.set_notes(parsed.notes, reading.notes,
                    references_.calls().read(text.span(), {language, parsed.note_names}));
  if (reading.line_ends) inlines.keep_line_ends();
  inlines.say(parsed.problems);
  style::ParagraphStyle look = this->look(style, language);
  const InlineStyles styles(input_);
  for (const std::string& name : reading.over) look = styles.lay(name, language, std::move(look));
  if (parsed.blocks.empty()) return {{}, look};
  return inlines.compose(parsed.blocks.front().spans, look, language);
}

doc::Texts BlockComposer::texts(const Value& text, const std::string& style, Reading reading) {
  doc::Texts result;
  for (const std::string& language : input_.edition.languages) {
    result.push_back(words(text, style, language, reading));
    // Side by side, paragraphs are parted by their alignment, not by an indent.
    if (input_.edition.languages.size() < 2) continue;
    result.back().style.indent = {};
    result.back().style.indent_auto = false;
  }
  return result;
}

namespace {

// Whether a block 'contents' lists what the word says.
bool lists(const spec::BlockSpec& block, std::string_view word) {
  const Value* of = block.kind == "contents" ? block.options().find("of") : nullptr;
  if (of == nullptr) return false;
  const auto same = [&](const Value& value) {
    return value.as_text() != nullptr && *value.as_text() == word;
  };
  return of->as_list() == nullptr ? same(*of)
                                  : std::any_of(of->as_list()->begin(), of->as_list()->end(), same);
}

bool any_lists_captions(const std::vector<spec::BlockSpec>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const spec::BlockSpec& block) {
    return lists(block, "figures") || lists(block, "tables") || any_lists_captions(block.blocks);
  });
}

}  // namespace

bool lists_captions(const spec::Layout& layout) {
  const auto in_component = [](const spec::Component& component) {
    return any_lists_captions(component.blocks);
  };
  return any_lists_captions(layout.blocks) ||
         std::any_of(layout.components.begin(), layout.components.end(), in_component);
}

void BlockComposer::compose(const std::vector<spec::BlockSpec>& blocks) {
  for (const spec::BlockSpec& block : blocks) {
    if (block.variable.empty()) {
      compose_named(block);
    } else {
      repeat(block);
    }
    if (stopped_) return;
  }
}

// Each name may use those before it.
void BlockComposer::compose_named(const spec::BlockSpec& block) {
  std::deque<Evaluation::Frame> frames;
  for (const spec::Named& named : block.names) {
    frames.emplace_back(evaluation_, named.name,
                        evaluation_.evaluate(named.expression, input_.edition.languages.front()));
  }
  compose_one(block);
}

namespace {

constexpr int deepest_component = 64;
constexpr int most_blocks = 200'000;

bool fits(const Value& value, std::string_view type) {
  if (type == "text") return value.as_text() != nullptr || expr::is_language_map(value);
  if (type == "number") return value.as_number() != nullptr;
  if (type == "boolean") return value.as_bool() != nullptr;
  if (type == "date") return value.as_date() != nullptr;
  if (type == "list") return value.as_list() != nullptr;
  return type == "any" || value.as_record() != nullptr;
}

}  // namespace

// All arguments are evaluated before the first parameter hides a name.
void BlockComposer::component(const spec::BlockSpec& block) {
  const spec::Component& component =
      input_.layout.components[static_cast<std::size_t>(block.component)];
  const std::size_t errors = evaluation_.diagnostics().error_count();
  std::vector<Evaluation::Name> parameters;
  for (const spec::Parameter& parameter : component.parameters) {
    const auto argument =
        std::find_if(block.arguments.begin(), block.arguments.end(),
                     [&](const spec::Named& named) { return named.name == parameter.name; });
    if (argument == block.arguments.end()) return;  // said when the layout was read
    Value value = evaluation_.evaluate(argument->expression, input_.edition.languages.front());
    if (evaluation_.diagnostics().error_count() != errors) return;
    if (!fits(value, parameter.type)) {
      evaluation_.diagnostics().error(argument->expression.span,
                                      "'" + parameter.name + "' of the component '" +
                                          component.name + "' must be a " + parameter.type +
                                          ", not " + std::string(value.kind()));
      return;
    }
    parameters.push_back({parameter.name, std::move(value)});
  }
  const Evaluation::Frames frames(evaluation_, std::move(parameters));
  ++depth_;
  compose(component.blocks);
  --depth_;
}

// Components that use components could go on for longer than anyone waits, and a table for longer
// than memory lasts.
bool BlockComposer::too_many(const base::Span& span) {
  if (stopped_) return true;
  stopped_ = depth_ > deepest_component || ++composed_ > most_blocks;
  if (stopped_) {
    evaluation_.diagnostics().error(
        span, depth_ > deepest_component ? "components are nested more than 64 deep"
                                         : "a brief has at most 200,000 blocks and rows of tables");
  }
  return stopped_;
}

void BlockComposer::compose_one(const spec::BlockSpec& block) {
  if (too_many(block.kind_span)) return;
  if (!block.condition.text.empty() && !evaluation_.holds(block.condition)) return;
  if (!block.data.text.empty()) {
    const Value data = evaluation_.evaluate(block.data, input_.edition.languages.front());
    spec::BlockSpec inner = block;
    inner.data = {};
    inner.condition = {};  // it holds, in the data outside
    const Evaluation::DataFrame frame(evaluation_, data);
    return compose_one(inner);
  }
  const bool grouped =
      block.keep_together || block.keep_with_next || !block.id.is_null() || !block.floats.empty();
  if (!grouped) return compose_kind(block);
  const doc::Group group = this->group(block);
  blocks_.emplace_back(group);
  const Label around = std::exchange(label_, {});
  compose_kind(block);
  if (!group.id.empty() && !label_.empty()) references_.add_label(group.id, label_);
  if (!around.empty()) label_ = around;
  blocks_.emplace_back(doc::GroupEnd{});
}

doc::Group BlockComposer::group(const spec::BlockSpec& block) {
  using Place = doc::Group::Place;
  doc::Group group;
  group.span = block.kind_span;
  group.keep_together = block.keep_together;
  group.keep_with_next = block.keep_with_next;
  if (block.floats == "top") group.place = Place::page_top;
  if (block.floats == "bottom") group.place = Place::page_foot;
  if (block.floats == "margin") group.place = Place::margin;
  if (group.place == Place::margin && input_.layout.page.side_column <= Length{}) {
    evaluation_.diagnostics().error(block.kind_span, "the page has no side column for this",
                                    "'page: {side-column: 90pt}' makes one");
  }
  if (block.id.is_null()) return group;
  group.id = evaluation_.expand_name(block.id, input_.edition.languages.front());
  const auto& signature = input_.layout.pdf.signature;
  group.shows_signature = signature && !group.id.empty() && group.id == signature->visible.text;
  if (!group.id.empty() && !references_.add_id(group.id)) {
    evaluation_.diagnostics().error(block.id.span(), "two blocks have the id '" + group.id + "'",
                                    "in a loop: {loop.index} makes them differ");
  }
  return group;
}

void BlockComposer::compose_kind(const spec::BlockSpec& block) {
  OwnLook own{own_style(block), block.properties};
  std::swap(own, own_look_);
  const std::size_t first = blocks_.size();
  compose_as_kind(block);
  if (!captions_.empty()) group_listed(first);
  std::swap(own, own_look_);
}

// Entries of the contents lead to the figure or table that was composed last.
void BlockComposer::group_listed(std::size_t first) {
  doc::Group group;
  group.id = "#listed-" + std::to_string(next_id_++);
  group.listed = std::exchange(captions_, {});
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(first), std::move(group));
  blocks_.emplace_back(doc::GroupEnd{});
}

void BlockComposer::compose_as_kind(const spec::BlockSpec& block) {
  if (block.component >= 0) return component(block);
  if (block.kind == "cover") return cover(block);
  if (block.kind == "image") return image(block);
  if (block.kind == "heading") return heading(block);
  if (block.kind == "text") return paragraph(block);
  if (block.kind == "list") return list(block);
  if (block.kind == "quote") return quote(block);
  if (block.kind == "callout") return callout(block);
  if (block.kind == "code") return code(block);
  if (block.kind == "cards") return cards(block);
  if (block.kind == "aside") return aside(block);
  if (block.kind == "highlight") return highlight(block);
  if (block.kind == "table") return table(block);
  if (block.kind == "chart" || block.kind == "charts") return charts(block);
  if (block.kind == "qr-code") return qr_code(block);
  if (block.kind == "rule") return rule(block);
  if (block.kind == "box") return box(block);
  if (block.kind == "columns") return columns(block);
  if (block.kind == "contents") return contents(block);
  if (block.kind == "endnotes") return endnotes(block);
  if (block.kind == "index") return index(block);
  if (block.kind == "blocks" || block.kind == "include") return compose(block.blocks);
  if (block.kind == "space") {
    const spec::Options options = block.options();
    blocks_.emplace_back(doc::Space{options.integer("lines", 1), block.kind_span});
    return;
  }
  page_break(block);
}

doc::Reword BlockComposer::reword() const {
  const auto& languages = input_.edition.languages;
  const bool made = std::any_of(languages.begin(), languages.end(), [](const std::string& tag) {
    return base::is_traditional_chinese(tag);
  });
  if (!made || input_.converter == nullptr) return {};
  return [converter = input_.converter](const std::string& words, const std::string& language) {
    return converter->convert(words, language);
  };
}

base::SpokenTexts BlockComposer::spoken(const Value& text) {
  return spoken(text, input_.edition.languages);
}

base::SpokenTexts BlockComposer::spoken(const Value& text,
                                        const std::vector<std::string>& languages) {
  base::SpokenTexts all;
  for (const std::string& language : languages) {
    std::string words = evaluation_.expand(text, language);
    if (!base::is_blank(words)) all.add({language, std::move(words)});
  }
  return all;
}

// Blanks say nothing, and unlike an empty text not that there is nothing to say.
bool BlockComposer::says_nothing(const Value& text) {
  bool blank = false;
  for (const std::string& language : input_.edition.languages) {
    const std::string words = evaluation_.expand(text, language);
    blank = blank || (!words.empty() && base::is_blank(words));
  }
  return blank;
}

doc::Image BlockComposer::make_image(const Value& file, const spec::Options& options,
                                     const std::string& caption_style) {
  const std::string first = input_.edition.languages.front();
  doc::Image image;
  image.languages = input_.edition.languages;
  image.rule_color = input_.theme.color("ink");
  image.label = input_.theme.style("label", first).text;
  image.reword = reword();
  const std::string path = evaluation_.expand_name(file, first);
  image.span = evaluation_.origin(file, first);
  if (!path.empty()) image.source = input_.open(path, image.span);
  check_picture(image.source, image.span, input_.layout.pdf, evaluation_.diagnostics());
  const Value* alt = options.find("alt");
  if (alt != nullptr) image.alt = spoken(*alt);
  check_alternative(
      (alt != nullptr && !says_nothing(*alt)) || path.empty(),
      "'alt' says what it shows, for those who cannot see it; it is empty for decoration",
      image.span, input_.layout.pdf.conformance, evaluation_.diagnostics());
  if (const Value* caption = options.find("caption"))
    image.caption = texts(*caption, caption_style);
  return image;
}

void BlockComposer::image(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* file = options.find("file");
  if (file == nullptr) return;
  doc::Image image =
      make_image(*file, options, block.style.text.empty() ? "caption" : block.style.text);
  if (const Value* title = options.find("title")) image.title = texts(*title, "figure-title");
  if (const Value* subtitle = options.find("subtitle")) {
    image.subtitle = texts(*subtitle, "figure-subtitle");
  }
  image.numbered =
      number_caption(options, image.caption.empty() ? "title" : "caption", Numbering::Kind::figure,
                     image.caption.empty() ? image.title : image.caption);
  image.full_width = options.word("width") == "full";
  constexpr Range drawn{Length::points(1), Length::points(20'000)};
  image.width = size_option(options, "image-width", drawn);
  image.height = size_option(options, "image-height", drawn);
  image.align = align_option(options);
  if (image.source != nullptr) blocks_.emplace_back(std::move(image));
}

void BlockComposer::contents(const spec::BlockSpec& block) {
  doc::Contents contents;
  contents.headings = lists(block, "headings") || block.options().find("of") == nullptr;
  contents.figures = lists(block, "figures");
  contents.tables = lists(block, "tables");
  contents.page_style = input_.theme.style("contents-page", "en");
  for (const std::string& language : input_.edition.languages) {
    contents.entry_styles.push_back(look("contents", language));
  }
  contents.rule_color = input_.theme.color("hairline");
  blocks_.emplace_back(std::move(contents));
}

}  // namespace jianbao::compose
