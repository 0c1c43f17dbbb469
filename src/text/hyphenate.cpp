#include "text/hyphenate.h"

#include <hyphen.h>

#include <algorithm>
#include <cstdlib>

namespace jianbao::text {

namespace {

constexpr std::size_t shortest_word = 7, longest_word = 100, shortest_part = 3;

const std::string british = "/usr/share/hyphen/hyph_en_GB.dic";
const std::string american = "/usr/share/hyphen/hyph_en_US.dic";

bool is_english(std::string_view language) {
  return language == "en" || language.starts_with("en-");
}
bool is_american(std::string_view language) { return language == "en-US"; }

bool is_one_of(std::string_view letters, char c) { return letters.find(c) != letters.npos; }

// A word that reads as pinyin, initial, vowels and n, ng or r again and again, is a Chinese name:
// the patterns of English would part it wrongly.
bool reads_as_pinyin(std::string_view word) {
  std::size_t i = 0;
  while (i < word.size()) {
    const std::string_view rest = word.substr(i);
    if (rest.starts_with("zh") || rest.starts_with("ch") || rest.starts_with("sh"))
      i += 2;
    else if (is_one_of("bpmfdtnlgkhjqxrzcsyw", word[i]))
      ++i;
    const std::size_t vowels = i;
    while (i < word.size() && is_one_of("aeiou", word[i])) ++i;
    if (i == vowels) return false;
    const auto vowel_at = [&](std::size_t at) {
      return at < word.size() && is_one_of("aeiou", word[at]);
    };
    if (i < word.size() && word[i] == 'n' && !vowel_at(i + 1)) {
      ++i;
      if (i < word.size() && word[i] == 'g' && !vowel_at(i + 1)) ++i;
    }
  }
  return true;
}

bool may_hyphenate(std::string_view word) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(word.begin() + 1, word.end(), lower)) return false;
  if (lower(word[0])) return true;
  std::string small(word);
  small[0] = static_cast<char>(small[0] - 'A' + 'a');
  return lower(small[0]) && !reads_as_pinyin(small);
}

}  // namespace

std::vector<std::string> hyphenation_files() { return {british}; }
std::map<std::string, std::string> further_hyphenation_files() { return {{"en-US", american}}; }

struct Hyphenator::Dictionary {
  HyphenDict* patterns = nullptr;  // null: the language has none, and its words stay whole
  bool substituted = false;
  explicit Dictionary(std::string_view language) {
    if (is_american(language)) patterns = hnj_hyphen_load(american.c_str());
    substituted = is_american(language) && patterns == nullptr;
    if (is_english(language) && patterns == nullptr) patterns = hnj_hyphen_load(british.c_str());
  }
  ~Dictionary() {
    if (patterns != nullptr) hnj_hyphen_free(patterns);
  }
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
};

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

const Hyphenator::Dictionary& Hyphenator::dictionary(std::string_view language) {
  auto found = dictionaries_.find(language);
  if (found == dictionaries_.end()) {
    found = dictionaries_.emplace(language, std::make_unique<Dictionary>(language)).first;
  }
  return *found->second;
}

bool Hyphenator::substitutes(std::string_view language) { return dictionary(language).substituted; }

std::vector<std::size_t> Hyphenator::points(std::string_view word, std::string_view language) {
  if (word.size() < shortest_word || word.size() > longest_word || !may_hyphenate(word)) return {};
  HyphenDict* patterns = dictionary(language).patterns;
  if (patterns == nullptr) return {};

  // libhyphen reads up to a terminator and, where it counts characters, writes past the length that
  // it documents; both buffers have room to spare.
  std::string terminated(word);
  if (terminated[0] >= 'A' && terminated[0] <= 'Z')
    terminated[0] = static_cast<char>(terminated[0] - 'A' + 'a');
  std::vector<char> marks(2 * word.size() + 64, '\0');
  char** replacements = nullptr;
  int *positions = nullptr, *cuts = nullptr;
  const int failed =
      hnj_hyphen_hyphenate2(patterns, terminated.c_str(), static_cast<int>(word.size()),
                            marks.data(), nullptr, &replacements, &positions, &cuts);
  std::free(replacements);
  std::free(positions);
  std::free(cuts);
  std::vector<std::size_t> points;
  for (std::size_t i = shortest_part; !failed && i + shortest_part <= word.size(); ++i) {
    if (((marks[i - 1] - '0') & 1) != 0) points.push_back(i);
  }
  return points;
}

}  // namespace jianbao::text
