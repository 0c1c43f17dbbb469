#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::expr {

// The language that a text is worded in, by its BCP 47 tag.
struct Language {
  std::string tag;
  bool chinese() const { return tag.starts_with("zh"); }
};
inline Language make_language(std::string tag) { return {std::move(tag)}; }

// A figure is a map with a `value`; a text by language, one whose keys are all language tags.
bool is_figure(const value::Value& value);
bool is_language_map(const value::Value& value);

// The digits by the language's habit: 5500 in Chinese, 5,500 in English; a minus is U+2212.
std::string word_number(const value::Decimal& number, const Language& language);
// "第2位", "2nd" (plural rules of CLDR).
std::string word_rank(const value::Decimal& rank, const Language& language);
// "增长74.4%", "up 74.4%"; by sign, and "持平", "unchanged" for zero. A text may hold 百分点.
std::optional<std::string> word_growth(const value::Value& growth, const Language& language);
std::string word_date(const value::Date& date, const Language& language);

// A number with its unit, exactly converted: 5500 亿元 → "RMB 550 billion".
struct Measured {
  std::string number;  // "550"
  std::string unit;    // "RMB bn", for cards and tables
  std::string whole;   // "RMB 550 billion"
};
Measured word_measure(const value::Decimal& number, std::string_view unit,
                      const Language& language);

// How a value prints in a sentence. A figure that is missing, suppressed or provisional prints the
// office's sign (…, x, and p behind the number); a missing language is an error.
std::string display(const value::Value& value, const Language& language, base::Span use,
                    base::Diagnostics& diagnostics);

}  // namespace jianbao::expr
