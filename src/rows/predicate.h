#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rows/world.h"

namespace jianbao::rows {

// An expression or Vega-Lite's field predicate, {field: a, gte: 3}, made ready for many rows. What
// it is of and the world are borrowed.
class Predicate {
 public:
  // Fields that no row has are errors; of no rows nothing is known.
  Predicate(const value::Value& written, const Rows& rows, const World& world);
  bool holds(const value::Value& row) const;

 private:
  void add_parts(const char* word, const Rows& rows);
  bool expression_holds(const value::Value& row) const;
  std::optional<int> order(const value::Value& value, const value::Value& wanted) const;
  bool is_one_of(const value::Value& value, const value::List& list) const;
  bool is_in_range(const value::Value& value, const value::List& ends) const;
  bool compare(const value::Value& value) const;
  bool compare(const value::Field& test, const value::Value& value) const;

  const World& world_;
  const value::Record* record_ = nullptr;
  std::optional<expr::Expression> expression_;
  std::string field_, join_;
  bool is_selection_ = false;  // in which, on paper, there is nothing
  std::vector<Predicate> parts_;
};

}  // namespace jianbao::rows
