#pragma once

#include <memory>
#include <string>

namespace jianbao::expr {

// The order of a language's dictionaries (CLDR): by pinyin in zh, by strokes in zh-Hant, zh-TW and
// zh-HK, by letters elsewhere; and the groups of an index in that order, each with its name.
class Collation {
 public:
  explicit Collation(const std::string& language);
  ~Collation();
  Collation(Collation&&) noexcept;
  Collation& operator=(Collation&&) noexcept;

  // Of two texts, that which comes first has the smaller key.
  std::string key(const std::string& text) const;
  // Groups follow one another from 0.
  int group(const std::string& text) const;
  // "C"; "#" for what has no letter.
  std::string group_name(int group) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace jianbao::expr
