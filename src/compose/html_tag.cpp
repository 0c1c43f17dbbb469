#include "compose/html_tag.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/diagnostics.h"
#include "base/utf8.h"
#include "compose/markdown_source.h"
#include "spec/inline_vocabulary.h"

namespace jianbao::compose::markdown {

namespace {

constexpr std::string_view blank = " \t\n\r";
constexpr std::size_t deepest = 60;

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// `&amp;` and `&#x4E00;`, which attributes may hold too.
std::string unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> names{
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"}}};
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '&' ? text.find(';', i) : text.npos;
    if (end == text.npos || end - i > 10) {
      out.push_back(text[i]);
      continue;
    }
    const std::string_view name = text.substr(i + 1, end - i - 1);
    const auto known = std::find_if(names.begin(), names.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    const bool hexadecimal = name.starts_with("#x");
    unsigned code = 0;
    if (known != names.end()) {
      out += known->second;
    } else if (name.starts_with('#') &&
               std::from_chars(name.data() + (hexadecimal ? 2 : 1), name.data() + name.size(), code,
                               hexadecimal ? 16 : 10)
                       .ptr == name.data() + name.size() &&
               code > 0x20 && code < 0xD800) {
      base::append_utf8(out, code);
    } else {
      out += text.substr(i, end - i + 1);
    }
    i = end;
  }
  return out;
}

void skip(std::string_view& text, std::string_view characters) {
  text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

std::string_view take_until(std::string_view& text, std::string_view characters) {
  const std::size_t end = std::min(text.find_first_of(characters), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

std::string take_value(std::string_view& rest) {
  const char quote = rest.empty() ? 0 : rest[0];
  if (quote != '"' && quote != '\'') return unescaped(take_until(rest, blank));
  rest.remove_prefix(1);
  std::string value = unescaped(take_until(rest, std::string_view(&quote, 1)));
  if (!rest.empty()) rest.remove_prefix(1);
  return value;
}

// Collects the spans at one level, deeper ones while a tag is open.
class Nester {
 public:
  explicit Nester(std::vector<Problem>& problems) : problems_(problems) { levels_.emplace_back(); }

  std::vector<Span> nest(std::vector<Span> spans) {
    for (Span& span : spans) {
      if (span.kind == Span::Kind::tag) {
        tag(std::move(span));
      } else {
        levels_.back().spans.push_back(std::move(span));
      }
    }
    while (levels_.size() > 1) unclosed();
    return std::move(levels_.front().spans);
  }

 private:
  struct Level {
    Span tag = {};
    std::vector<Span> spans = {};
  };

  void tag(Span span) {
    const HtmlTag tag = parse_tag(span.written);
    if (tag.is_comment) return;
    const spec::InlineTag* known = spec::find_inline_tag(tag.name);
    if (known == nullptr) return unknown(span, tag);
    span.text = tag.name;
    span.written = restored(span.written);
    if (tag.ends) return end(span);
    span.attributes = tag.attributes;
    if (known->is_void) {
      levels_.back().spans.push_back(std::move(span));
    } else if (levels_.size() > deepest) {
      if (!std::exchange(said_deep_, true)) {
        problems_.push_back({span.written, "tags are nested more than 60 deep", {}, span.before});
      }
    } else {
      levels_.push_back({std::move(span)});
    }
  }

  void unknown(const Span& span, const HtmlTag& tag) {
    if (tag.ends) return;  // said of its start
    problems_.push_back({restored(span.written),
                         tag.name.empty() ? "this is no tag that a text may have"
                                          : "unknown tag '" + tag.name + "'",
                         tag.name.empty() ? "a '<' itself is written '\\<'"
                                          : base::suggestion(tag.name, spec::inline_tag_names()),
                         span.before});
  }

  // Tags that were opened later are left open.
  void end(const Span& span) {
    const auto open = std::find_if(levels_.rbegin(), levels_.rend(),
                                   [&](const Level& level) { return level.tag.text == span.text; });
    if (open == levels_.rend()) {
      problems_.push_back({span.written, "this ends no tag",
                           "there is no '<" + span.text + ">' before it at its level",
                           span.before});
      return;
    }
    while (levels_.back().tag.text != span.text) unclosed();
    close();
  }

  void unclosed() {
    const Span& tag = levels_.back().tag;
    problems_.push_back({tag.written, "this tag is not ended",
                         "'</" + tag.text + ">' is missing at its level", tag.before});
    close();
  }

  void close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    level.tag.spans = std::move(level.spans);
    levels_.back().spans.push_back(std::move(level.tag));
  }

  std::vector<Problem>& problems_;
  std::vector<Level> levels_;
  bool said_deep_ = false;
};

}  // namespace

HtmlTag parse_tag(std::string_view written) {
  HtmlTag tag;
  tag.is_comment = written.starts_with("<!--");
  if (tag.is_comment || written.size() < 3 || written.starts_with("<!") ||
      written.starts_with("<?")) {
    return tag;
  }
  std::string_view rest = written.substr(1, written.size() - 2);
  tag.ends = rest.starts_with('/');
  if (tag.ends) rest.remove_prefix(1);
  const std::size_t last = rest.find_last_not_of(blank);
  if (!tag.ends && last != rest.npos && rest[last] == '/') rest.remove_suffix(rest.size() - last);
  tag.name = lower(take_until(rest, blank));
  for (skip(rest, blank); !rest.empty(); skip(rest, blank)) {
    Attribute attribute{lower(take_until(rest, " \t\n\r=")), {}};
    skip(rest, blank);
    if (rest.starts_with('=')) {
      rest.remove_prefix(1);
      skip(rest, blank);
      attribute.value = restored(take_value(rest));
    }
    tag.attributes.push_back(std::move(attribute));
  }
  return tag;
}

std::vector<Span> nest_tags(std::vector<Span> spans, std::vector<Problem>& problems) {
  const bool none = std::none_of(spans.begin(), spans.end(),
                                 [](const Span& span) { return span.kind == Span::Kind::tag; });
  return none ? std::move(spans) : Nester(problems).nest(std::move(spans));
}

}  // namespace jianbao::compose::markdown
