#include "expr/arithmetic.h"

#include <algorithm>
#include <tuple>

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

std::optional<int> order(const Value& a, const Value& b) {
  if (const auto left = number_of(a), right = number_of(b); left && right) {
    return compare(*left, *right);
  }
  if (const auto left = date_of(a), right = date_of(b); left && right) {
    const auto key = [](const value::Date& d) { return std::tuple(d.year, d.month, d.day); };
    return key(*left) < key(*right) ? -1 : key(*left) > key(*right) ? 1 : 0;
  }
  if (a.as_text() != nullptr && b.as_text() != nullptr) return a.as_text()->compare(*b.as_text());
  return std::nullopt;
}

bool equal(const Value& a, const Value& b) {
  const auto nothing = [](const Value& value) { return value.is_null() || is_withheld(value); };
  if (nothing(a) || nothing(b)) return nothing(a) && nothing(b);
  if (a.as_bool() != nullptr && b.as_bool() != nullptr) return *a.as_bool() == *b.as_bool();
  return order(a, b) == 0;
}

}  // namespace jianbao::expr
