#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace jianbao::expr {

// A unit that a project declares, with its words by language: {en: pieces}, {en: {one: piece,
// other: pieces}}. Chinese writes the name itself where it has no words of its own.
struct OwnUnit {
  std::string name;
  value::Value words;  // a text by language, or nothing
};

class OwnUnits {
 public:
  void add(OwnUnit unit) { units_.push_back(std::move(unit)); }
  // Null when no such unit is declared. 万 and 亿 are not part of its name.
  const OwnUnit* find(std::string_view name) const;
  const std::vector<OwnUnit>& all() const { return units_; }

 private:
  std::vector<OwnUnit> units_;
};

// The words in the language that a BCP 47 tag names, in the plural form ("one", "other"); empty
// where there are none.
std::string words_of(const OwnUnit& unit, std::string_view language, std::string_view form);

}  // namespace jianbao::expr
