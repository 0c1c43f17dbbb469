#include "compose/table_totals.h"

#include <algorithm>
#include <array>
#include <set>

#include "expr/members.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

namespace {

constexpr std::array<std::string_view, 5> kinds{"sum", "mean", "count", "min", "max"};
constexpr int mean_places = 12;
constexpr int bold_weight = 700;

std::string unit_of(const Value& value) {
  const auto* record = value.as_record();
  const Value* unit = record == nullptr ? nullptr : record->find("unit");
  return unit == nullptr || unit->as_text() == nullptr ? "" : *unit->as_text();
}

void say_no_number(const Value& value, base::Span use, base::Diagnostics& diagnostics) {
  const auto* text = value.as_text();
  base::Diagnostic wrong{base::Severity::error, value.span().file == nullptr ? use : value.span(),
                         text == nullptr
                             ? "a total needs numbers, not " + std::string(expr::kind_of(value))
                             : "\"" + *text + "\" is not a number",
                         text == nullptr ? "in a column with 'total'" : ""};
  if (value.span().file != nullptr) wrong.notes.push_back({use, "its column has a total"});
  wrong.fault = "total " + std::to_string(use.begin);
  diagnostics.add(std::move(wrong));
}

std::string quoted(const std::string& unit) { return unit.empty() ? "none" : "'" + unit + "'"; }

}  // namespace

bool Tally::add(const Value& value, base::Span use, base::Diagnostics& diagnostics) {
  if (broken_) return false;
  if (expr::is_missing(value)) {
    ++gaps_;
    return true;
  }
  const base::Span place = value.span().file == nullptr ? use : value.span();
  const auto number = expr::number_of(value);
  broken_ = true;
  if (!number) {
    say_no_number(value, use, diagnostics);
    return false;
  }
  if (count_ > 0 && unit_of(value) != unit_of(first_)) {
    diagnostics.error(place, "numbers of different units have no total",
                      "the unit is " + quoted(unit_of(value)) + " here, " +
                          quoted(unit_of(first_)) + " in the first row");
    return false;
  }
  broken_ = false;
  if (count_ == 0) first_ = value;
  least_ = count_ == 0 || compare(*number, least_) < 0 ? *number : least_;
  greatest_ = count_ == 0 || compare(*number, greatest_) > 0 ? *number : greatest_;
  scale_ = std::max(scale_, number->scale());
  if (sum_) sum_ = value::add(*sum_, *number);
  ++count_;
  return true;
}

void Tally::count(const Value& value) {
  if (!value.is_null() && !expr::is_withheld(value)) ++count_;
}

// The number, as the first figure is one.
Value Tally::in_unit(const Decimal& number, base::Span use) const {
  const auto* figure = first_.as_record();
  if (figure == nullptr) return {number, use};
  value::Record record;
  for (const value::Field& field : figure->fields()) {
    if (field.key == "unit" || field.key == "counted" || field.key == "worded" ||
        field.key == "places") {
      record.add(field.key, field.key_span, field.value);
    }
  }
  record.add("value", use, Value(number, use));
  return {std::move(record), use};
}

Value Tally::total(std::string_view kind, base::Span use, base::Diagnostics& diagnostics) const {
  if (kind == "count") return {Decimal(count_, 0), use};
  if (count_ == 0 || broken_) return {{}, use};
  if (kind == "min") return in_unit(least_, use);
  if (kind == "max") return in_unit(greatest_, use);
  std::optional<Decimal> result = sum_;
  if (kind == "mean" && result) {
    result = value::divide(*result, Decimal(count_, 0),
                           places_.value_or(std::min(scale_ + 1, mean_places)));
  }
  if (!result) diagnostics.error(use, "the total has more than 18 digits");
  return result ? in_unit(*result, use) : Value({}, use);
}

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
  const auto number = only_hole(*column.cell, column.look.languages.front());
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
  return compose_cell(blocks_, partial ? with_gaps(part) : part.text, look.style, look.look);
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
