#include "layout/spoken_language.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace jianbao::layout {

namespace {

enum class Writing { any, han, kana, hangul, mark };

// The blocks of the Unicode Standard; a mark belongs to what is around it.
Writing writing_of(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (within(0x3040, 0x30FF) || within(0x31F0, 0x31FF)) return Writing::kana;
  if (within(0x1100, 0x11FF) || within(0x3130, 0x318F) || within(0xAC00, 0xD7AF)) {
    return Writing::hangul;
  }
  if (within(0x2E80, 0x2FDF) || within(0x3105, 0x312F) || within(0x3400, 0x9FFF) ||
      within(0xF900, 0xFAFF) || within(0x20000, 0x3FFFF) || c == 0x3005 || c == 0x3007) {
    return Writing::han;
  }
  const bool selector = within(0xFE00, 0xFE0F) || within(0xE0100, 0xE01EF);
  const bool combining = within(0x0300, 0x036F) || within(0x20D0, 0x20FF);
  const bool mark = selector || combining || within(0x3000, 0x303F) || within(0xFF00, 0xFFEF);
  return mark ? Writing::mark : Writing::any;
}

bool is_east_asian(const std::string& language) {
  return language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko") ||
         language.starts_with("yue");
}

// The end of what starts at `at`: of characters of one writing, or up to the next that are. Marks
// stay with the characters before them.
std::size_t end_of_piece(const std::string& text, std::size_t at) {
  const auto is_asian = [](Writing writing) {
    return writing == Writing::han || writing == Writing::kana || writing == Writing::hangul;
  };
  std::size_t next = at;
  const bool asian = is_asian(writing_of(base::next_code_point(text, next)));
  while (next < text.size()) {
    std::size_t after = next;
    const Writing writing = writing_of(base::next_code_point(text, after));
    if (is_asian(writing) != asian && !(asian && writing == Writing::mark)) break;
    next = after;
  }
  return next;
}

// Numbers of notes, pictures, readings and code are read as they are.
bool may_be_cut(const doc::Inline& part) {
  return !part.language.empty() && !is_east_asian(part.language) && part.note < 0 && !part.image &&
         part.ruby.empty() && !part.code && !part.keep_together && part.pages_of.empty() &&
         part.page_of.empty();
}

}  // namespace

std::string spoken_language(std::string_view text, const std::string& language,
                            const std::vector<std::string>& languages) {
  if (language.empty() || is_east_asian(language)) return language;
  bool han = false;
  for (std::size_t at = 0; at < text.size();) {
    const Writing writing = writing_of(base::next_code_point(text, at));
    if (writing == Writing::kana) return "ja";
    if (writing == Writing::hangul) return "ko";
    if (writing == Writing::any) return language;
    han = han || writing == Writing::han;
  }
  if (!han) return language;
  const auto chinese = std::find_if(languages.begin(), languages.end(),
                                    [](const std::string& each) { return each.starts_with("zh"); });
  return chinese == languages.end() ? "zh" : *chinese;
}

std::vector<doc::Inline> cut_by_writing(std::vector<doc::Inline> inlines) {
  std::vector<doc::Inline> cut;
  for (doc::Inline& part : inlines) {
    const std::string text = part.text;
    if (!may_be_cut(part) || text.empty() || end_of_piece(text, 0) == text.size()) {
      cut.push_back(std::move(part));
      continue;
    }
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = end_of_piece(text, at);
      part.text = text.substr(at, end - at);
      cut.push_back(part);
      part.anchor.clear();
      at = end;
    }
  }
  return cut;
}

}  // namespace jianbao::layout
