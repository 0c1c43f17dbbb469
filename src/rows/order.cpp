#include "rows/order.h"

#include <algorithm>

#include "rows/step.h"

namespace jianbao::rows {

using value::Value;

namespace {

void say_unordered(const expr::Unordered& unordered, const spec::SortKey& key,
                   base::Diagnostics& diagnostics) {
  const base::Span cell = unordered.other.span();
  base::Diagnostic wrong{base::Severity::error, cell.file == nullptr ? key.span : cell,
                         expr::no_order(unordered)};
  if (cell.file != nullptr) wrong.notes.push_back({key.span, "rows are sorted by this"});
  wrong.fault = "order " + std::to_string(key.span.begin);
  diagnostics.add(std::move(wrong));
}

}  // namespace

std::optional<Ordering> Ordering::make(const Rows& rows, const std::vector<spec::SortKey>& keys,
                                       const World& world) {
  Ordering ordering;
  for (const spec::SortKey& key : keys) {
    if (!knows_field(rows, key.field, key.span, world.diagnostics)) return std::nullopt;
    std::vector<Value> values;
    for (const Value& row : rows) values.push_back(datum_of(row, key.field));
    expr::Unordered unordered;
    auto ranks = expr::ranks_of(values, world.language, unordered);
    if (!ranks) {
      say_unordered(unordered, key, world.diagnostics);
      return std::nullopt;
    }
    ordering.columns_.push_back({std::move(*ranks), key.descending});
  }
  return ordering;
}

bool Ordering::is_before(std::size_t a, std::size_t b) const {
  for (const Column& column : columns_) {
    const auto &left = column.ranks[a], &right = column.ranks[b];
    if (left == right) continue;
    if (!left || !right) return left.has_value();
    return column.descending ? *left > *right : *left < *right;
  }
  return false;
}

void Ordering::sort(std::vector<std::size_t>& places) const {
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return is_before(a, b); });
}

}  // namespace jianbao::rows
