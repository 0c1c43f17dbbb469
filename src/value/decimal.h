#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao::value {

// An exact decimal number: coefficient / 10^scale. It remembers its digits, so 790.20 keeps its
// zero.
class Decimal {
 public:
  static constexpr int max_digits = 18;

  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t coefficient, int scale)
      : coefficient_(coefficient), scale_(scale) {}
  // "-12.50", "1.5e3"; empty for anything else or for more than 18 digits.
  static std::optional<Decimal> parse(std::string_view text);

  // The number of a text that writes it in the one plain way, "-12.50", "0.5": without a plus, an
  // exponent, separators or zeros in front, which codes have. Empty for anything else.
  static std::optional<Decimal> plain(std::string_view text);

  // Whether a text is in plain notation, but longer than a Decimal can be.
  static bool too_long(std::string_view text);

  constexpr std::int64_t coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }
  constexpr bool negative() const { return coefficient_ < 0; }
  constexpr bool zero() const { return coefficient_ == 0; }
  bool is_integer() const;
  double to_double() const;
  std::string to_string() const;

  // 10^power times this, exact; digits are kept. Empty when it needs more than 18 digits.
  std::optional<Decimal> shifted(int power) const;
  // With exactly `places` digits after the point; a half goes away from zero.
  Decimal rounded(int places) const;
  // The same number without the zeros at its end: 1.50 is 1.5.
  Decimal without_zeros() const;
  // How many digits stand before the point, 0 for 0.5 and less than that for 0.05; not of zero.
  int whole_digits() const;
  Decimal absolute() const { return {coefficient_ < 0 ? -coefficient_ : coefficient_, scale_}; }

  // By number: 1.50 equals 1.5.
  friend int compare(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == 0; }

 private:
  std::int64_t coefficient_ = 0;
  int scale_ = 0;  // never negative
};

int compare(const Decimal& a, const Decimal& b);

// Exact; empty when the result needs more than 18 digits.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
// To `places` digits after the point, a half away from zero; empty for a zero divisor.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int places);

}  // namespace jianbao::value
