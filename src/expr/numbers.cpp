#include "expr/numbers.h"

#include <algorithm>

#include "expr/arithmetic.h"
#include "expr/common_unit.h"
#include "expr/members.h"

namespace jianbao::expr {

using value::Decimal;
using value::Value;

int Numbers::places() const {
  int places = 0;
  for (const Decimal& number : all) places = std::max(places, number.scale());
  return places;
}

std::optional<Numbers> numbers_of(const std::vector<Value>& values, Misfit& misfit) {
  Numbers numbers;
  const auto measured = std::find_if(values.begin(), values.end(), [](const Value& value) {
    return !is_missing(value) && !unit_of(value).empty();
  });
  if (measured != values.end()) numbers.first = *measured;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    if (is_missing(value)) {
      ++numbers.gaps;
      continue;
    }
    const auto number = number_of(value);
    if (number && numbers.first.is_null()) numbers.first = value;
    const auto same = number ? in_one_unit(numbers.first, value) : std::nullopt;
    if (!same) {
      misfit = {i, !number};
      return std::nullopt;
    }
    numbers.all.push_back(same->second);
  }
  return numbers;
}

std::optional<Decimal> sum_of(const std::vector<Decimal>& numbers) {
  std::optional<Decimal> sum = Decimal();
  for (const Decimal& number : numbers) sum = sum ? add(*sum, number) : std::nullopt;
  return sum;
}

std::optional<Decimal> product_of(const std::vector<Decimal>& numbers) {
  std::optional<Decimal> product = Decimal(1, 0);
  for (const Decimal& number : numbers) {
    product = product ? multiply(*product, number.without_zeros()) : std::nullopt;
  }
  return product;
}

std::optional<Decimal> mean_of(const std::vector<Decimal>& numbers) {
  const auto sum = sum_of(numbers);
  const Decimal count(static_cast<std::int64_t>(numbers.size()), 0);
  return sum ? calculate("/", *sum, count) : std::nullopt;
}

std::optional<Decimal> quartile_of(std::vector<Decimal> numbers, int quarters) {
  std::sort(numbers.begin(), numbers.end(),
            [](const Decimal& a, const Decimal& b) { return compare(a, b) < 0; });
  const std::size_t place = (numbers.size() - 1) * static_cast<std::size_t>(quarters);
  const Decimal& below = numbers[place / 4];
  const Decimal& above = numbers[std::min(place / 4 + 1, numbers.size() - 1)];
  const Decimal part(static_cast<std::int64_t>(place % 4) * 25, 2);
  const auto step = subtract(above, below);
  const auto way = step ? multiply(*step, part) : std::nullopt;
  const auto found = way ? add(below, way->without_zeros()) : std::nullopt;
  return found;
}

Value in_unit_of(const Value& figure, const Decimal& number, std::optional<int> places,
                 base::Span span) {
  const bool measured = !unit_of(figure).empty();
  if (!measured && !places) return Value(number, span);
  value::Record record;
  record.add("value", span, Value(number, span));
  if (measured) {
    for (const char* key : {"unit", "counted"}) {
      const auto field = figure.as_record()->find_field(key);
      if (field) record.add(key, field->key_span, field->value);
    }
  }
  if (places) {
    record.add("worded", span, Value(std::string("places"), span));
    record.add("places", span, Value(Decimal(*places, 0), span));
  }
  return Value(std::move(record), span);
}

}  // namespace jianbao::expr
