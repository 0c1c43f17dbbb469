#include "read/tree_rows.h"

#include <algorithm>
#include <charconv>

#include "base/spelling.h"
#include "read/typed_cell.h"
#include "value/number_form.h"

namespace jianbao::read {

namespace {

using value::List;
using value::Record;
using value::Value;

// "data.rows", "/data/rows", "data[0].rows" as its steps; ~1 and ~0 of a JSON Pointer are / and ~
// (RFC 6901).
std::vector<std::string> steps_of(const std::string& path) {
  const bool pointer = path.starts_with('/');
  std::vector<std::string> steps(1);
  for (std::size_t i = pointer ? 1 : 0; i < path.size(); ++i) {
    const char c = path[i];
    const bool ends = pointer ? c == '/' : c == '.' || c == '[';
    if (ends) {
      if (pointer || !steps.back().empty()) steps.emplace_back();
    } else if (pointer && c == '~' && i + 1 < path.size()) {
      steps.back() += path[++i] == '1' ? '/' : '~';
    } else if (pointer || c != ']') {
      steps.back() += c;
    }
  }
  return steps;
}

const Value* child_of(const Value& value, const std::string& step) {
  if (const auto* record = value.as_record()) return record->find(step);
  const auto* list = value.as_list();
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool is_index = error == std::errc{} && end == step.data() + step.size();
  return list != nullptr && is_index && index < list->size() ? &(*list)[index] : nullptr;
}

std::optional<Value> find_at(const Value& root, const spec::Located& at,
                             base::Diagnostics& diagnostics) {
  Value here = root;
  for (const std::string& step : steps_of(at.text)) {
    const Value* next = child_of(here, step);
    if (next == nullptr) {
      std::vector<std::string_view> known;
      if (const auto* record = here.as_record()) {
        for (const value::Field& field : record->fields()) known.emplace_back(field.key);
      }
      diagnostics.error(
          at.span, "the file has nothing at '" + step + "'",
          known.empty() ? "there is " + std::string(here.kind()) : base::suggestion(step, known));
      return std::nullopt;
    }
    const Value found = *next;
    here = found;
  }
  return here;
}

void say_orient(const Value& value, const std::string& wanted, base::Diagnostics& diagnostics) {
  diagnostics.error(value.span(), "this is " + std::string(value.kind()) + ", not " + wanted,
                    "'orient' says how the file has its rows");
}

// A name for each column, of the texts of a list.
std::optional<std::vector<std::string>> names_of(const Value& header,
                                                 base::Diagnostics& diagnostics) {
  if (header.as_list() == nullptr) {
    say_orient(header, "a list of the columns' names", diagnostics);
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const Value& name : *header.as_list()) {
    std::string text = name.as_text() != nullptr ? *name.as_text() : name.written();
    const bool again = std::find(names.begin(), names.end(), text) != names.end();
    if (text.empty() || again) {
      diagnostics.error(name.span(), text.empty() ? "this column has no name"
                                                  : "duplicate column '" + text + "'");
      return std::nullopt;
    }
    names.push_back(std::move(text));
  }
  return names;
}

// Lists of cells under names.
std::optional<List> rows_of_lists(const List& lists, std::size_t first, const Value& header,
                                  base::Diagnostics& diagnostics) {
  const auto names = names_of(header, diagnostics);
  if (!names) return std::nullopt;
  const std::size_t errors = diagnostics.error_count();
  List rows;
  for (std::size_t i = first; i < lists.size(); ++i) {
    const auto* cells = lists[i].as_list();
    if (cells == nullptr || cells->size() != names->size()) {
      base::Diagnostic wrong{base::Severity::error, lists[i].span(),
                             cells == nullptr
                                 ? "a row is a list here, not " + std::string(lists[i].kind())
                                 : "this row has " + std::to_string(cells->size()) +
                                       " cells, the header has " + std::to_string(names->size())};
      wrong.fault = "cells";
      diagnostics.add(std::move(wrong));
      continue;
    }
    Record row;
    row.reserve(names->size());
    for (std::size_t k = 0; k < names->size(); ++k) {
      row.add((*names)[k], header.span(), (*cells)[k]);
    }
    rows.emplace_back(std::move(row), lists[i].span());
  }
  if (diagnostics.error_count() != errors) return std::nullopt;
  return rows;
}

// {name: [甲, 乙], gdp: [1, 2]}
std::optional<List> rows_of_columns(const Value& root, base::Diagnostics& diagnostics) {
  const auto* record = root.as_record();
  if (record == nullptr || record->empty()) {
    say_orient(root, "a map of columns", diagnostics);
    return std::nullopt;
  }
  std::optional<std::size_t> count;
  for (const value::Field& field : record->fields()) {
    const auto* cells = field.value.as_list();
    if (cells == nullptr) {
      say_orient(field.value, "the list of a column's cells", diagnostics);
      return std::nullopt;
    }
    if (count && cells->size() != *count) {
      diagnostics.error(field.key_span, "the column '" + field.key + "' has " +
                                            std::to_string(cells->size()) + " cells, '" +
                                            record->fields().front().key + "' has " +
                                            std::to_string(*count));
      return std::nullopt;
    }
    count = cells->size();
  }
  List rows;
  for (std::size_t i = 0; i < *count; ++i) {
    Record row;
    row.reserve(record->fields().size());
    for (const value::Field& field : record->fields()) {
      row.add(field.key, field.key_span, (*field.value.as_list())[i]);
    }
    rows.emplace_back(std::move(row), root.span());
  }
  return rows;
}

std::optional<List> oriented(const Value& root, const std::string& orient,
                             base::Diagnostics& diagnostics) {
  if (orient == "columns") return rows_of_columns(root, diagnostics);
  if (orient == "split") {
    const auto* record = root.as_record();
    const Value* columns = record == nullptr ? nullptr : record->find("columns");
    const Value* data = record == nullptr ? nullptr : record->find("data");
    if (columns == nullptr || data == nullptr || data->as_list() == nullptr) {
      say_orient(root, "a map with 'columns' and 'data'", diagnostics);
      return std::nullopt;
    }
    return rows_of_lists(*data->as_list(), 0, *columns, diagnostics);
  }
  const auto* lists = root.as_list();
  if (lists == nullptr || lists->empty()) {
    say_orient(root, "a list whose first row names the columns", diagnostics);
    return std::nullopt;
  }
  return rows_of_lists(*lists, 1, lists->front(), diagnostics);
}

// Reads the declared columns of records as those of a table file.
class ColumnTyper {
 public:
  ColumnTyper(const spec::TableSource& told, base::Diagnostics& diagnostics)
      : told_(told), diagnostics_(diagnostics) {}

  Value typed(const Value& row) const {
    const auto* record = row.as_record();
    return record == nullptr ? row : Value(fields(*record, ""), row.span());
  }

  void check_names(const List& rows) const {
    for (const spec::DeclaredColumn& column : told_.columns) {
      const bool found = std::any_of(rows.begin(), rows.end(), [&](const Value& row) {
        return row.as_record() != nullptr && has(*row.as_record(), column.name);
      });
      if (rows.empty() || found) continue;
      diagnostics_.error(column.span, "no row has a '" + column.name + "'");
    }
  }

 private:
  static bool has(const Record& record, std::string_view name) {
    if (record.find(name) != nullptr) return true;
    const std::size_t point = name.find('.');
    const Value* inner = point == name.npos ? nullptr : record.find(name.substr(0, point));
    return inner != nullptr && inner->as_record() != nullptr &&
           has(*inner->as_record(), name.substr(point + 1));
  }

  Record fields(const Record& record, const std::string& path) const {
    Record out;
    out.reserve(record.fields().size());
    for (const value::Field& field : record.fields()) {
      const std::string name = path + field.key;
      const auto* inner = field.value.as_record();
      const auto* declared = told_.find(name);
      Value value = inner != nullptr && declared == nullptr
                        ? Value(fields(*inner, name + "."), field.value.span())
                        : cell(field.value, declared);
      out.add(field.key, field.key_span, std::move(value));
    }
    return out;
  }

  Value cell(const Value& value, const spec::DeclaredColumn* declared) const {
    const auto* text = value.as_text();
    const auto& gaps = told_.missing;
    if (text != nullptr &&
        std::find(gaps.begin(), gaps.end(), value::trimmed(*text)) != gaps.end()) {
      return Value({}, value.span());
    }
    if (declared == nullptr || value.is_null() || value.as_list() != nullptr) return value;
    const Cell written{text != nullptr                ? *text
                       : value.as_number() != nullptr ? value.written()
                       : value.as_date() != nullptr   ? value.as_date()->to_string()
                       : *value.as_bool()             ? "true"
                                                      : "false",
                       CellKind::open, value.span()};
    TypedCell typed = typed_cell(written, {declared->type, declared->unit, declared->format, '.'});
    if (typed.value) return std::move(*typed.value);
    base::Diagnostic wrong{base::Severity::error, value.span(), typed.problem, typed.hint};
    wrong.notes.push_back({declared->span, "the column '" + declared->name + "' is declared here"});
    wrong.fault = "type " + declared->name;
    diagnostics_.add(std::move(wrong));
    return Value({}, value.span());
  }

  const spec::TableSource& told_;
  base::Diagnostics& diagnostics_;
};

// Programs leave out of a record what is empty: a field of one record is a gap in the others.
class FieldFiller {
 public:
  explicit FieldFiller(const List& rows) {
    for (const Value& row : rows) {
      if (row.as_record() == nullptr) continue;
      for (const value::Field& field : row.as_record()->fields()) {
        if (known_.insert(field.key).second) names_.emplace_back(field.key, field.key_span);
      }
    }
  }

  std::size_t fields() const { return names_.size(); }

  Value filled(const Value& row) const {
    const auto* record = row.as_record();
    if (record == nullptr || record->fields().size() == names_.size()) return row;
    Record out = *record;
    for (const auto& [name, span] : names_) {
      if (record->find(name) == nullptr) out.add(name, span, Value({}, row.span()));
    }
    return {std::move(out), row.span()};
  }

 private:
  std::set<std::string> known_;
  std::vector<std::pair<std::string, base::Span>> names_;
};

}  // namespace

bool fill_left_out(Table& table, base::Diagnostics& diagnostics) {
  const auto* rows = table.rows.as_list();
  if (rows == nullptr) return true;
  const FieldFiller filler(*rows);
  if (filler.fields() > most_cells / std::max<std::size_t>(1, rows->size())) {
    diagnostics.error(table.rows.span(),
                      "the records have " + std::to_string(filler.fields()) +
                          " different fields, which makes too many cells",
                      "a data file has at most 5,000,000 cells");
    return false;
  }
  List filled;
  filled.reserve(rows->size());
  for (const Value& row : *rows) filled.push_back(filler.filled(row));
  table.rows = Value(std::move(filled), table.rows.span());
  return true;
}

std::optional<Table> rows_of_tree(Value root, const spec::TableSource& told,
                                  base::Diagnostics& diagnostics) {
  if (!told.at.text.empty()) {
    auto found = find_at(root, told.at, diagnostics);
    if (!found) return std::nullopt;
    root = std::move(*found);
  }
  if (!told.orient.text.empty() && told.orient.text != "records") {
    auto rows = oriented(root, told.orient.text, diagnostics);
    if (!rows) return std::nullopt;
    root = Value(std::move(*rows), root.span());
  }
  if (told.columns.empty() && told.missing.empty()) return Table{std::move(root)};
  const ColumnTyper typer(told, diagnostics);
  const bool is_list = root.as_list() != nullptr;
  const List rows = is_list ? *root.as_list() : List{root};
  typer.check_names(rows);
  List typed;
  std::set<std::size_t> broken;
  for (const Value& row : rows) {
    const std::size_t errors = diagnostics.error_count();
    typed.push_back(typer.typed(row));
    if (diagnostics.error_count() != errors) broken.insert(typed.size() - 1);
  }
  if (!is_list && !broken.empty()) return std::nullopt;
  const base::Span whole = root.span();
  return Table{is_list ? Value(std::move(typed), whole) : typed.front(), std::move(broken)};
}

}  // namespace jianbao::read
