#include "read/sdmx_codes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace jianbao::read {

namespace {

struct NamedUnit {
  std::string_view code, unit;
};
constexpr std::array<NamedUnit, 20> named_units{
    {{"CNY", "元"},       {"USD", "美元"},     {"EUR", "欧元"},     {"JPY", "日元"},
     {"GBP", "英镑"},     {"HKD", "港元"},     {"MOP", "澳门元"},   {"TWD", "新台币"},
     {"KRW", "韩元"},     {"AUD", "澳元"},     {"CAD", "加元"},     {"CHF", "瑞士法郎"},
     {"RUB", "卢布"},     {"SGD", "新加坡元"}, {"INR", "印度卢比"}, {"PS", "人"},
     {"KM2", "平方公里"}, {"HA", "公顷"},      {"T", "吨"},         {"KG", "公斤"}}};

std::optional<Standing> standing_of(char code) {
  constexpr std::string_view given = "ABDGJKNSUW", not_final = "EFIPV", missing = "HLMO";
  if (given.find(code) != given.npos) return Standing::given;
  if (not_final.find(code) != not_final.npos) return Standing::provisional;
  if (missing.find(code) != missing.npos) return Standing::missing;
  return code == 'Q' ? std::optional(Standing::withheld) : std::nullopt;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::optional<value::Date> date_of(std::string_view text) {
  using value::Date;
  using value::DatePart;
  constexpr std::size_t year_digits = 4;
  const std::string_view year = text.substr(0, year_digits);
  if (year.size() != year_digits || !is_number(year) || year == "0000") return std::nullopt;
  const std::string_view rest = text.substr(year_digits);
  if (rest.empty()) return Date{number_of(year), 1, 1, DatePart::year};
  const std::string_view part = rest.substr(1);
  if (rest.front() != '-' || part.empty()) return std::nullopt;
  if (part.size() == 2 && part.front() == 'Q' && part[1] >= '1' && part[1] <= '4') {
    return Date{number_of(year), (part[1] - '1') * 3 + 1, 1, DatePart::quarter};
  }
  const int month = part.size() == 2 && is_number(part) ? number_of(part) : 0;
  if (month >= 1 && month <= 12) return Date{number_of(year), month, 1, DatePart::month};
  return Date::parse(text);
}

}  // namespace

std::optional<Standing> standing_by_status(std::string_view codes) {
  Standing strictest = Standing::given;
  constexpr std::string_view between = ";,| ";
  bool alone = true;  // a code stands by itself
  for (const char c : codes) {
    if (between.find(c) != between.npos) {
      alone = true;
      continue;
    }
    const auto standing = standing_of(c);
    if (!standing || !alone) return std::nullopt;
    strictest = std::max(strictest, *standing);
    alone = false;
  }
  return strictest;
}

std::optional<Standing> standing_by_confidentiality(std::string_view code) {
  if (code.empty() || code == "F" || code == "_Z") return Standing::given;
  const bool letter =
      code.size() == 1 && std::isalpha(static_cast<unsigned char>(code.front())) != 0;
  return letter ? std::optional(Standing::withheld) : std::nullopt;
}

Standing standing_by_flag(std::string_view flags) {
  if (flags.find('c') != flags.npos) return Standing::withheld;
  return flags.find_first_of("efp") != flags.npos ? Standing::provisional : Standing::given;
}

std::string unit_of_measure(std::string_view code) {
  // Percentages of something are PT_ and what they are of.
  if (code == "PT" || code.starts_with("PT_")) return "%";
  for (const auto& [from, to] : named_units) {
    if (code == from) return std::string(to);
  }
  return {};
}

bool is_counted_by_myriads(std::string_view unit) {
  return unit == "人" || unit.ends_with("元") || unit == "英镑";
}

value::Value time_period(const std::string& written, base::Span span) {
  if (const auto date = date_of(written)) return {*date, span};
  return value::Value::plain_text(written, span);
}

}  // namespace jianbao::read
