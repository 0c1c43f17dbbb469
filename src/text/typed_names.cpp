#include "text/typed_names.h"

#include <algorithm>

namespace jianbao::text {

namespace {

using Words = std::u32string_view;

// Without one of them a word is none.
bool is_mark_of_name(char32_t c) {
  return c == U'/' || c == U'.' || c == U'@' || c == U'_' || c == U'\\';
}
bool is_alphanumeric(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || c > 0x7F; }

// Without the marks of the sentence around it.
Words stripped(Words word) {
  constexpr Words before = U"([{<\"'“‘", behind = U".,;:!?)]}>\"'”’…";
  while (!word.empty() && before.find(word.front()) != before.npos) word.remove_prefix(1);
  while (!word.empty() && behind.find(word.back()) != behind.npos) word.remove_suffix(1);
  return word;
}

// report.xlsx, example.org; not e.g. or 3.14.
bool has_inner_dot(Words word) {
  for (std::size_t i = 2; i + 1 < word.size(); ++i) {
    const bool before = is_alphanumeric(word[i - 1]) && is_alphanumeric(word[i - 2]);
    if (word[i] == U'.' && before && is_ascii_letter(word[i + 1])) return true;
  }
  return false;
}

bool is_typed_name(Words word) {
  word = stripped(word);
  const auto has = [&](Words part) { return word.find(part) != word.npos; };
  const std::size_t at = word.find(U'@');
  const bool mail = at != word.npos && at > 0 && at + 1 < word.size();
  const bool path = std::count(word.begin(), word.end(), U'/') > 1 || word.starts_with(U'/');
  return mail || path || has(U"://") || has(U"_") || has(U"\\") || word.starts_with(U"www.") ||
         has_inner_dot(word);
}

}  // namespace

void mark_typed_names(Characters& characters) {
  auto& list = characters.list;
  const auto is_of_word = [](const Character& c) {
    return c.kind == CharacterClass::latin || c.kind == CharacterClass::attached;
  };
  std::u32string word;
  for (std::size_t begin = 0; begin < list.size();) {
    word.clear();
    std::size_t end = begin;
    bool marked = false;
    while (end < list.size() && is_of_word(list[end])) {
      const char32_t c = list[end++].code;
      marked = marked || is_mark_of_name(c);
      word += c;
    }
    const bool typed = marked && is_typed_name(word);
    for (std::size_t i = begin; typed && i < end; ++i) list[i].typed_name = true;
    begin = end + 1;
  }
}

}  // namespace jianbao::text
