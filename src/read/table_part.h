#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "read/cell.h"
#include "spec/table_source.h"

namespace jianbao::read {

// A header of one row, and the rows below it: what is left of a file or sheet without its title,
// the stories of its header, its comments, its empty rows and columns and its footer.
class TablePart final : public CellRows {
 public:
  // Reads the header; empty, with what is wrong said, where there is none.
  static std::optional<TablePart> find(CellRows& rows, const spec::TableSource& told,
                                       base::Span whole, base::Diagnostics& diagnostics);

  // A cell a column; its text is the column's name.
  const Row& header() const { return header_; }
  void restart() override;
  // Rows below the header, without those of the footer, with what is filled down. A row that has
  // more cells than the header, or fewer, comes as long as the header.
  bool next(Row& row) override;
  // Whether the row that came last was such a one, and how many cells it has in the file.
  bool is_misfit() const { return misfit_; }
  std::size_t cells() const { return cells_; }

 private:
  TablePart(CellRows& rows, const spec::TableSource& told, base::Diagnostics& diagnostics)
      : rows_(&rows), told_(&told), diagnostics_(&diagnostics) {}

  bool read_header(base::Span whole);
  bool says_more(const Row& names, const Row& header, const Row& below);
  bool check_fill_down();
  bool next_of_file(Row& row);
  bool is_comment(const Row& row) const;
  bool is_footer(const Row& row) const;
  void pick(Row& row);
  void fill_down(Row& row);

  CellRows* rows_;
  const spec::TableSource* told_;
  base::Diagnostics* diagnostics_;
  Row header_;
  std::vector<std::size_t> columns_;  // of the file's, those that the header names
  std::vector<std::size_t> filled_;   // of those, the ones that are filled down
  std::vector<Cell> above_;           // the last cell of each filled column
  std::size_t behind_header_ = 0;     // rows of the file
  bool misfit_ = false;
  std::size_t cells_ = 0;
};

}  // namespace jianbao::read
