#include "read/column_type.h"

#include <algorithm>

#include "value/date_form.h"
#include "value/number_form.h"
#include "value/truth_word.h"

namespace jianbao::read {

using spec::ColumnType;

void ColumnEvidence::see(const Cell& cell) {
  if (cell.empty()) return;
  any_ = true;
  const bool open = cell.kind == CellKind::open;
  truths_ = truths_ && (cell.kind == CellKind::boolean || (open && value::truth_word(cell.text)));
  if (numbers_) see_number(cell);
  if (!dates_) return;
  const auto day = open ? value::date_form(cell.text, value::DateOrder::usual) : value::DateForm();
  dates_ = cell.kind == CellKind::date || (day.date && day.sure);
}

void ColumnEvidence::see_number(const Cell& cell) {
  if (cell.kind == CellKind::number || cell.kind == CellKind::grouped) {
    bare_ = true;
    whole_ = whole_ || cell.text != "0";
    return;
  }
  if (cell.kind == CellKind::percent) {
    bare_ = percent_ = true;
    return;
  }
  const auto form =
      cell.kind == CellKind::open ? value::number_form(cell.text, decimal_mark_) : std::nullopt;
  numbers_ = form && !form->coded;
  if (!numbers_) return;
  bare_ = bare_ || !form->parenthesis;
  percent_ = percent_ || form->percent;
  whole_ = whole_ || !(form->percent || form->number.zero());
}

ColumnType ColumnEvidence::type() const {
  if (!any_) return ColumnType::text;
  if (numbers_ && bare_ && !(percent_ && whole_)) {
    return percent_ ? ColumnType::percent : ColumnType::number;
  }
  return dates_ ? ColumnType::date : truths_ ? ColumnType::boolean : ColumnType::text;
}

void DecimalMarkEvidence::see(const Cell& cell) {
  if (cell.kind != CellKind::open) return;
  const auto commas = std::count(cell.text.begin(), cell.text.end(), ',');
  const auto with_point = value::number_form(cell.text, '.'),
             with_comma = value::number_form(cell.text, ',');
  if (commas == 0 || (!with_point && !with_comma)) return;
  if (with_point && with_comma) {
    if (doubtful_.span.file == nullptr) doubtful_ = cell;
    return;
  }
  (with_comma ? comma_ : point_) = true;
}

}  // namespace jianbao::read
