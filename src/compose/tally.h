#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::compose {

// The numbers of a column, as they come.
class Tally {
 public:
  // What they are counted for, as messages call it.
  struct Purpose {
    std::string_view thing = "a total", things = "total";
    std::string_view key = "total";  // of the column
    std::string_view reason = "its column has a total";
  };
  Tally() = default;
  explicit Tally(const Purpose& purpose) : purpose_(purpose) {}

  // What is missing is skipped, and counted. False, with an error said, for what cannot be counted
  // with the others: `use` is the place of a value that has none.
  bool add(const value::Value& value, base::Span use, base::Diagnostics& diagnostics);
  // sum, mean, count, min or max; nothing where there are no numbers. Empty, with an error said,
  // when it has too many digits.
  value::Value total(std::string_view kind, base::Span use, base::Diagnostics& diagnostics) const;
  // Whatever it is, as long as it is there.
  void count(const value::Value& value);
  std::int64_t gaps() const { return gaps_; }
  // Of the numbers, if there are any.
  const value::Decimal& least() const { return least_; }
  const value::Decimal& greatest() const { return greatest_; }
  std::int64_t values() const { return count_; }
  // So many digits behind the point a mean has; else one more than its numbers.
  void set_places(int places) { places_ = places; }

 private:
  void say_no_number(const value::Value& value, base::Span use,
                     base::Diagnostics& diagnostics) const;
  value::Value in_unit(const value::Decimal& number, base::Span use) const;

  Purpose purpose_;
  std::int64_t count_ = 0, gaps_ = 0;
  std::optional<value::Decimal> sum_ = value::Decimal{};
  value::Decimal least_, greatest_;
  int scale_ = 0;
  std::optional<int> places_;
  value::Value first_;  // whose unit the total has
  bool broken_ = false;
};

}  // namespace jianbao::compose
