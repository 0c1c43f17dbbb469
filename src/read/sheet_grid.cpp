#include "read/sheet_grid.h"

#include <algorithm>

namespace jianbao::read {

namespace {

// Takes "$AB" from the front: its column, from 0.
std::optional<std::size_t> take_column(std::string_view& text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  std::size_t column = 0, letters = 0;
  while (letters < text.size() && letters < 4) {
    const char c = text[letters];
    const bool small = c >= 'a' && c <= 'z';
    if (!small && !(c >= 'A' && c <= 'Z')) break;
    column = column * 26 + static_cast<std::size_t>(c - (small ? 'a' : 'A')) + 1;
    ++letters;
  }
  text.remove_prefix(letters);
  if (letters == 0 || column > SheetGrid::most_columns) return std::nullopt;
  return column - 1;
}

std::optional<std::size_t> take_row(std::string_view& text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  std::size_t row = 0, digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && digits < 8) {
    row = row * 10 + static_cast<std::size_t>(text[digits] - '0');
    ++digits;
  }
  text.remove_prefix(digits);
  if (row == 0 || row > SheetGrid::most_rows) return std::nullopt;
  return row - 1;
}

}  // namespace

std::optional<CellPlace> parse_cell_place(std::string_view text) {
  const auto column = take_column(text);
  const auto row = take_row(text);
  if (!column || !row || !text.empty()) return std::nullopt;
  return CellPlace{*row, *column};
}

std::optional<CellRange> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  std::string_view first = text.substr(0, colon);
  std::string_view second = colon == text.npos ? first : text.substr(colon + 1);
  const auto left = take_column(first), right = take_column(second);
  const auto top = take_row(first), bottom = take_row(second);
  const bool whole = first.empty() && second.empty();
  const bool columns = left && right && *left <= *right, rows = top && bottom && *top <= *bottom;
  if (!whole || left.has_value() != right.has_value() || top.has_value() != bottom.has_value() ||
      (left && !columns) || (top && !rows) || (!columns && !rows)) {
    return std::nullopt;
  }
  if (colon == text.npos && !(columns && rows)) return std::nullopt;
  CellRange range;
  if (columns) range.left = *left, range.right = *right;
  if (rows) range.top = *top, range.bottom = *bottom;
  return range;
}

bool SheetGrid::add(std::size_t row, std::size_t column, std::string_view text, CellKind kind) {
  constexpr std::size_t most_bytes = 512U << 20U;
  const bool back = row + 1 < rows_.size() ||
                    (row + 1 == rows_.size() && !rows_.back().empty() && column < column_);
  if (back || row >= most_rows || column >= most_columns || ++count_ > most_cells) return false;
  while (rows_.size() < row + 1) {
    if (!rows_.empty()) text_ += '\n';
    rows_.emplace_back();
    column_ = 0;
  }
  if (text_.size() + text.size() + column > most_bytes) return false;
  text_.append(column - column_, '\t');
  column_ = column;
  const std::size_t begin = text_.size();
  for (const char c : text) text_ += c == '\t' ? ' ' : c == '\n' || c == '\r' ? '\v' : c;
  rows_.back().push_back({static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(text_.size()), kind});
  return true;
}

void SheetGrid::hide_row(std::size_t row) {
  if (row >= most_rows) return;
  if (hidden_rows_.size() <= row) hidden_rows_.resize(row + 1);
  hidden_rows_[row] = true;
}

void SheetGrid::hide_columns(std::size_t first, std::size_t last) {
  last = std::min(last, most_columns - 1);
  if (hidden_columns_.size() <= last) hidden_columns_.resize(last + 1);
  for (std::size_t i = first; i <= last; ++i) hidden_columns_[i] = true;
}

void SheetGrid::merge(const CellRange& range) {
  if (range.top >= rows_.size()) return;
  const auto at = [&](std::vector<Stored>& row) {
    return std::find_if(row.begin(), row.end(),
                        [&](const Stored& cell) { return cell.column >= range.left; });
  };
  const auto origin = at(rows_[range.top]);
  if (origin == rows_[range.top].end() || origin->column != range.left) return;
  const Stored cell = *origin;
  for (std::size_t row = range.top + 1; row <= std::min(range.bottom, rows_.size() - 1); ++row) {
    const auto place = at(rows_[row]);
    const bool taken = place != rows_[row].end() && place->column == range.left;
    if (++merged_ > most_cells) return;
    if (taken) continue;
    rows_[row].insert(place, cell);
  }
}

std::string SheetGrid::take_text() { return std::move(text_); }

SheetRows::SheetRows(const SheetGrid& grid, const base::SourceFile& source, CellRange range,
                     spec::Hidden hidden)
    : grid_(grid), source_(source), range_(range), hidden_(hidden) {
  restart();
}

bool SheetRows::next(Row& row) {
  const auto& rows = grid_.rows();
  while (hidden_ == spec::Hidden::skip && grid_.is_hidden_row(at_)) ++at_;
  if (at_ >= rows.size() || at_ > range_.bottom) return false;
  row.clear();
  std::size_t next_column = range_.left;
  const auto pad = [&](std::size_t until, std::size_t place) {
    for (; next_column < until; ++next_column) {
      if (hidden_ == spec::Hidden::skip && grid_.is_hidden_column(next_column)) continue;
      row.push_back({"", CellKind::open, {&source_, place, place}});
    }
  };
  for (const SheetGrid::Stored& cell : rows[at_]) {
    if (cell.column < range_.left || cell.column > range_.right) continue;
    if (hidden_ == spec::Hidden::skip && grid_.is_hidden_column(cell.column)) continue;
    pad(cell.column, cell.begin);
    std::string text(source_.text().substr(cell.begin, cell.end - cell.begin));
    std::replace(text.begin(), text.end(), '\v', '\n');
    text = std::string(without_outer_spaces(text));
    // A text of spaces alone is a gap to whoever sees the sheet.
    const CellKind kind = text.empty() ? CellKind::open : cell.kind;
    row.push_back({std::move(text), kind, {&source_, cell.begin, cell.end}});
    next_column = cell.column + 1;
  }
  if (row.empty()) row.push_back({"", CellKind::open, {&source_, 0, 0}});
  ++at_;
  return true;
}

}  // namespace jianbao::read
