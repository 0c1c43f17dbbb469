#include "compose/inline_composer.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "compose/link_target.h"
#include "compose/markdown_source.h"
#include "compose/standards.h"

namespace jianbao::compose {

using markdown::Span;
using Kind = markdown::Span::Kind;

namespace {

constexpr std::string_view line_end = "\u2028", no_break = "\u2060";
// Of one text: thousands of mistakes are one.
constexpr int most_said = 50;

// The first character of what follows; 0 for none, or for what is no text.
char32_t first_character(const std::vector<Span>& spans, std::size_t from) {
  for (std::size_t i = from; i < spans.size(); ++i) {
    const Span& span = spans[i];
    if (span.kind == Kind::image || span.kind == Kind::line_break) return 0;
    std::size_t at = 0;
    if (span.kind != Kind::tag && !span.text.empty()) return base::next_code_point(span.text, at);
    if (const char32_t inner = first_character(span.spans, 0); inner != 0) return inner;
  }
  return 0;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80) {
  }
  return text.empty() ? 0 : base::next_code_point(text, at);
}

bool joins_lines(std::string_view text) {
  return text.empty() || text.ends_with(' ') || text.ends_with(line_end);
}

}  // namespace

void InlineComposer::set_notes(const std::vector<std::vector<markdown::Block>>& notes, Notes use,
                               NoteCalls::Reading reading) {
  notes_ = &notes;
  note_use_ = use;
  reading_ = std::move(reading);
}

doc::Words InlineComposer::compose(const std::vector<Span>& spans,
                                   const style::ParagraphStyle& style,
                                   const std::string& language) {
  std::vector<doc::Inline> around = std::exchange(out_, {});
  const bool was_open = std::exchange(open_, false);
  std::string place = std::exchange(place_, {});
  add(spans, {style.text, language});
  end_places();
  place_ = std::move(place);
  doc::Words words{std::exchange(out_, std::move(around)), style};
  open_ = was_open;
  return words;
}

void InlineComposer::say(const std::vector<markdown::Problem>& problems) {
  for (const markdown::Problem& problem : problems) {
    fail(problem.words, problem.before, problem.text, problem.hint);
  }
}

void InlineComposer::fail(const std::string& words, std::size_t before, const std::string& text,
                          const std::string& hint) {
  if (++failed_ <= most_said) diagnostics_.error(places_.find(words, before), text, hint);
}

void InlineComposer::fail(const Span& span, const std::string& text, const std::string& hint) {
  fail(span.kind == Kind::tag ? span.written : span.target, span.before, text, hint);
}

void InlineComposer::add(const std::vector<Span>& spans, const Look& look) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].kind == Kind::soft_break) {
      soft_break(first_character(spans, i + 1), look);
    } else {
      add(spans[i], look);
    }
  }
}

void InlineComposer::add(const Span& span, const Look& look) {
  switch (span.kind) {
    case Kind::text:
      return add_text(span.text, look);
    case Kind::soft_break:
      return soft_break(0, look);
    case Kind::line_break:
      return add_text(std::string(line_end), look);
    case Kind::emphasis:
      return add_within(span.spans, laid("emphasis", look));
    case Kind::strong:
      return add_within(span.spans, laid("strong", look));
    case Kind::code: {
      Look code = laid("code", look);
      code.code = true;
      return add_within({{Kind::text, span.text}}, code);
    }
    case Kind::link:
      return link(span, span.target, look);
    case Kind::image:
      check_said(!base::is_blank(span.text), places_.find(span.target));
      return image(span.target, span.text, "", places_.find(span.target), look);
    case Kind::note:
      return note(span, look);
    case Kind::tag:
      return tag(span, look);
  }
}

// What is within has a look of its own.
void InlineComposer::add_within(const std::vector<Span>& spans, const Look& look) {
  open_ = false;
  add(spans, look);
  open_ = false;
}

// Between Han a line of the source ends without a trace; elsewhere a space parts the words.
void InlineComposer::soft_break(char32_t next, const Look& look) {
  if (line_ends_) return add_text(std::string(line_end), look);
  const auto last = std::find_if(out_.rbegin(), out_.rend(),
                                 [](const doc::Inline& part) { return part.note < 0; });
  if (last == out_.rend() || (!last->image && joins_lines(last->text))) return;
  const bool chinese = look.chinese();
  const bool before = last->image ? chinese : markdown::is_cjk(last_character(last->text), chinese);
  const bool after = next == 0 ? chinese : markdown::is_cjk(next, chinese);
  if (!before || !after) add_text(" ", look);
}

doc::Inline& InlineComposer::start(const Look& look) {
  doc::Inline part{{}, look.style, look.language, places_.whole()};
  part.link = look.link;
  part.keep_together = look.keep_together;
  part.code = look.code;
  part.anchor = std::exchange(place_, {});
  out_.push_back(std::move(part));
  return out_.back();
}

void InlineComposer::add_text(const std::string& text, const Look& look) {
  if (text.empty()) return;
  if (!open_) start(look);
  open_ = true;
  out_.back().text += text;
}

void InlineComposer::link(const Span& span, const std::string& target, Look look, bool page) {
  if (target.size() > 1 && target.front() == '#') {
    const std::string id = target.substr(1);
    const base::Span place =
        places_.find(span.kind == Kind::tag ? span.written : target, span.before);
    look = laid("link", std::move(look));
    look.link = target;
    open_ = false;
    if (page) {
      references_.add_link(id, place);
      references_.say_page();
      start(look).page_of = id;
    } else if (span.spans.empty()) {
      add_text(references_.call(id, look.language, place), look);
    } else {
      references_.add_link(id, place);
      add(span.spans, look);
    }
    open_ = false;
    return;
  }
  if (!is_safe_target(target) || page) {
    fail(span, "a link cannot lead to '" + target + "'",
         "to http, https, mailto or tel, or to '#' and the id of a block");
  }
  look = laid("link", std::move(look));
  look.link = as_uri(target);
  add_within(span.spans, look);
}

void InlineComposer::note(const Span& span, const Look& look) {
  if (note_use_ == Notes::left_out || notes_ == nullptr || span.note >= notes_->size()) return;
  if (note_use_ == Notes::refused) {
    diagnostics_.error(places_.find("[^"), "a note cannot be called here",
                       "it would stand on every page");
    return;
  }
  const auto [called, is_new] = called_.try_emplace(span.note, 0);
  if (is_new) {
    called->second = references_.add_note(reading_, span.note, look.language, places_.whole());
    // It may call others.
    doc::Words words = note_words((*notes_)[span.note], look.language);
    references_.note(called->second).words = std::move(words);
  }
  open_ = false;
  doc::Inline& mark = start(laid("superscript", look));
  mark.note = called->second;
  const doc::Note& called_note = references_.note(called->second);
  mark.text = std::string(no_break) + called_note.mark;
  if (!input_.layout.notes.at_end) return;
  mark.link = "#" + note_name(called_note);
  if (is_new) mark.anchor = call_name(called_note);
}

// Its paragraphs, one below the other.
doc::Words InlineComposer::note_words(const std::vector<markdown::Block>& blocks,
                                      const std::string& language) {
  std::vector<Span> spans;
  for (const markdown::Block& block : blocks) {
    if (block.kind != markdown::Block::Kind::paragraph) {
      diagnostics_.error(places_.whole(), "a note has paragraphs only");
      continue;
    }
    if (!spans.empty()) spans.push_back({.kind = Kind::line_break});
    spans.insert(spans.end(), block.spans.begin(), block.spans.end());
  }
  return compose(spans, input_.theme.style("note", language), language);
}

void InlineComposer::check_said(bool said, base::Span place) {
  check_alternative(said,
                    "words in its brackets, or 'alt', say what it shows; decoration is "
                    "<img alt=\"\" …>",
                    place, input_.layout.pdf.conformance, diagnostics_);
}

void InlineComposer::image(const std::string& path, const std::string& alt,
                           const std::string& height, base::Span place, const Look& look) {
  doc::InlineImage image;
  image.alt = alt;
  if (!height.empty()) {
    const auto length = base::parse_length(height, look.style.size);
    if (length && *length >= base::Length::points(1) && *length <= base::Length::points(500)) {
      image.height = *length;
    } else {
      diagnostics_.error(place,
                         "the height of an image must be from 1pt to 500pt, not '" + height + "'",
                         "a number with a unit: em, pt, mm, cm, in or px");
    }
  }
  if (path.empty()) {
    diagnostics_.error(place, "this image names no file");
    return;
  }
  image.source = input_.open(path, place);
  check_picture(image.source, place, input_.layout.pdf, diagnostics_);
  open_ = false;
  // As high as a Han character where nothing else is said.
  if (image.height == base::Length{}) image.height = look.style.size;
  image.width = image.height;
  if (image.source != nullptr && image.source->natural.height > base::Length{}) {
    const base::Size& natural = image.source->natural;
    image.width = image.height.scaled(natural.width.units(), natural.height.units());
  }
  if (image.source != nullptr) start(look).image = std::move(image);
}

InlineComposer::Look InlineComposer::laid(const std::string& style, Look look) const {
  look.style = styles_.lay(style, look.language, look.style);
  return look;
}

std::string plain_text(const doc::Words& words) {
  std::string text;
  for (const doc::Inline& part : words.inlines) {
    if (part.note < 0) text += part.image ? part.image->alt : part.text;
  }
  const auto replace = [&](std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
      text.replace(at, what.size(), with);
  };
  replace(line_end, " ");
  replace("\u200B", "");
  return base::without_joiners(std::move(text));
}

}  // namespace jianbao::compose
