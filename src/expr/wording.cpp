#include "expr/wording.h"

#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <memory>

namespace jianbao::expr {

namespace {

using value::Decimal;

constexpr std::string_view minus = "\u2212", no_break_space = "\u00A0";
constexpr std::string_view missing_sign = "…", suppressed_sign = "x", provisional_sign = "p";

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

// Money in yuan or dollars: how many of the currency one unit is, as a power of ten.
struct Money {
  std::string_view unit, currency;
  int power;
};
constexpr std::array<Money, 9> money{{{"亿元", "RMB", 8},
                                      {"万元", "RMB", 4},
                                      {"元", "RMB", 0},
                                      {"亿美元", "USD", 8},
                                      {"万美元", "USD", 4},
                                      {"美元", "USD", 0},
                                      {"CNY", "RMB", 0},
                                      {"USD", "USD", 0},
                                      {"万亿元", "RMB", 12}}};

struct Quantity {
  std::string_view unit, symbol;
};
constexpr std::array<Quantity, 10> quantities{{{"平方公里", "km²"},
                                               {"km²", "km²"},
                                               {"公里", "km"},
                                               {"km", "km"},
                                               {"公顷", "ha"},
                                               {"吨", "t"},
                                               {"平方米", "m²"},
                                               {"米", "m"},
                                               {"千瓦时", "kWh"},
                                               {"小时", "h"}}};

struct Magnitude {
  int power;
  std::string_view word, symbol;
};
constexpr std::array<Magnitude, 3> magnitudes{
    {{12, "trillion", "tn"}, {9, "billion", "bn"}, {6, "million", "m"}}};

Measured english_money(const Decimal& number, const Money& unit, const Language& language) {
  const Decimal amount = number.shifted(unit.power);
  const Decimal size = amount.absolute();
  const std::string currency(unit.currency);
  for (const Magnitude& magnitude : magnitudes) {
    if (compare(size, Decimal(1, 0).shifted(magnitude.power)) < 0) continue;
    const Decimal scaled = amount.shifted(-magnitude.power);
    const std::string digits = without_trailing_zeros(word_number(scaled, language));
    return {digits, currency + " " + std::string(magnitude.symbol),
            currency + std::string(no_break_space) + digits + std::string(no_break_space) +
                std::string(magnitude.word)};
  }
  const std::string digits = without_trailing_zeros(word_number(amount, language));
  return {digits, currency, currency + std::string(no_break_space) + digits};
}

bool is_one(const Decimal& number) {
  return number.scale() == 0 && number.absolute().coefficient() == 1;
}

Measured english_measure(const Decimal& number, std::string_view unit, const Language& language) {
  const std::string digits = word_number(number, language);
  const auto joined = [&](std::string_view word) {
    return Measured{digits, std::string(word),
                    digits + std::string(no_break_space) + std::string(word)};
  };
  for (const Money& candidate : money) {
    if (candidate.unit == unit) return english_money(number, candidate, language);
  }
  for (const Quantity& candidate : quantities) {
    if (candidate.unit == unit) return joined(candidate.symbol);
  }
  if (unit == "%") return {digits, "%", digits + "%"};
  if (unit == "百分点") return joined(is_one(number) ? "percentage point" : "percentage points");
  if (unit == "倍") return {digits, "times", digits};
  if (unit == "亿" || unit == "万") {
    Measured count = english_money(number, {unit, "", unit == "亿" ? 8 : 4}, language);
    count.whole.erase(0, no_break_space.size());
    count.unit.erase(0, std::min<std::size_t>(1, count.unit.size()));
    return count;
  }
  // Chinese counters: English names the thing in its sentence.
  return {digits, "", digits};
}

const value::Value* pick_language(const value::Record& texts, const Language& language) {
  if (const value::Value* exact = texts.find(language.tag)) return exact;
  return texts.find(language.tag.substr(0, 2));
}

std::string display_figure(const value::Record& figure, const Language& language, base::Span use,
                           base::Diagnostics& diagnostics) {
  const value::Value* text = figure.find("text");
  if (text != nullptr && !text->is_null()) return display(*text, language, use, diagnostics);
  const value::Value* status_value = figure.find("status");
  const auto* status = status_value == nullptr ? nullptr : status_value->as_text();
  const value::Value& value = *figure.find("value");
  if (status != nullptr && *status == "suppressed") return std::string(suppressed_sign);
  if (value.is_null() || (status != nullptr && *status == "missing"))
    return std::string(missing_sign);
  const auto* number = value.as_number();
  if (number == nullptr) return display(value, language, use, diagnostics);
  const value::Value* unit_value = figure.find("unit");
  const auto* unit = unit_value == nullptr ? nullptr : unit_value->as_text();
  std::string words = word_measure(*number, unit == nullptr ? "" : *unit, language).whole;
  if (status != nullptr && *status == "provisional") words += provisional_sign;
  return words;
}

}  // namespace

bool is_figure(const value::Value& value) {
  const auto* record = value.as_record();
  return record != nullptr && record->find("value") != nullptr;
}

bool is_language_map(const value::Value& value) {
  const auto* record = value.as_record();
  if (record == nullptr || record->empty()) return false;
  return std::all_of(record->fields().begin(), record->fields().end(),
                     [](const value::Field& field) {
                       return field.key == "zh" || field.key == "en" ||
                              field.key.starts_with("zh-") || field.key.starts_with("en-");
                     });
}

std::string word_number(const Decimal& number, const Language& language) {
  std::string digits = number.absolute().to_string();
  if (!language.chinese()) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  }
  return number.negative() ? std::string(minus) + digits : digits;
}

std::string word_rank(const Decimal& rank, const Language& language) {
  const std::string digits = word_number(rank, language);
  if (language.chinese()) return "第" + digits + "位";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(icu::Locale("en"), UPLURAL_TYPE_ORDINAL, status));
  if (U_FAILURE(status) || !rules) return digits;
  std::string form;
  rules->select(static_cast<std::int32_t>(rank.rounded(0).coefficient())).toUTF8String(form);
  return digits + (form == "one" ? "st" : form == "two" ? "nd" : form == "few" ? "rd" : "th");
}

std::optional<std::string> word_growth(const value::Value& growth, const Language& language) {
  std::optional<Decimal> number;
  std::string_view unit = "%";
  if (const auto* plain = growth.as_number()) number = *plain;
  if (const auto* text = growth.as_text()) {
    std::string_view rest = *text;
    for (const std::string_view suffix : {"%", "个百分点", "百分点"}) {
      if (!rest.ends_with(suffix)) continue;
      unit = suffix == "%" ? "%" : "百分点";
      rest.remove_suffix(suffix.size());
      break;
    }
    number = Decimal::parse(rest);
  }
  if (!number) return std::nullopt;
  if (number->zero()) return language.chinese() ? "持平" : "unchanged";
  const std::string amount = word_measure(number->absolute(), unit, language).whole;
  if (!language.chinese()) return (number->negative() ? "down " : "up ") + amount;
  const bool points = unit != "%";
  return (number->negative() ? "下降" : points ? "提高" : "增长") + amount;
}

std::string word_date(const value::Date& date, const Language& language) {
  constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const std::string year = std::to_string(date.year), day = std::to_string(date.day);
  if (language.chinese()) return year + "年" + std::to_string(date.month) + "月" + day + "日";
  return day + " " + std::string(months[static_cast<std::size_t>(date.month) - 1]) + " " + year;
}

Measured word_measure(const Decimal& number, std::string_view unit, const Language& language) {
  if (!language.chinese()) return english_measure(number, unit, language);
  const std::string digits = word_number(number, language);
  // A percentage point is counted with 个 (GB/T 15835).
  const std::string joint = unit == "百分点" ? "个" : "";
  return {digits, std::string(unit), digits + joint + std::string(unit)};
}

std::string display(const value::Value& value, const Language& language, base::Span use,
                    base::Diagnostics& diagnostics) {
  if (const auto* text = value.as_text()) return *text;
  if (const auto* number = value.as_number()) return word_number(*number, language);
  if (const auto* date = value.as_date()) return word_date(*date, language);
  if (const auto* truth = value.as_bool()) return *truth ? "true" : "false";
  if (is_figure(value)) return display_figure(*value.as_record(), language, use, diagnostics);
  if (is_language_map(value)) {
    const value::Value* picked = pick_language(*value.as_record(), language);
    if (picked != nullptr) return display(*picked, language, use, diagnostics);
    diagnostics.error(value.span().file == nullptr ? use : value.span(),
                      "missing language '" + language.tag + "'", "this text has only the others");
    return {};
  }
  diagnostics.error(use, value.is_null()
                             ? "missing data"
                             : "this is " + std::string(value.kind()) + ", not a text or a figure");
  return {};
}

}  // namespace jianbao::expr
