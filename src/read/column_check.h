#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "base/diagnostics.h"
#include "read/cell.h"
#include "spec/column_rules.h"
#include "value/value.h"

namespace jianbao::read {

// Holds the cells of a column against what its schema asks.
class ColumnCheck {
 public:
  ColumnCheck(const spec::ColumnRules& rules, std::string name, base::Span declared);
  ~ColumnCheck();
  ColumnCheck(ColumnCheck&&) noexcept;

  // Of a gap the value is null. What is wrong is said at the cell.
  void see(const Cell& cell, const value::Value& value, base::Diagnostics& diagnostics);

 private:
  struct Pattern;
  std::string problem_of(const Cell& cell, const value::Value& value,
                         base::Diagnostics& diagnostics);
  bool matches(const std::string& text, base::Diagnostics& diagnostics);

  const spec::ColumnRules& rules_;
  std::string name_;
  base::Span declared_;
  std::unique_ptr<Pattern> pattern_;
  std::unordered_map<std::string, base::Span> seen_;
};

}  // namespace jianbao::read
