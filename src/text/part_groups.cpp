#include "text/part_groups.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace jianbao::text {

namespace {

using Units = std::vector<std::string>;

// Words, each with the space behind it.
Units words_of(std::string_view text) {
  Units words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::size_t end = space == text.npos ? text.size() : text.find_first_not_of(' ', space);
    words.emplace_back(text.substr(0, end));
    text = end == text.npos ? std::string_view() : text.substr(end);
  }
  return words;
}

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// Characters with the accents on them.
Units characters_of(std::string_view text) {
  Units characters;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(text, i);
    if (characters.empty() || !is_combining(c)) characters.emplace_back();
    characters.back() += text.substr(begin, i - begin);
  }
  return characters;
}

Units units_of(std::string_view text) {
  Units words = words_of(text);
  return words.size() > 1 ? words : characters_of(text);
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view vowels =
      U"aeiouüAEIOUÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛ";
  return vowels.find(c) != vowels.npos;
}

// Of a word in pinyin: as many as it has groups of vowels.
std::size_t syllables_of(std::string_view word) {
  std::size_t count = 0;
  bool in_vowels = false;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = base::next_code_point(word, i);
    if (is_combining(c)) continue;
    if (is_vowel(c) && !in_vowels) ++count;
    in_vowels = is_vowel(c);
  }
  return count;
}

// The characters of the base that each word of a reading in pinyin belongs to; none where the
// syllables are not as many as the characters.
Units bases_of_words(const Units& characters, const Units& words) {
  Units bases;
  std::size_t next = 0;
  for (const std::string& word : words) {
    bases.emplace_back();
    for (std::size_t i = syllables_of(word); i > 0; --i, ++next) {
      if (next == characters.size()) return {};
      bases.back() += characters[next];
    }
    if (bases.back().empty()) return {};
  }
  return next == characters.size() ? bases : Units{};
}

// The units of one part of `count`, without the space at its end.
std::string joined(const Units& units, std::size_t part, std::size_t count) {
  std::string text;
  const std::size_t end = units.size() * (part + 1) / count;
  for (std::size_t i = units.size() * part / count; i < end; ++i) text += units[i];
  return text;
}

std::string without_space(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

std::vector<Run> part_groups(const std::vector<Run>& runs,
                             const std::function<std::size_t(const Run&)>& parts_of) {
  std::vector<Run> parted;
  for (const Run& run : runs) {
    std::size_t count = run.ruby.empty() ? 1 : parts_of(run);
    Units base = units_of(run.text);
    const Units reading = units_of(run.ruby);
    if (count > 1 && reading.size() > 1 && reading.size() < base.size()) {
      const Units by_word = bases_of_words(base, reading);
      if (!by_word.empty()) base = by_word;
    }
    if (count > 1 && base.size() == reading.size()) count = base.size();
    count = std::min({count, base.size(), reading.size()});
    if (count <= 1) {
      parted.push_back(run);
      continue;
    }
    for (std::size_t part = 0; part < count; ++part) {
      parted.push_back(run);
      parted.back().text = joined(base, part, count);
      parted.back().ruby = without_space(joined(reading, part, count));
    }
  }
  return parted;
}

}  // namespace jianbao::text
