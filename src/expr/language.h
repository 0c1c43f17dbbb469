#pragma once

#include <memory>
#include <string>

#include "expr/native_texts.h"
#include "expr/own_units.h"
#include "value/decimal.h"

namespace jianbao::expr {

// What stands for a number that is not printed, as statistics offices do: "…" for none, "x" for
// one that is kept secret; a provisional one is printed with "p" behind it.
struct Signs {
  std::string missing = "…";
  std::string suppressed = "x";
  std::string provisional = "p";
};

// CLDR's plural rules of a language, loaded when they are first asked for.
class Plurals;

// The language that a text is worded in, by its BCP 47 tag. Chinese has its own words; everything
// else is worded in English. Copies share their rules; may be used by several threads.
struct Language {
  std::string tag;
  Signs signs = {};
  std::shared_ptr<const Plurals> plurals = nullptr;
  // In traditional Chinese: who wants to know which texts need no conversion; null: nobody.
  std::shared_ptr<NativeTexts> natives = nullptr;
  // That the project declares; null: none.
  std::shared_ptr<const OwnUnits> units = nullptr;

  bool chinese() const { return tag.starts_with("zh"); }
};
Language make_language(std::string tag);

// CLDR's name of the form that goes with the number as it is written: "one" for 1, "other" for 1.0.
std::string cardinal_form(const value::Decimal& number, const Language& language);
// The same for ranks, in the language's own counting: "two" for 2 and 22 in English.
std::string ordinal_form(const value::Decimal& number, const Language& language);

}  // namespace jianbao::expr
