#include "compose/table_totals.h"

#include <algorithm>
#include <array>
#include <set>

#include "compose/signed_cell.h"
#include "expr/members.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

namespace {

constexpr std::array<std::string_view, 5> kinds{"sum", "mean", "count", "min", "max"};
constexpr int mean_places = 12;
constexpr int bold_weight = 700;

}  // namespace

TableTotals::TableTotals(BlockComposer& blocks, const std::vector<TableColumn>& columns)
    : blocks_(blocks), columns_(columns), parts_(columns.size()) {}

bool TableTotals::check(base::Span use) {
  bool any = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].total == nullptr) continue;
    describe(columns_[i], parts_[i]);
    any = true;
  }
  if (!any) {
    blocks_.evaluation().diagnostics().error(use, "no column has a total",
                                             "such as 'total: sum' beside its 'cell'");
  }
  start_anew();
  return any;
}

void TableTotals::describe(const TableColumn& column, Part& part) {
  base::Diagnostics& diagnostics = blocks_.evaluation().diagnostics();
  const std::string* word = column.total->as_text();
  const auto number = only_hole(column.cell, column.look.languages.front());
  if (number) part.number = *number;
  if (word == nullptr || word->find('{') != std::string::npos) {
    part.text = *column.total;
    keeps_rows_ = true;
    return;
  }
  if (std::find(kinds.begin(), kinds.end(), *word) == kinds.end()) {
    diagnostics.error(column.total->span(), "unknown total '" + *word + "'",
                      base::suggestion(*word, {kinds.begin(), kinds.end()}));
    return;
  }
  if (!number) {
    diagnostics.error(column.total->span(), "the cell is not one expression",
                      "only of one, as of '{row.value}', there is a total");
    return;
  }
  part.kind = *word;
  const bool formatted = !column.format.empty() && *word != "count";
  part.text = Value(formatted ? "{format(total, '" + column.format + "')}" : "{total}",
                    column.total->span());
}

void TableTotals::add(const Value& row, const doc::Row& shown) {
  if (keeps_rows_) rows_.push_back(row);
  std::size_t column = 0;
  for (const doc::Cell& cell : shown.cells) {
    add_cell(column);
    column += static_cast<std::size_t>(cell.columns);
  }
}

void TableTotals::add_cell(std::size_t column) {
  Evaluation& evaluation = blocks_.evaluation();
  Part& part = parts_[column];
  if (part.text.is_null() || part.number.text.empty()) return;
  Value value = evaluation.evaluate(part.number, columns_[column].look.languages.front());
  if (part.kind.empty()) {
    part.values.push_back(std::move(value));
  } else if (part.kind == "count") {
    part.tally.count(value);
  } else {
    part.tally.add(value, part.number.span, evaluation.diagnostics());
  }
}

doc::Cell TableTotals::bold(doc::Cell cell) const {
  const auto thicken = [](doc::Words& words) {
    for (doc::Inline& part : words.inlines) {
      part.style.weight = std::max(part.style.weight, bold_weight);
    }
  };
  thicken(cell.words);
  std::for_each(cell.below.begin(), cell.below.end(), thicken);
  return cell;
}

doc::Cell TableTotals::cell(std::size_t column, base::Span use) {
  Evaluation& evaluation = blocks_.evaluation();
  Part& part = parts_[column];
  const TableColumn& look = columns_[column];
  if (part.text.is_null()) return {};
  Value total({}, use);
  if (!part.kind.empty()) {
    total = part.tally.total(part.kind, look.total->span(), evaluation.diagnostics());
  }
  // Of gaps alone the total is a gap; of nothing at all there is none.
  const bool nothing = !part.kind.empty() && total.is_null() && part.tally.gaps() == 0;
  const Evaluation::Frames frames(evaluation, {{"total", std::move(total)},
                                               {"rows", Value(rows_, look.total->span())},
                                               {"values", Value(part.values, look.total->span())}});
  if (nothing) return {};
  const bool partial = !part.kind.empty() && part.kind != "count" && part.tally.gaps() > 0 &&
                       part.tally.values() > 0;
  doc::Cell cell =
      compose_cell(blocks_, partial ? with_gaps(part) : part.text, look.style, look.look);
  if (!part.kind.empty() && part.kind != "count") write_sign(blocks_, look.sign, cell);
  return cell;
}

// A total of fewer values than there are rows says so in a note.
Value TableTotals::with_gaps(const Part& part) const {
  const std::string given = std::to_string(part.tally.values());
  const std::string all = std::to_string(part.tally.values() + part.tally.gaps());
  const base::Span span = part.text.span();
  const std::string text = *part.text.as_text() + "[^gaps]\n[^gaps]: ";
  value::Record texts;
  texts.add("zh", span,
            Value(text + "共" + all + "个值，按其中" + given + "个计算，其余缺失。", span));
  texts.add(
      "en", span,
      Value(text + "Based on " + given + " of " + all + " values; the others are missing.", span));
  return {std::move(texts), span};
}

void TableTotals::start_anew() {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].tally = {};
    if (!columns_[i].format.empty()) parts_[i].tally.set_places(mean_places);
    parts_[i].values.clear();
  }
  rows_.clear();
}

doc::Row TableTotals::row(const Value& label, base::Span use) {
  doc::Row row;
  row.total = true;
  row.span = use;
  std::set<std::string> labelled;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const TableColumn& column = columns_[i];
    doc::Cell cell;
    if (column.total != nullptr) {
      cell = this->cell(i, use);
    } else if (std::any_of(column.look.languages.begin(), column.look.languages.end(),
                           [&](const auto& tag) { return !labelled.contains(tag); })) {
      cell = compose_cell(blocks_, label, column.style, column.look);
      labelled.insert(column.look.languages.begin(), column.look.languages.end());
    }
    row.cells.push_back(bold(std::move(cell)));
  }
  start_anew();
  return row;
}

}  // namespace jianbao::compose
