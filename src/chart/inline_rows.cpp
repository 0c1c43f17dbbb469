#include "chart/inline_rows.h"

#include "expr/expr.h"

namespace jianbao::chart {

using value::Record;
using value::Value;

Rows inline_rows(const Value& data) {
  Rows rows;
  const Value* values = &data;
  if (const auto* record = data.as_record()) values = record->find("values");
  if (values == nullptr || values->as_list() == nullptr) return rows;
  for (const Value& item : *values->as_list()) {
    if (item.as_record() != nullptr) {
      rows.push_back(expr::without_withheld(item));
      continue;
    }
    Record record;
    record.add("data", item.span(), item);
    rows.emplace_back(std::move(record), item.span());
  }
  return rows;
}

}  // namespace jianbao::chart
