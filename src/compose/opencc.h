#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace jianbao::compose {

// The dictionaries that texts are converted by: inputs, as fonts are.
std::vector<std::string> conversion_files();

// Simplified Chinese → traditional characters and, for Taiwan, its words, by OpenCC. One worker's:
// its dictionaries are read once, and what it has converted serves the next text.
class HanConverter {
 public:
  HanConverter();
  ~HanConverter();
  HanConverter(const HanConverter&) = delete;
  HanConverter& operator=(const HanConverter&) = delete;

  // Reads what a language needs; false, with an error said, when that fails.
  bool prepare(std::string_view language, base::Diagnostics& diagnostics);
  // Words only: code, links' goals and web addresses stay. The text itself where the language has
  // not been prepared.
  std::string convert(const std::string& text, std::string_view language);

  // The different texts with Chinese that were converted since the last start.
  std::size_t count() const { return converted_.size(); }
  void start() { converted_.clear(); }

 private:
  struct Dictionary;
  std::string words(std::string_view text, const Dictionary& dictionary) const;

  std::map<std::string, std::unique_ptr<Dictionary>, std::less<>> dictionaries_;
  std::map<std::string, std::string, std::less<>> converted_;  // by language and text
};

}  // namespace jianbao::compose
