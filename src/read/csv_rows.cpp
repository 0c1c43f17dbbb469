#include "read/csv_rows.h"

#include <algorithm>

namespace jianbao::read {

CsvRows::CsvRows(const base::SourceFile& source, base::Diagnostics& diagnostics)
    : source_(source), text_(source.text()), diagnostics_(diagnostics) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // spreadsheets write a byte order mark
}

Row CsvRows::next() {
  Row cells{cell()};
  while (!done() && text_[at_] == ',') {
    ++at_;
    cells.push_back(cell());
  }
  if (!done() && text_[at_] == '\r') ++at_;
  if (!done() && text_[at_] == '\n') ++at_;
  return cells;
}

Cell CsvRows::cell() {
  if (!done() && text_[at_] == '"') return quoted_cell();
  const std::size_t begin = at_;
  at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
  return {std::string(text_.substr(begin, at_ - begin)), false, {&source_, begin, at_}};
}

Cell CsvRows::quoted_cell() {
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

bool is_blank(const Row& row) { return row.size() == 1 && row[0].text.empty() && !row[0].quoted; }

}  // namespace jianbao::read
