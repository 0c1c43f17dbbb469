#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao::base {

// A distance as a whole number of 1/65536 pt, so that no break depends on floating point.
class Length {
 public:
  static constexpr std::int64_t units_per_point = 65536;

  constexpr Length() = default;
  static constexpr Length from_units(std::int64_t units) { return Length(units); }
  static constexpr Length points(std::int64_t whole) { return Length(whole * units_per_point); }
  // Rounds to the nearest unit; for constants and for values that come from a file.
  // Nothing lies farther off than a million points (350 m); no number lies there.
  static constexpr Length from_points(double points) {
    constexpr double farthest = 1'000'000;
    if (!(points > -farthest)) points = -farthest;
    if (points > farthest) points = farthest;
    return Length(static_cast<std::int64_t>(points * units_per_point + (points < 0 ? -0.5 : 0.5)));
  }

  constexpr std::int64_t units() const { return units_; }
  constexpr double to_points() const { return static_cast<double>(units_) / units_per_point; }
  // This length times numerator / denominator, rounded towards zero.
  constexpr Length scaled(std::int64_t numerator, std::int64_t denominator) const {
    return Length(static_cast<std::int64_t>(static_cast<Wide>(units_) * numerator / denominator));
  }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-units_); }
  constexpr Length& operator+=(Length other) {
    units_ += other.units_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    units_ -= other.units_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return a += b; }
  friend constexpr Length operator-(Length a, Length b) { return a -= b; }
  friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.units_ * n); }
  friend constexpr Length operator*(std::int64_t n, Length a) { return a * n; }
  friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.units_ / n); }

 private:
  __extension__ typedef __int128 Wide;
  constexpr explicit Length(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

// Parses "12pt", "5mm", "2.4cm", "1in", "16px" or, relative to `em`, "1.5em". Empty when it is no
// length.
// "12.3pt", for messages.
std::string points_text(Length length);
std::optional<Length> parse_length(std::string_view text, Length em = {});

}  // namespace jianbao::base
