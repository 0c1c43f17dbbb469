#include "read/table_part.h"

#include <algorithm>

#include "base/spelling.h"
#include "read/header.h"
#include "value/number_form.h"

namespace jianbao::read {

std::optional<TablePart> TablePart::find(CellRows& rows, const spec::TableSource& told,
                                         base::Span whole, base::Diagnostics& diagnostics) {
  TablePart part(rows, told, diagnostics);
  if (!part.read_header(whole)) return std::nullopt;
  return part;
}

bool TablePart::read_header(base::Span whole) {
  rows_->restart();
  Row row;
  for (int i = 0; i < told_->skip; ++i) {
    if (rows_->next(row)) ++behind_header_;
  }
  std::vector<Row> stories;
  while (static_cast<int>(stories.size()) < told_->header_rows && next_of_file(row)) {
    ++behind_header_;
    stories.push_back(row);
  }
  if (stories.empty()) {
    const bool skipped = told_->skip > 0;
    diagnostics_->error(whole, "an empty data set",
                        skipped ? "'skip: " + std::to_string(told_->skip) + "' leaves nothing of it"
                                : "a header row with the columns' names");
    return false;
  }
  const Row names = join_stories(stories, *told_);
  if (next_of_file(row) && says_more(names, stories.back(), row)) return false;
  const std::size_t errors = diagnostics_->error_count();
  if (!check_header(names, *told_, *diagnostics_)) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    header_.push_back(names[i]);
    columns_.push_back(i);
  }
  return check_fill_down() && diagnostics_->error_count() == errors;
}

// Cells below columns that have no name: of a title, or of a header with a gap at its end.
bool TablePart::says_more(const Row& names, const Row& header, const Row& below) {
  const auto cells = static_cast<std::size_t>(
      std::count_if(below.begin(), below.end(), [](const Cell& cell) { return !cell.empty(); }));
  if (names.size() == 1 && std::max(header.size(), cells) > 2) {
    diagnostics_->error(
        names.front().span,
        "the header names one column of " + std::to_string(std::max(header.size(), cells)),
        "a title above the header is left out by 'skip: " + std::to_string(told_->skip + 1) +
            "' beside the file");
    return true;
  }
  for (std::size_t i = names.size(); i < std::min(header.size(), below.size()); ++i) {
    if (below[i].empty()) continue;
    diagnostics_->error(header[i].span, "this column has no name");
    return true;
  }
  return false;
}

bool TablePart::check_fill_down() {
  bool good = true;
  std::vector<std::string_view> known;
  for (const Cell& cell : header_) known.emplace_back(cell.text);
  for (const spec::Located& name : told_->fill_down) {
    const auto found = std::find(known.begin(), known.end(), name.text);
    if (found != known.end()) {
      filled_.push_back(static_cast<std::size_t>(found - known.begin()));
      continue;
    }
    diagnostics_->error(name.span, "the file has no column '" + name.text + "'",
                        base::suggestion(name.text, known));
    good = false;
  }
  above_.resize(filled_.size());
  return good;
}

void TablePart::restart() {
  rows_->restart();
  Row row;
  // Blank rows and comments among the stories were left out when they were counted.
  for (int i = 0; i < told_->skip; ++i) rows_->next(row);
  for (std::size_t i = static_cast<std::size_t>(told_->skip); i < behind_header_; ++i) {
    next_of_file(row);
  }
  for (Cell& cell : above_) cell = {};
}

// The next row that is neither blank nor a comment.
bool TablePart::next_of_file(Row& row) {
  while (rows_->next(row)) {
    if ((rows_->keeps_blank_rows() || !is_blank(row)) && !is_comment(row)) return true;
  }
  return false;
}

bool TablePart::is_comment(const Row& row) const {
  return !told_->comment.empty() && row.front().kind == CellKind::open &&
         value::trimmed(row.front().text).starts_with(told_->comment);
}

bool TablePart::is_footer(const Row& row) const {
  const auto first = std::find_if(
      row.begin(), row.end(), [](const Cell& cell) { return !value::trimmed(cell.text).empty(); });
  if (first == row.end()) return false;
  return std::any_of(told_->until.begin(), told_->until.end(), [&](const std::string& word) {
    return value::trimmed(first->text).starts_with(word);
  });
}

bool TablePart::next(Row& row) {
  if (!next_of_file(row) || is_footer(row)) return false;
  pick(row);
  fill_down(row);
  return true;
}

void TablePart::pick(Row& row) {
  cells_ = row.size();
  const auto end = row.begin() + static_cast<std::ptrdiff_t>(std::min(cells_, columns_.size()));
  const bool more = std::any_of(end, row.end(), [](const Cell& cell) { return !cell.empty(); });
  misfit_ = more || (!rows_->ragged() && cells_ < columns_.size());
  const base::Span last = row.back().span;
  row.resize(columns_.size(), Cell{"", CellKind::open, {last.file, last.end, last.end}});
}

void TablePart::fill_down(Row& row) {
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    Cell& cell = row[filled_[i]];
    if (cell.empty()) {
      cell = above_[i];
    } else {
      above_[i] = cell;
    }
  }
}

}  // namespace jianbao::read
