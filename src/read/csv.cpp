#include "read/csv.h"

#include <algorithm>

#include "base/spelling.h"
#include "read/characters.h"
#include "read/typed_cell.h"

namespace jianbao::read {

namespace {

using base::Span;
using spec::ColumnType;
using value::Value;

// The columns of a file with what their cells are.
class Columns {
 public:
  Columns(const Row& header, const spec::TableSource& told) : header_(header), told_(told) {
    for (const Cell& name : header) {
      types_.push_back(told.markdown ? ColumnType::markdown : ColumnType::text);
      declared_.push_back(told.find(name.text));
      by_cell_.push_back(declared_.back() == nullptr && is_value_of_figures(name.text));
    }
  }

  // Each cell of a column that nobody declared is asked what it is.
  void see(const Row& row) {
    evidence_.resize(header_.size());
    for (std::size_t i = 0; i < std::min(row.size(), header_.size()); ++i) {
      if (!is_gap(row[i])) evidence_[i].see(row[i]);
    }
  }

  void decide() {
    evidence_.resize(header_.size());
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (declared_[i] != nullptr) {
        types_[i] = declared_[i]->type;
      } else if (const ColumnType seen = evidence_[i].type(); seen != ColumnType::text) {
        types_[i] = seen;
      }
    }
  }

  Value value(std::size_t column, const Cell& cell, base::Diagnostics& diagnostics) const {
    if (is_gap(cell)) return Value({}, cell.span);
    ColumnType type = types_[column];
    if (by_cell_[column]) {
      ColumnEvidence own;
      own.see(cell);
      if (own.type() != ColumnType::text) type = own.type();
    }
    if (auto value = typed_value(cell, type)) return std::move(*value);
    say_wrong(column, cell, diagnostics);
    return Value({}, cell.span);  // whoever uses it need not say so again
  }

 private:
  // Each row of such a file is a figure of its own, in its own unit.
  bool is_value_of_figures(const std::string& name) const {
    if (name != "value" && !name.ends_with(".value")) return false;
    const std::string unit = name.substr(0, name.size() - 5) + "unit";
    return std::any_of(header_.begin(), header_.end(),
                       [&](const Cell& other) { return other.text == unit; });
  }

  bool is_gap(const Cell& cell) const {
    if (cell.text.empty()) return !cell.quoted;
    const auto& words = told_.missing;
    return std::find(words.begin(), words.end(), cell.text) != words.end();
  }

  void say_wrong(std::size_t column, const Cell& cell, base::Diagnostics& diagnostics) const {
    const spec::DeclaredColumn& declared = *declared_[column];
    base::Diagnostic wrong{
        base::Severity::error, cell.span,
        "\"" + cell.text + "\" is not " + std::string(called(declared.type)),
        cell.text.empty() ? "without quotes it is a gap" : "a gap is an empty cell"};
    wrong.notes.push_back({declared.span, "the column '" + declared.name + "' is declared here"});
    wrong.fault = "type " + declared.name;
    diagnostics.add(std::move(wrong));
  }

  const Row& header_;
  const spec::TableSource& told_;
  std::vector<ColumnType> types_;
  std::vector<const spec::DeclaredColumn*> declared_;
  std::vector<bool> by_cell_;
  std::vector<ColumnEvidence> evidence_;
};

// Makes records of rows under one header.
class RowReader {
 public:
  RowReader(const Row& header, const Columns& columns, base::Diagnostics& diagnostics)
      : header_(header), columns_(columns), diagnostics_(diagnostics) {}

  Value read(const Row& row) const { return part(row, 0, header_.size(), 0); }

 private:
  // Columns that share the part before the first point become one record.
  Value part(const Row& row, std::size_t from, std::size_t to, std::size_t prefix) const {
    value::Record record;
    record.reserve(to - from);
    for (std::size_t i = from; i < to;) {
      const std::string_view whole = header_[i].text, name = whole.substr(prefix);
      const std::size_t point = name.find('.');
      if (point == std::string_view::npos) {
        record.add(std::string(name), header_[i].span, columns_.value(i, row[i], diagnostics_));
        ++i;
        continue;
      }
      const std::string_view group = whole.substr(0, prefix + point + 1);
      std::size_t end = i + 1;
      while (end < to && header_[end].text.starts_with(group)) ++end;
      record.add(std::string(name.substr(0, point)), header_[i].span,
                 part(row, i, end, group.size()));
      i = end;
    }
    // A group without a cell is a gap, not a map of gaps.
    const bool empty =
        prefix > 0 && std::all_of(record.fields().begin(), record.fields().end(),
                                  [](const value::Field& field) { return field.value.is_null(); });
    return empty ? Value({}, row[from].span) : Value(std::move(record), row[from].span);
  }

  const Row& header_;
  const Columns& columns_;
  base::Diagnostics& diagnostics_;
};

// What an untrusted file may ask of us.
constexpr std::uint64_t largest_file = 64U << 20U;
constexpr std::size_t most_columns = 1000, most_cells = 2'000'000;

// `a.b` beside `a`, or apart from `a.c`, would make two fields `a`.
bool check_groups(const Row& header, std::size_t i, base::Diagnostics& diagnostics) {
  const std::string& name = header[i].text;
  for (std::size_t point = name.find('.'); point != std::string::npos;
       point = name.find('.', point + 1)) {
    const std::string_view group = std::string_view(name).substr(0, point + 1);
    const auto in_group = [&](const Cell& cell) { return cell.text.starts_with(group); };
    const auto first = std::find_if(header.begin(), header.end(), in_group);
    const auto here = header.begin() + static_cast<std::ptrdiff_t>(i);
    if (!std::all_of(first, here, in_group)) {
      diagnostics.error(header[i].span,
                        "the columns of '" + name.substr(0, point) + "' must stand together");
      return false;
    }
    const auto is_value = [&](const Cell& cell) { return cell.text == name.substr(0, point); };
    if (std::any_of(header.begin(), header.end(), is_value)) {
      diagnostics.error(header[i].span,
                        "there is a column '" + name.substr(0, point) + "' of its own");
      return false;
    }
  }
  return true;
}

bool check_header(const Row& header, base::Diagnostics& diagnostics) {
  if (header.size() > most_columns) {
    diagnostics.error(header[most_columns].span, "a data file has at most 1,000 columns");
    return false;
  }
  bool good = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto same = [&](const Cell& other) { return other.text == header[i].text; };
    if (header[i].text.empty()) {
      diagnostics.error(header[i].span, "this column has no name");
      good = false;
    } else if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i), same)) {
      diagnostics.error(header[i].span, "duplicate column '" + header[i].text + "'");
      good = false;
    } else if (std::count(header[i].text.begin(), header[i].text.end(), '.') > 8) {
      diagnostics.error(header[i].span, "a column name nests at most eight levels");
      good = false;
    } else {
      good = check_groups(header, i, diagnostics) && good;
    }
  }
  return good;
}

// A name that is declared and not there is a slip, which would leave its column as it is.
void check_declared(const Row& header, const spec::TableSource& told,
                    base::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const Cell& cell : header) known.emplace_back(cell.text);
  for (const spec::DeclaredColumn& column : told.columns) {
    if (std::find(known.begin(), known.end(), column.name) != known.end()) continue;
    diagnostics.error(column.span, "the file has no column '" + column.name + "'",
                      base::suggestion(column.name, known));
  }
}

// A row that is too short or too long is said, and has the header's cells all the same: its own
// brief fails, and no other.
void fit(Row& row, std::size_t columns, base::Diagnostics& diagnostics) {
  if (row.size() == columns) return;
  base::Diagnostic wrong{base::Severity::error, row.back().span,
                         "this row has " + std::to_string(row.size()) + " cells, the header has " +
                             std::to_string(columns)};
  wrong.fault = "cells";
  diagnostics.add(std::move(wrong));
  const Span end = row.back().span;
  row.resize(columns, Cell{"", false, {end.file, end.end, end.end}});
}

// Goes through the rows behind the header; false, with an error said, where they are too many.
template <class Use>
bool each_row(CsvRows rows, const Use& use, base::Diagnostics& diagnostics) {
  std::size_t cells = 0;
  while (!rows.done()) {
    Row row = rows.next();
    cells += row.size();
    if (cells > most_cells) {
      diagnostics.error(row.front().span, "a data file has at most 2,000,000 cells");
      return false;
    }
    if (!is_blank(row)) use(std::move(row));
  }
  return true;
}

}  // namespace

std::optional<Table> parse_csv(const base::SourceFile& source, const spec::TableSource& told,
                               base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  const std::size_t errors_before = diagnostics.error_count();
  CsvRows file(source, diagnostics);
  if (file.done()) {
    diagnostics.error({&source, 0, 0}, "an empty data set", "a header row with the columns' names");
    return std::nullopt;
  }
  const Row header = file.next();
  if (!check_header(header, diagnostics)) return std::nullopt;
  check_declared(header, told, diagnostics);
  Columns columns(header, told);
  if (!each_row(
          file, [&](const Row& row) { columns.see(row); }, diagnostics))
    return std::nullopt;
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  columns.decide();
  const RowReader reader(header, columns, diagnostics);
  value::List rows;
  std::set<std::size_t> broken;
  each_row(
      file,
      [&](Row row) {
        const std::size_t errors = diagnostics.error_count();
        fit(row, header.size(), diagnostics);
        rows.push_back(reader.read(row));
        if (diagnostics.error_count() != errors) broken.insert(rows.size() - 1);
      },
      diagnostics);
  return Table{Value(std::move(rows), {&source, 0, 1}), std::move(broken)};
}

std::optional<Table> read_csv(const base::FileSystem& files, const std::string& path, Span referrer,
                              const spec::TableSource& told, base::Sources& sources,
                              base::Diagnostics& diagnostics) {
  auto bytes = files.read(path, largest_file);
  if (!bytes.ok()) {
    diagnostics.error(referrer, "cannot read '" + path + "': " + bytes.reason(),
                      base::near_file(files, path));
    return std::nullopt;
  }
  return parse_csv(sources.add(path, std::move(*bytes)), told, diagnostics);
}

}  // namespace jianbao::read
