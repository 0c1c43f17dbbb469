#include "expr/english_measure.h"

#include <algorithm>
#include <array>

#include "expr/unit_names.h"

namespace jianbao::expr {

using value::Decimal;

namespace {

constexpr std::string_view no_break_space = "\u00A0";

struct Magnitude {
  int power;
  std::string_view word, symbol;
};
constexpr std::array<Magnitude, 4> magnitudes{
    {{12, "trillion", "tn"}, {9, "billion", "bn"}, {6, "million", "m"}, {0, "", ""}}};

// Words with a no-break space between; empty ones leave no gap.
std::string join(std::string_view left, std::string_view right) {
  std::string all(left);
  if (!left.empty() && !right.empty()) all += no_break_space;
  return all += right;
}
std::string spaced(std::string_view left, std::string_view right) {
  std::string all(left);
  if (!left.empty() && !right.empty()) all += ' ';
  return all += right;
}

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

struct Scaled {
  std::string digits;
  Magnitude magnitude;
};
// number × 10^power in thousands of millions and so on. A conversion drops the zeros at the end,
// which it made itself; a number that stays as it is keeps them.
Scaled scale(const Decimal& number, int power, const Language& language) {
  const int digits = number.zero() ? 0 : number.whole_digits() + power;
  const Magnitude& magnitude = *std::find_if(magnitudes.begin(), magnitudes.end(), [&](auto& m) {
    return m.power == 0 || digits > m.power;
  });
  const int shift = number.zero() ? 0 : power - magnitude.power;
  // At least one and at most as many digits as the number had stand before the point: it fits.
  const std::string words = word_number(*number.shifted(shift), language);
  return {shift == 0 ? words : without_trailing_zeros(words), magnitude};
}

Measured english_money(std::string_view currency, const Scaled& scaled) {
  const auto& [digits, magnitude] = scaled;
  const std::string amount = join(currency, digits);
  return {digits, spaced(currency, magnitude.symbol), spaced(currency, magnitude.word),
          join(amount, magnitude.word), join(amount, magnitude.symbol)};
}

// "3.2 million t"; what is merely counted has no symbol, English names it in its sentence.
Measured english_amount(std::string_view symbol, const Scaled& scaled) {
  const auto& [digits, magnitude] = scaled;
  // "100 m" would be metres.
  const std::string_view size = symbol.empty() ? magnitude.word : magnitude.symbol;
  return {digits, spaced(size, symbol), spaced(magnitude.word, symbol),
          join(join(digits, magnitude.word), symbol), join(join(digits, size), symbol)};
}

// "3,200 pieces", "3.2 million pieces".
Measured english_count(const OwnUnit& unit, const Decimal& number, int power,
                       const Language& language) {
  const Scaled scaled = scale(number, power, language);
  const auto& [digits, magnitude] = scaled;
  const std::string form = power == 0 ? cardinal_form(number, language) : "other";
  const std::string words = words_of(unit, language.tag, form);
  return {digits, spaced(magnitude.word, words), spaced(magnitude.word, words),
          join(join(digits, magnitude.word), words), join(join(digits, magnitude.word), words)};
}

// "RMB 5 per person".
Measured with_per(Measured measured, std::string_view denominator) {
  const std::string per = "per\u00A0" + std::string(denominator);
  for (std::string* words : {&measured.unit, &measured.name}) {
    *words += (words->empty() ? "" : " ") + per;
  }
  measured.whole += " " + per;
  measured.compact += " " + per;
  return measured;
}

}  // namespace

Measured english_measure(const Decimal& number, std::string_view unit, const Language& language) {
  const std::string digits = word_number(number, language);
  if (unit == "%" || unit == "‰") {
    const std::string whole = digits + std::string(unit), sign(unit);
    return {digits, sign, sign, whole, whole};
  }
  if (unit == percentage_point) {
    const bool one = cardinal_form(number, language) == "one";
    const std::string word(one ? "percentage point" : "percentage points");
    return {digits, word, word, join(digits, word), join(digits, word)};
  }
  // The sentence has its own word: "1.61 times what others earn", "a 1.61-fold rise".
  if (unit == "倍") return {digits, "times", "times", digits, digits};
  // 2020年 is a year, 15年 are years.
  const bool year = unit == "年" && number.is_integer() && number.whole_digits() == 4;
  if (year) return {number.to_string(), "", "", number.to_string(), number.to_string()};
  if (const std::size_t slash = unit.find('/');
      slash != unit.npos && quantity_symbol(unit).empty()) {
    const std::string_view per = per_word(unit.substr(slash + 1));
    if (!per.empty())
      return with_per(english_measure(number, unit.substr(0, slash), language), per);
  }
  const Scaled plain{digits, magnitudes.back()};
  if (const auto exact = quantity_symbol(unit); !exact.empty()) return english_amount(exact, plain);
  const int power = take_prefix(unit).power;
  if (const OwnUnit* own = language.units ? language.units->find(unit) : nullptr) {
    return english_count(*own, number, power, language);
  }
  if (const auto currency = currency_symbol(unit); !currency.empty()) {
    return english_money(currency, scale(number, power, language));
  }
  // A counter has no symbol; a symbol that is not in the tables is its own.
  const std::string_view quantity = quantity_symbol(unit), own = has_latin(unit) ? unit : "";
  return english_amount(quantity.empty() ? own : quantity,
                        power == 0 ? plain : scale(number, power, language));
}

}  // namespace jianbao::expr
