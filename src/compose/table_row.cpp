#include "compose/cell_drawing.h"
#include "compose/names_in_row.h"
#include "compose/signed_cell.h"
#include "compose/table.h"
#include "expr/members.h"

namespace jianbao::compose {

using value::Value;

// What the layout lays over a column's cell: of the row, then of the column.
std::vector<std::string> TableComposer::styles_over(const TableColumn& column) {
  std::vector<std::string> over = row_styles_;
  if (column.styles == nullptr) return over;
  const std::vector<std::string> own =
      styles_in_row(evaluation_, input_.theme, *column.styles, column.look.languages.front());
  over.insert(over.end(), own.begin(), own.end());
  return over;
}

// What a column shows in the row that is composed.
doc::Cell TableComposer::shown_cell(std::size_t at, std::size_t row) {
  TableColumn& column = columns_[at];
  column.look.over = styles_over(column);
  doc::Cell cell;
  if (column.sparkline) {
    cell = sparkline_cell(blocks_, column, whole_->line_scale(at));
  } else if (column.chart != nullptr) {
    cell = chart_cell(blocks_, column);
  } else {
    cell = compose_cell(blocks_, column.shown, column.style, column.look);
    const bool written = write_sign(blocks_, column.sign, cell);
    if (!written && column.sign == SignForm::arrows) check_arrow(blocks_, column);
  }
  column.look.over.clear();
  const auto number = column.bar ? whole_->bar_number(at, row) : std::nullopt;
  if (number) cell.bar = data_bar(*column.bar, whole_->bar_scale(at), *number);
  cell.background = row_background_;
  if (column.background != nullptr) {
    const auto own = color_in_row(blocks_, *column.background, column.look.languages.front());
    if (own) cell.background = own;
  }
  return cell;
}

void TableComposer::body_cell(doc::Row& row, std::size_t& at, std::size_t index) {
  const std::size_t notes = blocks_.references().note_count();
  doc::Cell cell = shown_cell(at, index);
  cell.columns = spanned(at);
  // The words of a cell that goes on are those of its first row, with their notes.
  if (merge_ && merge_->join(cell, at)) {
    blocks_.references().drop_notes(notes);
    const doc::Row& above = queue_->back();
    std::size_t place = 0;
    for (const doc::Cell& other : above.cells) {
      if (place == at) {
        cell.words = other.words;
        cell.below = other.below;
      }
      place += static_cast<std::size_t>(other.columns);
    }
  }
  at += static_cast<std::size_t>(cell.columns);
  row.cells.push_back(std::move(cell));
}

doc::Row TableComposer::body_row(const spec::Options& options, std::size_t index) {
  doc::Row row;
  const std::string& language = input_.edition.languages.front();
  row_styles_.clear();
  row_background_.reset();
  if (const Value* styles = options.find("row-style")) {
    row_styles_ = styles_in_row(evaluation_, input_.theme, *styles, language);
  }
  if (const Value* ground = options.find("row-background")) {
    row_background_ = color_in_row(blocks_, *ground, language);
  }
  if (merge_) merge_->start_row();
  for (std::size_t column = 0; column < columns_.size();) body_cell(row, column, index);
  row.striped = table_.zebra && row_of_group_ % 2 == 1;
  ++row_of_group_;
  return row;
}

// What the layout says of the number of columns that a cell takes.
int TableComposer::spanned(std::size_t column) {
  const Value* span = columns_[column].span;
  if (span == nullptr) return 1;
  const Value value =
      evaluation_.evaluate(spec::located(*span), columns_[column].look.languages.front());
  if (value.is_null()) return 1;
  const auto number = expr::number_of(value);
  const auto left = static_cast<std::int64_t>(columns_.size() - column);
  if (!number || !number->is_integer() || compare(*number, {1, 0}) < 0) {
    evaluation_.diagnostics().error(span->span(), "a cell spans a whole number of columns",
                                    "from 1 up");
    return 1;
  }
  if (compare(*number, {left, 0}) > 0) {
    evaluation_.diagnostics().error(span->span(), "the cell spans " + number->to_string() +
                                                      " columns, but the table ends after " +
                                                      std::to_string(left));
    return 1;
  }
  return static_cast<int>(number->rounded(0).coefficient());
}

}  // namespace jianbao::compose
