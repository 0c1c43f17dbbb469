#include "read/typed_marks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jianbao::read {

namespace {

struct Mark {
  char32_t code;
  std::string_view name, instead;
};
constexpr std::array<Mark, 11> marks{{{U'：', "a full-width colon", ":"},
                                      {U'，', "a full-width comma", ","},
                                      {U'“', "a curly quotation mark", "\""},
                                      {U'”', "a curly quotation mark", "\""},
                                      {U'‘', "a curly quotation mark", "'"},
                                      {U'’', "a curly quotation mark", "'"},
                                      {U'｛', "a full-width brace", "{"},
                                      {U'｝', "a full-width brace", "}"},
                                      {U'［', "a full-width bracket", "["},
                                      {U'］', "a full-width bracket", "]"},
                                      {U'\u00A0', "a no-break space (U+00A0)", " "}}};

}  // namespace

std::optional<TypedMark> find_typed_mark(const base::SourceFile& source, std::size_t line_start,
                                         std::size_t end) {
  const std::string_view text = source.text();
  char quote = 0;
  for (std::size_t at = line_start; at < std::min(end, text.size());) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(text, at);
    if (quote != 0) {
      if (c == static_cast<char32_t>(quote)) quote = 0;
      continue;
    }
    if (c == U'"' || c == U'\'') quote = static_cast<char>(c);
    const auto found =
        std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.code == c; });
    if (found != marks.end()) return TypedMark{{&source, begin, at}, found->name, found->instead};
  }
  return std::nullopt;
}

std::string hint_for_typed_mark(const base::SourceFile& source, std::size_t at) {
  const std::size_t start = source.line_start(std::min(at, source.text().size()));
  const std::size_t end = start + source.line_at(at).size();
  const auto mark = find_typed_mark(source, start, end);
  if (!mark) return {};
  return std::string(mark->name) + " stands here: write '" + std::string(mark->instead) + "'";
}

std::optional<TypedMark> find_wide_colon(const base::SourceFile& source, std::size_t before) {
  for (std::size_t start = 0; start <= std::min(before, source.text().size());) {
    const std::string_view line = source.line_at(start);
    const auto mark = find_typed_mark(source, start, start + line.size());
    const bool keyed = line.find(": ") != line.npos || line.ends_with(':') ||
                       line.find_first_not_of(" \t") == line.find('#');
    if (mark && !keyed && mark->name == marks.front().name && mark->span.begin > start) return mark;
    start += line.size() + 1;
    if (start < source.text().size() && source.text()[start - 1] == '\r') ++start;
  }
  return std::nullopt;
}

}  // namespace jianbao::read
