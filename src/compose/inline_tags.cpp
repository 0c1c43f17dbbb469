#include <algorithm>

#include "base/diagnostics.h"
#include "base/language_tag.h"
#include "base/utf8.h"
#include "compose/inline_composer.h"
#include "spec/inline_vocabulary.h"
#include "spec/text_properties.h"

namespace jianbao::compose {

using markdown::Span;
using Kind = markdown::Span::Kind;

namespace {

const std::string* attribute(const Span& span, std::string_view name) {
  const auto found =
      std::find_if(span.attributes.begin(), span.attributes.end(),
                   [&](const markdown::Attribute& entry) { return entry.name == name; });
  return found == span.attributes.end() ? nullptr : &found->value;
}

// Without lines and readings, which stand beside a text and not in it.
std::string plain(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) {
    if (span.kind == Kind::text || span.kind == Kind::code) text += span.text;
    text += plain(span.spans);
  }
  return text;
}

bool is_blank(const Span& span) {
  return span.kind == Kind::soft_break ||
         (span.kind == Kind::text && span.text.find_first_not_of(" \t\n") == std::string::npos);
}

bool is_tag(const Span& span, std::string_view name) {
  return span.kind == Kind::tag && span.text == name;
}

// Zhuyin is written in bopomofo.
bool is_zhuyin(std::string_view reading) {
  return reading.starts_with("\xE3\x84") || reading.starts_with("\u02D9");
}

struct Base {
  std::vector<Span> spans;
  std::string reading = {};
};

// A reading belongs to the first base that has none yet; what stands between readings is one base.
std::vector<Base> pairs(const std::vector<Span>& spans, std::vector<const Span*>& stray) {
  std::vector<Base> bases;
  std::size_t read = 0;  // bases that have their reading
  bool apart = true;
  for (const Span& span : spans) {
    if (is_tag(span, "rt")) {
      if (read == bases.size()) {
        stray.push_back(&span);
      } else {
        bases[read++].reading = plain(span.spans);
      }
      apart = true;
    } else if (is_tag(span, "rb")) {
      bases.push_back({span.spans});
      apart = true;
    } else if (!is_tag(span, "rp") && !is_blank(span)) {
      if (apart) bases.emplace_back();
      bases.back().spans.push_back(span);
      apart = false;
    }
  }
  return bases;
}

}  // namespace

void InlineComposer::tag(const Span& span, const Look& around) {
  const std::string& name = span.text;
  check_attributes(span);
  if (const auto* id = attribute(span, "id")) start_place(span, *id, around);
  if (name == "br") return add_text("\u2028", around);
  if (name == "wbr") return add_text("\u200B", around);
  if (name == "a") return anchor(span, around);
  if (name == "ruby") return ruby(span, around);
  if (name == "index") return term(span, around);
  if (name == "rt" || name == "rb" || name == "rp") {
    return fail(span, "'" + name + "' stands within 'ruby' only");
  }
  if (name == "img") {
    const auto* path = attribute(span, "src");
    const auto* alt = attribute(span, "alt");
    const auto* height = attribute(span, "height");
    check_said(alt != nullptr && (alt->empty() || !base::is_blank(*alt)),
               places_.find(span.written, span.before));
    return image(path == nullptr ? "" : *path, alt == nullptr ? "" : *alt,
                 height == nullptr ? "" : *height, places_.find(span.written, span.before), around);
  }
  add_within(span.spans, look_of(span, around));
}

// What the tag means, then what its attributes say.
InlineComposer::Look InlineComposer::look_of(const Span& span, Look look) {
  const std::string& name = span.text;
  if (const auto* language = attribute(span, "lang")) {
    if (base::is_language_tag(*language)) {
      look.language = *language;
    } else {
      fail(span, "'" + *language + "' is no language",
           "a tag of BCP 47, such as zh, en or zh-Hant");
    }
  }
  using Line = style::TextLine;
  if (name == "em" || name == "i") look = laid("emphasis", std::move(look));
  if (name == "strong" || name == "b") look = laid("strong", std::move(look));
  if (name == "sup") look = laid("superscript", std::move(look));
  if (name == "sub") look = laid("subscript", std::move(look));
  if (name == "code" || name == "small") look = laid(name, std::move(look));
  if (name == "code") look.code = true;
  if (name == "nobr") look.keep_together = true;
  if (name == "s" || name == "del") look.style.line = Line::line_through;
  if (name == "u") look.style.line = look.chinese() ? Line::proper_name : Line::underline;
  if (name == "cite" && look.chinese()) look.style.line = Line::book_title;
  if (name == "cite" && !look.chinese()) look.style.italic = true;
  if (const auto* classes = attribute(span, "class")) apply_classes(span, *classes, look);
  if (const auto* css = attribute(span, "style")) apply_style(span, *css, look);
  return look;
}

void InlineComposer::apply_classes(const Span& span, const std::string& names, Look& look) {
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    const std::string name = names.substr(at, end - at);
    at = end + 1;
    if (name.empty() || (span.text == "a" && name == "page")) continue;
    if (styles_.has(name)) {
      look = laid(name, std::move(look));
      continue;
    }
    const std::vector<std::string> styles = input_.theme.style_names();
    fail(span, "the theme has no style '" + name + "'",
         base::suggestion(name, {styles.begin(), styles.end()}));
  }
}

void InlineComposer::apply_style(const Span& span, const std::string& css, Look& look) {
  spec::TextLook text{look.style, look.keep_together};
  for (const spec::Declaration& declaration : spec::parse_declarations(css)) {
    const auto problem = spec::apply_declaration(declaration, input_.theme.colors(), text);
    if (problem) fail(span, problem->text, problem->hint);
  }
  look.style = std::move(text.style);
  look.keep_together = text.keep_together;
}

void InlineComposer::check_attributes(const Span& span) {
  const spec::InlineTag* tag = spec::find_inline_tag(span.text);
  if (tag == nullptr) return;
  for (const markdown::Attribute& entry : span.attributes) {
    const auto& known = tag->attributes;
    if (std::find(known.begin(), known.end(), entry.name) != known.end()) continue;
    fail(span, "the tag '" + span.text + "' has no attribute '" + entry.name + "'",
         known.empty() ? "it has none" : base::suggestion(entry.name, known));
  }
}

// A place in the text has the name of what follows, be it in the tag or after it.
void InlineComposer::start_place(const Span& span, const std::string& id, const Look& around) {
  if (id.empty() || id.find_first_of(" \t\n#") != std::string::npos) {
    return fail(span, "'" + id + "' is no id", "a name without spaces and '#'");
  }
  if (note_use_ != Notes::called) return;  // a running head repeats what has the id
  if (!references_.add_place(id, around.language, places_.find(span.written, span.before))) {
    return fail(span, "two places have the id '" + id + "'");
  }
  if (!place_.empty()) return fail(span, "the id '" + place_ + "' has no words of its own");
  open_ = false;
  place_ = id;
  place_tag_ = span;
}

// One at the end of a text has the name of the words before it.
void InlineComposer::end_places() {
  if (place_.empty()) return;
  const std::string id = std::exchange(place_, {});
  if (out_.empty() || !out_.back().anchor.empty()) {
    return fail(place_tag_, "the id '" + id + "' has no words of its own");
  }
  out_.back().anchor = id;
}

// <a href="#id" class="page"></a> is the number of the page that the block stands on; without a
// 'href' it is a place that links lead to.
void InlineComposer::anchor(const Span& span, const Look& around) {
  const auto* target = attribute(span, "href");
  if (target == nullptr && attribute(span, "id") != nullptr) {
    return add_within(span.spans, look_of(span, around));
  }
  if (target == nullptr) {
    return fail(span, "the tag 'a' has no 'href'", "it leads to a place, or 'id' names this one");
  }
  const auto* classes = attribute(span, "class");
  const bool page =
      classes != nullptr && (" " + *classes + " ").find(" page ") != std::string::npos;
  if (page && !span.spans.empty()) {
    fail(span, "the number of a page takes the place of a text", "leave the tag empty");
  }
  link(span, *target, look_of(span, around), page);
}

// Only the text itself is a passage of the index, not what repeats it: a running head, the
// contents.
void InlineComposer::term(const Span& span, const Look& around) {
  const std::size_t first = out_.size();
  const Look look = look_of(span, around);
  add_within(span.spans, look);
  if (out_.size() == first) {
    return fail(span, "an entry of the index needs the words that it stands for",
                "<index term=\"…\">words</index>");
  }
  const auto* text = attribute(span, "term");
  const auto* sub = attribute(span, "sub");
  const auto* sort = attribute(span, "sort");
  Term term{look.language, text == nullptr ? plain(span.spans) : *text, sub == nullptr ? "" : *sub,
            sort == nullptr ? "" : *sort, ""};
  if (term.text.empty()) return fail(span, "this entry of the index has no term");
  if (note_use_ != Notes::called) return;
  std::string& anchor = out_[first].anchor;
  if (anchor.empty()) anchor = references_.next_anchor();
  term.anchor = anchor;
  references_.add_term(std::move(term));
}

void InlineComposer::ruby(const Span& span, const Look& around) {
  const Look look = laid("ruby", look_of(span, around));
  std::vector<const Span*> stray;
  const std::vector<Base> bases = pairs(span.spans, stray);
  for (const Span* reading : stray) fail(*reading, "this reading has no text that it belongs to");
  if (bases.empty()) fail(span, "'ruby' has a text and its reading", "<ruby>汉<rt>hàn</rt></ruby>");
  for (const Base& base : bases) {
    if (base.reading.empty()) {
      add_within(base.spans, look);
      continue;
    }
    style::ParagraphStyle style;
    style.text = look.style;
    const doc::Words words = compose(base.spans, style, look.language);
    open_ = false;
    doc::Inline& part = start(look);
    if (!words.inlines.empty()) part.style = words.inlines.front().style;
    part.text = plain_text(words);
    part.ruby = base.reading;
    if (is_zhuyin(base.reading) && look.style.ruby_position == style::RubyPosition::over) {
      part.style.ruby_position = style::RubyPosition::inter_character;
    }
  }
  open_ = false;
}

}  // namespace jianbao::compose
