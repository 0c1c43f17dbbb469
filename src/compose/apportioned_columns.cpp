#include "compose/apportioned_columns.h"

#include <algorithm>

#include "compose/apportion.h"
#include "expr/members.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

bool ApportionedColumns::any() const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [](const TableColumn& column) { return column.places.has_value(); });
}

void ApportionedColumns::read(const std::vector<const Value*>& rows, const WholeColumns& whole) {
  values_.assign(columns_.size(), {});
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].places) read_column(column, rows, whole);
  }
}

void ApportionedColumns::read_column(std::size_t column, const std::vector<const Value*>& rows,
                                     const WholeColumns& whole) {
  const std::string& language = columns_[column].look.languages.front();
  const auto hole = only_hole(columns_[column].cell, language);
  value::List& values = values_[column];
  std::vector<std::optional<Decimal>> exact;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Evaluation::Frame frame(evaluation_, "row", *rows[i]);
    const Evaluation::Frames shares(evaluation_, whole.names(i));
    values.push_back(hole ? evaluation_.evaluate(*hole, language) : Value());
    exact.push_back(expr::number_of(values.back()));
  }
  const auto rounded = apportion(exact, *columns_[column].places);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (rounded[i]) values[i] = Value(*rounded[i], values[i].span());
  }
}

std::vector<Evaluation::Name> ApportionedColumns::names(std::size_t row) const {
  std::vector<Evaluation::Name> names;
  for (std::size_t column = 0; column < values_.size(); ++column) {
    if (row < values_[column].size())
      names.push_back({apportioned_name(column), values_[column][row]});
  }
  return names;
}

}  // namespace jianbao::compose
