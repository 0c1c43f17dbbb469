#include "read/csv.h"

#include <algorithm>

#include "read/characters.h"

namespace jianbao::read {

namespace {

using base::Span;
using value::Value;

struct Cell {
  std::string text;
  bool quoted = false;
  Span span;
};
using Row = std::vector<Cell>;

class CsvParser {
 public:
  CsvParser(const base::SourceFile& source, base::Diagnostics& diagnostics)
      : source_(source), text_(source.text()), diagnostics_(diagnostics) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // spreadsheets write a byte order mark
  }

  bool done() const { return at_ >= text_.size(); }

  Row row() {
    Row cells{cell()};
    while (!done() && text_[at_] == ',') {
      ++at_;
      cells.push_back(cell());
    }
    if (!done() && text_[at_] == '\r') ++at_;
    if (!done() && text_[at_] == '\n') ++at_;
    return cells;
  }

 private:
  Cell cell() {
    if (!done() && text_[at_] == '"') return quoted_cell();
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    return {std::string(text_.substr(begin, at_ - begin)), false, {&source_, begin, at_}};
  }

  Cell quoted_cell() {
    Cell cell{"", true, {&source_, at_, at_ + 1}};
    for (++at_;; ++at_) {
      if (done()) {
        diagnostics_.error(cell.span, "this quoted cell has no end");
        return cell;
      }
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      cell.text.push_back(text_[at_]);
    }
    cell.span.end = ++at_;
    if (!done() && text_.find_first_of(",\r\n", at_) != at_) {
      diagnostics_.error({&source_, at_, at_ + 1}, "text after the end of a quoted cell");
      at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    }
    return cell;
  }

  const base::SourceFile& source_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

Value cell_value(const Cell& cell, base::Diagnostics& diagnostics) {
  if (cell.quoted) return Value(cell.text, cell.span);
  if (cell.text.empty()) return Value({}, cell.span);
  if (cell.text == "true" || cell.text == "false") return Value(cell.text == "true", cell.span);
  if (const auto number = value::Decimal::parse(cell.text)) return Value(*number, cell.span);
  if (value::Decimal::too_long(cell.text)) {
    diagnostics.error(cell.span, "a number has at most 18 digits", "in quotes it is a text");
  }
  if (const auto date = value::Date::parse(cell.text)) return Value(*date, cell.span);
  return Value(cell.text, cell.span);
}

// Makes records of rows under one header.
class RowReader {
 public:
  RowReader(const Row& header, base::Diagnostics& diagnostics)
      : header_(header), diagnostics_(diagnostics) {}

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
        record.add(std::string(name), header_[i].span, cell_value(row[i], diagnostics_));
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

}  // namespace

std::optional<Value> parse_csv(const base::SourceFile& source, base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  CsvParser parser(source, diagnostics);
  const std::size_t errors_before = diagnostics.error_count();
  if (parser.done()) {
    diagnostics.error({&source, 0, 0}, "an empty data set", "a header row with the columns' names");
    return std::nullopt;
  }
  const Row header = parser.row();
  value::List rows;
  if (!check_header(header, diagnostics)) return std::nullopt;
  const RowReader reader(header, diagnostics);
  std::size_t cells = 0;
  while (!parser.done()) {
    const Row row = parser.row();
    cells += row.size();
    if (cells > most_cells) {
      diagnostics.error(row.front().span, "a data file has at most 2,000,000 cells");
      return std::nullopt;
    }
    if (row.size() == 1 && row[0].text.empty() && !row[0].quoted) continue;
    if (row.size() != header.size()) {
      diagnostics.error(row.back().span, "this row has " + std::to_string(row.size()) +
                                             " cells, the header has " +
                                             std::to_string(header.size()));
      continue;
    }
    rows.push_back(reader.read(row));
  }
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return Value(std::move(rows), {&source, 0, 1});
}

std::optional<Value> read_csv(const base::FileSystem& files, const std::string& path, Span referrer,
                              base::Sources& sources, base::Diagnostics& diagnostics) {
  auto bytes = files.read(path, largest_file);
  if (!bytes.ok()) {
    diagnostics.error(referrer, "cannot read '" + path + "': " + bytes.reason());
    return std::nullopt;
  }
  return parse_csv(sources.add(path, std::move(*bytes)), diagnostics);
}

}  // namespace jianbao::read
