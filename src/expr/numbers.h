#pragma once

#include <optional>
#include <string>
#include <vector>

#include "value/value.h"

// What one number says of many, exact.
namespace jianbao::expr {

// The numbers of values that can be reckoned together, in one unit: that of the first which has
// one. What is missing is left out.
struct Numbers {
  std::vector<value::Decimal> all;
  value::Value first;  // whose unit it is; null where there are none
  std::size_t gaps = 0;

  int places() const;  // the most decimals that one of them has
};

// A value that cannot be reckoned with the others.
struct Misfit {
  std::size_t entry = 0;
  bool is_no_number = false;  // else it measures something else
};

// Empty, with the misfit, where one is no number or measures something else.
std::optional<Numbers> numbers_of(const std::vector<value::Value>& values, Misfit& misfit);

// Empty when the result has more than 18 digits.
std::optional<value::Decimal> sum_of(const std::vector<value::Decimal>& numbers);
std::optional<value::Decimal> product_of(const std::vector<value::Decimal>& numbers);
// Of at least one: to 12 decimals, or to as many as there is room for.
std::optional<value::Decimal> mean_of(const std::vector<value::Decimal>& numbers);
// Of at least one: what a quarter, two or three of the numbers are below, between neighbours in
// proportion (R's type 7, as Vega and pandas have it).
std::optional<value::Decimal> quartile_of(std::vector<value::Decimal> numbers, int quarters);

// A number in the unit of another figure, which prints with so many decimals where they are given.
value::Value in_unit_of(const value::Value& figure, const value::Decimal& number,
                        std::optional<int> places, base::Span span);

}  // namespace jianbao::expr
