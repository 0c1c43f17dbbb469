#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "expr/language.h"
#include "expr/units.h"
#include "value/value.h"

namespace jianbao::expr {

// A figure is a map with a `value`; a text by language, one whose keys are all language tags.
bool is_figure(const value::Value& value);
bool is_language_map(const value::Value& value);
// The text of the language: its own, a wider one (en for en-GB), a narrower one (en-GB for en). A
// traditional Chinese one is taken from its own region or zh-Hant, else from a simplified one,
// which is then to be converted; what needs no conversion is noted in the language's `natives`.
const value::Value* pick_language(const value::Record& texts, const Language& language);

// Whether there is something to show; a figure says so by `status`, or by having no value.
enum class Status { given, provisional, missing, suppressed };
Status status_of(const value::Record& figure);
// A figure that shows only a sign; what it holds besides may be secret.
bool is_withheld(const value::Value& value);

// A quotient is reckoned to many decimals, of which a reader needs few: two, or three digits that
// count. What has up to six was not made by a division.
value::Decimal readable(const value::Decimal& number);

// A number that is exact to arithmetic and prints with so many decimals.
value::Value shown_with_places(const value::Decimal& number, int places, base::Span span);

// The rank, for sentences: "第2位", "2nd"; and the number alone: "第2".
std::string word_rank(const value::Decimal& rank, const Language& language);
std::string word_ordinal(const value::Decimal& number, const Language& language);

// A change in percent, or in percentage points.
struct Growth {
  value::Decimal amount;
  bool points = false;
};
// From 74.4, "74.4%", "-1.2百分点", or what a figure's `growth` gives.
std::optional<Growth> growth_of(const value::Value& value);
enum class GrowthForm { adverb, verb, sign };  // "up 74.4%", "rose 74.4%", "+74.4%"
std::string word_growth(const Growth& growth, GrowthForm form, const Language& language);
// "up 74.4%" from what the data says; empty when that is no growth.
std::optional<std::string> word_growth(const value::Value& growth, const Language& language);

std::string word_date(const value::Date& date, const Language& language);
std::string word_month(const value::Date& date, const Language& language);

// How a value prints in a sentence. A figure that is missing, suppressed or provisional prints the
// office's sign; nothing at all, and a text that lacks the language, are errors.
std::string display(const value::Value& value, const Language& language, base::Span use,
                    base::Diagnostics& diagnostics);
// The same where room is short: "RMB 550 bn".
std::string display_compact(const value::Value& value, const Language& language, base::Span use,
                            base::Diagnostics& diagnostics);

}  // namespace jianbao::expr
