#include "text/hyphenate.h"

#include <hyphen.h>

#include <algorithm>
#include <cstdlib>

namespace jianbao::text {

namespace {

constexpr std::size_t shortest_word = 7, shortest_part = 3;

std::string dictionary_path(std::string_view language) {
  if (language.starts_with("en")) {
    return std::string("/usr/share/hyphen/hyph_") + (language == "en-US" ? "en_US" : "en_GB") +
           ".dic";
  }
  return {};
}

}  // namespace

struct Hyphenator::Dictionary {
  HyphenDict* patterns = nullptr;  // null: the language has none, and its words stay whole
  explicit Dictionary(const std::string& path) {
    if (!path.empty()) patterns = hnj_hyphen_load(path.c_str());
  }
  ~Dictionary() {
    if (patterns != nullptr) hnj_hyphen_free(patterns);
  }
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
};

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

std::vector<std::size_t> Hyphenator::points(std::string_view word, std::string_view language) {
  const bool lower_ascii =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (word.size() < shortest_word || word.size() > 100 || !lower_ascii) return {};
  auto found = dictionaries_.find(language);
  if (found == dictionaries_.end()) {
    found = dictionaries_.emplace(language, std::make_unique<Dictionary>(dictionary_path(language)))
                .first;
  }
  if (found->second->patterns == nullptr) return {};

  // libhyphen reads up to a terminator and, where it counts characters, writes past the length that
  // it documents; both buffers have room to spare.
  const std::string terminated(word);
  std::vector<char> marks(2 * word.size() + 64, '\0');
  char** replacements = nullptr;
  int *positions = nullptr, *cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate2(found->second->patterns, terminated.c_str(),
                                           static_cast<int>(word.size()), marks.data(), nullptr,
                                           &replacements, &positions, &cuts);
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
