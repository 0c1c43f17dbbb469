#include "expr/arithmetic.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "expr/common_unit.h"
#include "expr/members.h"

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::Value;

__extension__ typedef __int128 Wide;

constexpr int quotient_places = 12;
// What value::divide can widen a dividend by.
constexpr int widest = 20;

Decimal trimmed(Decimal number) {
  while (number.scale() > 0 && number.coefficient() % 10 == 0) {
    number = Decimal(number.coefficient() / 10, number.scale() - 1);
  }
  return number;
}

// To 12 places, or to as many as 18 digits leave room for.
std::optional<Decimal> quotient(const Decimal& a, const Decimal& b) {
  const Decimal divisor = trimmed(b);
  const int most = std::min(quotient_places, widest - divisor.scale() + a.scale());
  for (int places = most; places >= 0; --places) {
    if (const auto result = divide(a, divisor, places)) return trimmed(*result);
  }
  return std::nullopt;
}

Wide widened(const Decimal& number, int scale) {
  Wide result = number.coefficient();
  for (int i = number.scale(); i < scale; ++i) result *= 10;
  return result;
}

// Takes the sign of the dividend, as in Vega.
std::optional<Decimal> remainder(const Decimal& a, const Decimal& b) {
  if (b.zero()) return std::nullopt;
  const int scale = std::max(a.scale(), b.scale());
  const Wide rest = widened(a, scale) % widened(b, scale);
  constexpr Wide limit = 1'000'000'000'000'000'000;
  if (rest >= limit || rest <= -limit) return std::nullopt;
  return trimmed(Decimal(static_cast<std::int64_t>(rest), scale));
}

}  // namespace

std::optional<Decimal> calculate(std::string_view operation, const Decimal& a, const Decimal& b) {
  if (operation == "+") return add(a, b);
  if (operation == "-") return subtract(a, b);
  if (operation == "*") return multiply(a, b);
  if (operation == "/") return b.zero() ? std::nullopt : quotient(a, b);
  if (operation == "%") return remainder(a, b);
  return std::nullopt;
}

namespace {

// A digit, ASCII or full-width, or a sign before one.
bool begins_as_number(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t c = base::next_code_point(text, at);
  if (c == U'-' || c == U'+' || c == U'\u2212') return begins_as_number(text.substr(at));
  return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19');
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// Letters order names and codes of one length, but not 9% and 12%, or 2020/9/1 and 2020/10/1.
bool are_ordered_by_letters(std::string_view a, std::string_view b) {
  if (!begins_as_number(a) && !begins_as_number(b)) return true;
  if (value::Date::parse(a) && value::Date::parse(b)) return true;
  return all_digits(a) && all_digits(b) && a.size() == b.size();
}

}  // namespace

std::optional<int> order(const Value& a, const Value& b) {
  const bool texts = a.as_text() != nullptr && b.as_text() != nullptr;
  if (number_of(a) && number_of(b)) {
    const auto numbers = in_one_unit(a, b);
    return numbers ? std::optional(compare(numbers->first, numbers->second)) : std::nullopt;
  }
  if (const auto left = date_of(a), right = date_of(b); left && right) {
    const auto key = [](const value::Date& d) { return std::tuple(d.year, d.month, d.day); };
    return key(*left) < key(*right) ? -1 : key(*left) > key(*right) ? 1 : 0;
  }
  if (texts && are_ordered_by_letters(*a.as_text(), *b.as_text())) {
    return a.as_text()->compare(*b.as_text());
  }
  return std::nullopt;
}

namespace {

bool is_text_of(const Value& value) { return value.as_text() != nullptr; }

// What a text says, where the other side is a truth or a day.
std::optional<bool> same_as_text(const Value& other, const std::string& text) {
  if (const auto* truth = other.as_bool()) {
    const auto said = truth_of(Value(text, {}));
    return said ? std::optional(*said == *truth) : std::nullopt;
  }
  const auto day = date_of(other);
  const auto said = day ? value::Date::parse(text) : std::nullopt;
  return said ? std::optional(*said == *day) : std::nullopt;
}

// What a figure holds in place of a number.
const Value& without_figure(const Value& value) {
  const bool plain = !is_figure(value) || is_withheld(value) || number_of(value);
  return plain ? value : *value.as_record()->find("value");
}

}  // namespace

std::optional<bool> equal(const Value& left, const Value& right) {
  if (is_missing(left) || is_missing(right)) return is_missing(left) && is_missing(right);
  const Value& a = without_figure(left);
  const Value& b = without_figure(right);
  if (a.as_bool() != nullptr && b.as_bool() != nullptr) return *a.as_bool() == *b.as_bool();
  if (is_text_of(a) && is_text_of(b)) return *a.as_text() == *b.as_text();
  if (const auto found = order(a, b)) return *found == 0;
  if (is_text_of(a)) return same_as_text(b, *a.as_text());
  if (is_text_of(b)) return same_as_text(a, *b.as_text());
  return std::nullopt;
}

}  // namespace jianbao::expr
