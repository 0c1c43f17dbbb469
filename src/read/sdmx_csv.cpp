#include <algorithm>
#include <array>
#include <optional>

#include "read/characters.h"
#include "read/delimited.h"
#include "read/sdmx.h"
#include "read/sdmx_row.h"
#include "value/number_form.h"

namespace jianbao::read {

namespace {

// What says which message it is, and nothing of the observation.
bool is_administrative(std::string_view id) {
  constexpr std::array<std::string_view, 7> ids{
      "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "ACTION", "SERIES_KEY", "STRUCTURE_NAME", "OBS_KEY"};
  return std::find(ids.begin(), ids.end(), id.substr(0, id.find('['))) != ids.end();
}

bool is_id(std::string_view text) {
  const auto fits = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '@' || c == '$' || c == '.';
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

// Behind the code of "A: Annual"; npos where there is none.
std::size_t end_of_code(std::string_view text) {
  const std::size_t colon = text.find(": ");
  return colon != text.npos && is_id(text.substr(0, colon)) ? colon : text.npos;
}

struct Column {
  std::string id;
  std::size_t cell = 0;
  std::optional<std::size_t> name = {};  // the cell that names its code
  bool labelled = false;                 // its cells are "A: Annual"
};

class SdmxCsv {
 public:
  SdmxCsv(CellRows& rows, base::Diagnostics& diagnostics)
      : rows_(rows), diagnostics_(diagnostics) {}

  std::optional<Table> read(base::Span whole) {
    if (!read_header(whole) || !find_labels() || !rows_.sound()) return std::nullopt;
    value::List list;
    std::set<std::size_t> broken;
    rows_.restart();
    Row row;
    rows_.next(row);
    while (rows_.next(row)) {
      if (is_blank(row)) continue;
      const std::size_t errors = diagnostics_.error_count();
      list.push_back(observation(row));
      if (diagnostics_.error_count() != errors) broken.insert(list.size() - 1);
    }
    return Table{value::Value(std::move(list), whole), std::move(broken)};
  }

 private:
  bool read_header(base::Span whole) {
    rows_.restart();
    if (!rows_.next(header_)) {
      diagnostics_.error(whole, "an empty data set", "a header row that starts with STRUCTURE");
      return false;
    }
    const bool labels = header_.front().text != "DATAFLOW" && has("STRUCTURE_NAME");
    const std::size_t first = first_component();
    const bool pairs =
        labels && stands_evenly("OBS_VALUE", first) && stands_evenly("TIME_PERIOD", first);
    for (std::size_t i = first; i < header_.size(); ++i) {
      const std::string& text = header_[i].text;
      const std::size_t end = end_of_code(text);
      Column column{text.substr(0, end), i};
      column.labelled = end != text.npos;
      if (pairs && i + 1 < header_.size()) column.name = ++i;
      if (!add(std::move(column))) return false;
    }
    const bool found = std::any_of(columns_.begin(), columns_.end(),
                                   [](const Column& column) { return column.id == "OBS_VALUE"; });
    if (!found) {
      diagnostics_.error(header_.front().span, "this SDMX message has no OBS_VALUE",
                         "a plain table needs no 'format: sdmx'");
    }
    return found;
  }

  bool has(std::string_view id) const {
    return std::any_of(header_.begin(), header_.end(),
                       [&](const Cell& cell) { return cell.text == id; });
  }

  std::size_t first_component() {
    std::size_t first = 0;
    while (first < header_.size() && is_administrative(header_[first].text)) {
      if (header_[first].text == "ACTION") action_ = first;
      ++first;
    }
    return first;
  }

  // Where each column is followed by one with names, its place is even.
  bool stands_evenly(std::string_view id, std::size_t first) const {
    const auto found = std::find_if(header_.begin(), header_.end(),
                                    [&](const Cell& cell) { return cell.text == id; });
    if (found == header_.end()) return id != "OBS_VALUE";
    return (static_cast<std::size_t>(found - header_.begin()) - first) % 2 == 0;
  }

  bool add(Column column) {
    const Cell& cell = header_[column.cell];
    const bool again = std::any_of(columns_.begin(), columns_.end(),
                                   [&](const Column& each) { return each.id == column.id; });
    if (again || !is_id(column.id) || column.id == "names") {
      diagnostics_.error(cell.span, again ? "duplicate column '" + column.id + "'"
                                          : "'" + column.id + "' is no id of SDMX");
      return false;
    }
    columns_.push_back(std::move(column));
    return true;
  }

  // Under a header "FREQ: Frequency" cells are "A: Annual"; but not those of numbers and texts.
  bool find_labels() {
    std::size_t cells = 0;
    for (Row row; rows_.next(row);) {
      cells += row.size();
      if (cells > most_cells) {
        diagnostics_.error(row.front().span, "a data file has at most 5,000,000 cells");
        return false;
      }
      for (Column& column : columns_) {
        if (!column.labelled || column.cell >= row.size()) continue;
        const std::string& text = row[column.cell].text;
        column.labelled = text.empty() || end_of_code(text) != text.npos;
      }
    }
    return true;
  }

  value::Value observation(const Row& row) {
    if (row.size() != header_.size()) {
      base::Diagnostic wrong{base::Severity::error, row.front().span,
                             "this row has " + std::to_string(row.size()) +
                                 " cells, the header has " + std::to_string(header_.size())};
      wrong.fault = "cells";
      diagnostics_.add(std::move(wrong));
      return {{}, row.front().span};
    }
    if (action_ && row[*action_].text.starts_with('D')) {
      diagnostics_.error(row[*action_].span, "this row deletes an observation",
                         "ask for the data itself, not for changes of it");
    }
    std::vector<SdmxCell> cells;
    cells.reserve(columns_.size());
    for (const Column& column : columns_) cells.push_back(cell(column, row));
    return sdmx_row(cells, row.front().span, diagnostics_);
  }

  static SdmxCell cell(const Column& column, const Row& row) {
    const Cell& written = row[column.cell];
    SdmxCell cell{column.id, written.text, {}, written.span};
    if (column.labelled && !written.text.empty()) {
      const std::size_t end = end_of_code(written.text);
      cell.code = written.text.substr(0, end);
      cell.name = value::Value::plain_text(written.text.substr(end + 2), written.span);
    }
    if (column.name && !row[*column.name].text.empty()) {
      const Cell& name = row[*column.name];
      cell.name = value::Value::plain_text(name.text, name.span);
    }
    return cell;
  }

  CellRows& rows_;
  base::Diagnostics& diagnostics_;
  Row header_;
  std::vector<Column> columns_;
  std::optional<std::size_t> action_;
};

}  // namespace

bool looks_like_sdmx(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("\xEF\xBB\xBF \t\r\n\"");
  if (begin == text.npos) return false;
  text.remove_prefix(begin);
  if (text.front() == '{') {
    const std::string_view start = text.substr(0, 4'000);
    return start.find("sdmx-json") != start.npos;
  }
  const std::string_view header = text.substr(0, text.find('\n'));
  const auto names = [&](std::string_view id) { return header.find(id) != header.npos; };
  const bool first = header.starts_with("DATAFLOW") || header.starts_with("STRUCTURE");
  return first && names("OBS_VALUE") && (names("DATAFLOW") || names("STRUCTURE_ID"));
}

std::optional<Table> read_sdmx_csv(const base::SourceFile& source, base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  DelimitedRows rows(source, find_separator(source.text()), diagnostics);
  return SdmxCsv(rows, diagnostics).read({&source, 0, 1});
}

}  // namespace jianbao::read
