#include "read/table.h"

#include <algorithm>

#include "read/column_check.h"
#include "read/column_type.h"
#include "read/table_part.h"
#include "read/typed_cell.h"
#include "value/number_form.h"

namespace jianbao::read {

namespace {

using spec::ColumnType;
using value::Value;

// The columns of a file with what their cells are.
class Columns {
 public:
  Columns(const Row& header, const spec::TableSource& told)
      : header_(header), told_(told), mark_(told.decimal.value_or('.')) {
    for (const Cell& name : header) {
      const auto* declared = told.find(name.text);
      declared_.push_back(declared);
      by_cell_.push_back(declared == nullptr && is_value_of_figures(name.text));
      evidence_.emplace_back(mark_);
      checks_.emplace_back();
      if (declared != nullptr && declared->rules.any()) {
        checks_.back().emplace(declared->rules, declared->name, declared->span);
      }
    }
  }

  // Each cell of a column that nobody declared is asked what it is.
  void see(const Row& row) {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (!is_gap(row[i])) evidence_[i].see(row[i]);
    }
  }

  void decide() {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      ColumnReading reading{told_.markdown ? ColumnType::markdown : ColumnType::text, "", "",
                            mark_};
      if (declared_[i] != nullptr) {
        const spec::DeclaredColumn& told = *declared_[i];
        reading = {told.type, told.unit, told.format, told.decimal.value_or(mark_)};
      } else if (const ColumnType seen = evidence_[i].type();
                 seen != ColumnType::text && !told_.as_texts) {
        reading.type = seen;
      }
      readings_.push_back(std::move(reading));
    }
  }

  Value value(std::size_t column, const Cell& cell, base::Diagnostics& diagnostics) {
    TypedCell typed{Value({}, cell.span), "", ""};
    if (!is_gap(cell)) {
      typed = typed_cell(cell, by_cell_[column] ? reading_of(cell) : readings_[column]);
    }
    if (typed.value) {
      if (checks_[column]) checks_[column]->see(cell, *typed.value, diagnostics);
      return std::move(*typed.value);
    }
    say_wrong(column, cell, typed, diagnostics);
    return Value({}, cell.span);  // whoever uses it need not say so again
  }

 private:
  ColumnReading reading_of(const Cell& cell) const {
    ColumnEvidence own(mark_);
    own.see(cell);
    return {own.type(), "", "", mark_};
  }

  // Each row of such a file is a figure of its own, in its own unit.
  bool is_value_of_figures(const std::string& name) const {
    if (name != "value" && !name.ends_with(".value")) return false;
    const std::string unit = name.substr(0, name.size() - 5) + "unit";
    return std::any_of(header_.begin(), header_.end(),
                       [&](const Cell& other) { return other.text == unit; });
  }

  bool is_gap(const Cell& cell) const {
    if (cell.empty()) return true;
    const auto& words = told_.missing;
    return std::find(words.begin(), words.end(), value::trimmed(cell.text)) != words.end();
  }

  void say_wrong(std::size_t column, const Cell& cell, const TypedCell& typed,
                 base::Diagnostics& diagnostics) const {
    base::Diagnostic wrong{base::Severity::error, cell.span, typed.problem, typed.hint};
    if (wrong.hint.empty()) {
      wrong.hint = cell.text.empty() ? "without quotes it is a gap"
                                     : "a gap is an empty cell, or one of the words of 'missing'";
    }
    wrong.fault = "type " + header_[column].text;
    if (const auto* declared = declared_[column]) {
      wrong.notes.push_back(
          {declared->span, "the column '" + declared->name + "' is declared here"});
    }
    diagnostics.add(std::move(wrong));
  }

  const Row& header_;
  const spec::TableSource& told_;
  char mark_;
  std::vector<const spec::DeclaredColumn*> declared_;
  std::vector<bool> by_cell_;
  std::vector<ColumnEvidence> evidence_;
  std::vector<ColumnReading> readings_;
  std::vector<std::optional<ColumnCheck>> checks_;
};

// Makes records of rows. All have the same keys.
class RecordMaker {
 public:
  RecordMaker(const Row& header, Columns& columns, base::Diagnostics& diagnostics)
      : columns_(columns), diagnostics_(diagnostics), row_(group_of(header, 0, header.size(), 0)) {}

  Value make(const Row& row) const {
    return Value(value::Record(row_.keys, values(row_, row)), row.front().span);
  }

 private:
  // A column; or of several that share the part of their names before a point, a record.
  struct Group {
    std::shared_ptr<value::Keys> keys = std::make_shared<value::Keys>();
    std::size_t first = 0;  // column
    std::vector<Group> members = {};
  };

  static Group group_of(const Row& header, std::size_t from, std::size_t to, std::size_t prefix) {
    Group group{.first = from};
    for (std::size_t i = from; i < to;) {
      const std::string_view whole = header[i].text, name = whole.substr(prefix);
      const std::size_t point = name.find('.');
      const base::Span place = header[i].span;
      group.keys->push_back({std::string(name.substr(0, point)), place});
      if (point == std::string_view::npos) {
        group.members.push_back({nullptr, i});
        ++i;
        continue;
      }
      const std::string_view shared = whole.substr(0, prefix + point + 1);
      std::size_t end = i + 1;
      while (end < to && header[end].text.starts_with(shared)) ++end;
      group.members.push_back(group_of(header, i, end, shared.size()));
      i = end;
    }
    return group;
  }

  std::vector<Value> values(const Group& group, const Row& row) const {
    std::vector<Value> values;
    values.reserve(group.members.size());
    for (const Group& member : group.members) values.push_back(value_of(member, row));
    return values;
  }

  Value value_of(const Group& member, const Row& row) const {
    const std::size_t column = member.first;
    if (member.keys == nullptr) return columns_.value(column, row[column], diagnostics_);
    std::vector<Value> parts = values(member, row);
    // A group without a cell is a gap, not a map of gaps.
    const bool empty =
        std::all_of(parts.begin(), parts.end(), [](const Value& part) { return part.is_null(); });
    const base::Span place = row[column].span;
    return empty ? Value({}, place) : Value(value::Record(member.keys, std::move(parts)), place);
  }

  Columns& columns_;
  base::Diagnostics& diagnostics_;
  const Group row_;
};

// What each column is; false, with an error said, where the rows are too many.
bool look_through(TablePart& part, Columns& columns, base::Diagnostics& diagnostics) {
  std::size_t cells = 0;
  part.restart();
  for (Row row; part.next(row);) {
    cells += row.size();
    if (cells > most_cells) {
      diagnostics.error(row.front().span, "a data file has at most 5,000,000 cells");
      return false;
    }
    columns.see(row);
  }
  columns.decide();
  return true;
}

void say_misfit(const TablePart& part, const Row& row, base::Diagnostics& diagnostics) {
  const std::size_t names = part.header().size();
  const base::Span place = part.cells() > names ? row.back().span : row.front().span;
  base::Diagnostic wrong{base::Severity::error,
                         {place.file, place.begin, std::max(place.end, place.begin)},
                         "this row has " + std::to_string(part.cells()) +
                             " cells, the header has " + std::to_string(names)};
  wrong.fault = "cells";
  diagnostics.add(std::move(wrong));
}

}  // namespace

std::optional<Table> read_table(CellRows& rows, const spec::TableSource& told, base::Span whole,
                                base::Diagnostics& diagnostics) {
  auto part = TablePart::find(rows, told, whole, diagnostics);
  if (!part) return std::nullopt;
  Columns columns(part->header(), told);
  if (!look_through(*part, columns, diagnostics) || !rows.sound()) return std::nullopt;
  const RecordMaker maker(part->header(), columns, diagnostics);
  value::List records;
  std::set<std::size_t> broken;
  part->restart();
  for (Row row; part->next(row);) {
    const std::size_t errors = diagnostics.error_count();
    if (part->is_misfit()) say_misfit(*part, row, diagnostics);
    records.push_back(maker.make(row));
    if (diagnostics.error_count() != errors) {
      broken.insert(records.size() - 1);
    }
  }
  return Table{Value(std::move(records), whole), std::move(broken)};
}

}  // namespace jianbao::read
