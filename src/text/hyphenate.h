#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::text {

// The pattern files that lines of text are broken by: inputs, as fonts are.
std::vector<std::string> hyphenation_files();
// Those of one language alone, by its tag, which are used where the machine has them.
std::map<std::string, std::string> further_hyphenation_files();

// Liang's hyphenation with the patterns that Debian ships, one dictionary a language.
class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  // Byte offsets at which an ASCII word may be parted; words of under seven letters and pinyin
  // names stay whole, three letters stay on each side (CSS hyphenate-limit-chars: 7 3 3).
  std::vector<std::size_t> points(std::string_view word, std::string_view language);
  // Whether a language's own patterns are not there, and those of en-GB are used.
  bool substitutes(std::string_view language);

 private:
  struct Dictionary;
  const Dictionary& dictionary(std::string_view language);

  std::map<std::string, std::unique_ptr<Dictionary>, std::less<>> dictionaries_;
};

}  // namespace jianbao::text
