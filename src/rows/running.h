#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rows/aggregate.h"
#include "rows/frame.h"

namespace jianbao::rows {

// Totals over frames that overlap: each row is read once, since sums of decimals can be taken from
// one another exactly.
class Running {
 public:
  static bool can(std::string_view operation);  // sum, mean, count, valid, missing

  Running(const Rows& rows, const Sequence& sequence, const Operation& operation,
          const Frame& frame, base::Diagnostics& diagnostics)
      : rows_(rows),
        sequence_(sequence),
        operation_(operation),
        frame_(frame),
        diagnostics_(diagnostics) {}

  // Empty where something is wrong, which has been said.
  std::optional<std::vector<value::Value>> run();

 private:
  struct Total {  // of the rows before one
    value::Decimal sum;
    std::size_t valid = 0, withheld = 0;
  };
  bool read();
  std::optional<value::Value> total(std::size_t begin, std::size_t end, base::Span span) const;

  const Rows& rows_;
  const Sequence& sequence_;
  const Operation& operation_;
  const Frame& frame_;
  base::Diagnostics& diagnostics_;
  std::vector<value::Value> data_;
  std::vector<Total> totals_;
  value::Value withheld_;  // one that is, for what is made of gaps alone
  value::Value first_;     // whose unit the numbers are in
  int places_ = 0;
};

}  // namespace jianbao::rows
