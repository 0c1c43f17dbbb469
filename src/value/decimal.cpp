#include "value/decimal.h"

#include <algorithm>
#include <cstdlib>

namespace jianbao::value {

namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t limit = 1'000'000'000'000'000'000;  // 10^18

Wide power_of_ten(int exponent) {
  Wide result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

std::optional<Decimal> from_wide(Wide coefficient, int scale) {
  while (scale > 0 && (coefficient >= limit || coefficient <= -limit) && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  if (coefficient >= limit || coefficient <= -limit || scale > Decimal::max_digits)
    return std::nullopt;
  return Decimal(static_cast<std::int64_t>(coefficient), scale);
}

Wide divide_half_away(Wide numerator, Wide divisor) {
  const Wide half = (divisor < 0 ? -divisor : divisor) / 2;
  const bool negative = (numerator < 0) != (divisor < 0);
  const Wide magnitude =
      ((numerator < 0 ? -numerator : numerator) + half) / (divisor < 0 ? -divisor : divisor);
  return negative ? -magnitude : magnitude;
}

// The number times ten to the power that the digits say.
std::optional<Decimal> with_exponent(std::optional<Decimal> number, std::string_view digits) {
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  int power = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || power > 100) return std::nullopt;
    power = power * 10 + (c - '0');
  }
  if (!number || digits.empty()) return std::nullopt;
  const int scale = number->scale() + (negative ? power : -power);
  if (scale > 2 * Decimal::max_digits || scale < -Decimal::max_digits) return std::nullopt;
  if (scale >= 0) return from_wide(number->coefficient(), scale);
  return from_wide(number->coefficient() * power_of_ten(-scale), 0);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const auto is_e = [](char c) { return c == 'e' || c == 'E'; };
  if (const auto e = std::find_if(text.begin(), text.end(), is_e); e != text.end()) {
    const auto at = static_cast<std::size_t>(e - text.begin());
    return with_exponent(parse(text.substr(0, at)), text.substr(at + 1));
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t coefficient = 0;
  int scale = 0, digits = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point && digits > 0) {
      point = true;
    } else if (c >= '0' && c <= '9' && coefficient < limit / 10) {
      coefficient = coefficient * 10 + (c - '0');
      ++digits;
      if (point) ++scale;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || text.ends_with('.') || scale > max_digits) return std::nullopt;
  return Decimal(negative ? -coefficient : coefficient, scale);
}

std::optional<Decimal> Decimal::plain(std::string_view text) {
  std::string_view digits = text;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const bool zero_in_front = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
  const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  if (zero_in_front || !std::all_of(digits.begin(), digits.end(), is_part)) return std::nullopt;
  return parse(text);
}

bool Decimal::too_long(std::string_view text) {
  if (parse(text)) return false;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == part.npos;
  };
  if (point == text.npos) return all_digits(text);
  return all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

bool Decimal::is_integer() const { return coefficient_ % power_of_ten(scale_) == 0; }

// The quotient of two numbers that a double holds exactly is rounded once, as strtod rounds.
double Decimal::to_double() const {
  constexpr std::int64_t exact = 1LL << 53;
  if (coefficient_ > -exact && coefficient_ < exact && power_of_ten(scale_) < exact)
    return static_cast<double>(coefficient_) / static_cast<double>(power_of_ten(scale_));
  return std::strtod(to_string().c_str(), nullptr);
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(coefficient_ < 0 ? -coefficient_ : coefficient_);
  const auto places = static_cast<std::size_t>(scale_);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return coefficient_ < 0 ? "-" + digits : digits;
}

Decimal Decimal::without_zeros() const {
  std::int64_t coefficient = coefficient_;
  int scale = scale_;
  for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
  return {coefficient, scale};
}

int Decimal::whole_digits() const {
  return static_cast<int>(std::to_string(absolute().coefficient()).size()) - scale_;
}

std::optional<Decimal> Decimal::shifted(int power) const {
  const int scale = scale_ - power;
  if (scale >= 0) return from_wide(coefficient_, scale);
  if (zero()) return Decimal();
  if (-scale > max_digits) return std::nullopt;
  return from_wide(coefficient_ * power_of_ten(-scale), 0);
}

Decimal Decimal::rounded(int places) const {
  if (places >= scale_) {
    const Wide padded = coefficient_ * power_of_ten(std::min(places - scale_, max_digits));
    if (padded >= limit || padded <= -limit) return *this;
    return {static_cast<std::int64_t>(padded), places};
  }
  return {static_cast<std::int64_t>(divide_half_away(coefficient_, power_of_ten(scale_ - places))),
          places};
}

int compare(const Decimal& a, const Decimal& b) {
  const Wide left = a.coefficient_ * power_of_ten(b.scale_);
  const Wide right = b.coefficient_ * power_of_ten(a.scale_);
  return left < right ? -1 : left > right ? 1 : 0;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return from_wide(a.coefficient() * power_of_ten(scale - a.scale()) +
                       b.coefficient() * power_of_ten(scale - b.scale()),
                   scale);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  return add(a, Decimal(-b.coefficient(), b.scale()));
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  return from_wide(static_cast<Wide>(a.coefficient()) * b.coefficient(), a.scale() + b.scale());
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int places) {
  if (b.zero()) return std::nullopt;
  const int shift = places + b.scale() - a.scale();
  if (shift > 20 && !a.zero()) return std::nullopt;  // more digits than are kept
  const Wide numerator = a.coefficient() * (shift > 0 ? power_of_ten(std::min(shift, 20)) : 1);
  const Wide divisor = b.coefficient() * (shift < 0 ? power_of_ten(-shift) : Wide{1});
  return from_wide(divide_half_away(numerator, divisor), places);
}

}  // namespace jianbao::value
