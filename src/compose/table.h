#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/table_columns.h"
#include "compose/table_merge.h"
#include "compose/table_notes.h"
#include "compose/table_totals.h"
#include "compose/whole_columns.h"

namespace jianbao::compose {

// A list of the data → a table: its columns by language, its rows in groups.
class TableComposer {
 public:
  TableComposer(BlockComposer& blocks, Evaluation& evaluation, const Input& input)
      : blocks_(blocks), evaluation_(evaluation), input_(input) {}

  // Empty, with an error said, when the block makes no table. A long one does not hold its rows
  // where there is a stream that makes them again.
  std::optional<doc::Table> compose(const spec::BlockSpec& block, const doc::RowStream& stream);
  // The rows below the header; false, with an error said, when there are none.
  bool rows(const spec::BlockSpec& block, RowUse use);

 private:
  bool list_of(const spec::Options& options, value::Value& list);
  void look(const spec::Options& options);
  void texts(const spec::Options& options);
  doc::Row row_of_text(const value::Value& text, const std::string& style);
  doc::Row group_row(const value::Value& group, const value::Value* title);
  void say_empty(const spec::Options& options);
  bool select(const spec::Options& options, value::Value& list);
  value::List gathered(value::List rows, const value::Value& group);
  // False, with an error said, when there are too many.
  bool body(const spec::Options& options, const value::Value& list);
  // All but the rows; empty, with an error said, when there is no table.
  std::optional<value::Value> head(const spec::BlockSpec& block);
  void add(doc::Row row);
  bool is_long(const spec::Options& options, const value::Value& list) const;
  // Starts a group where the name of the row's is another than the last one's.
  void enter_group(const value::Value& group, const value::Value* titles);
  void leave_group();
  // The row that the names in scope are of, counted from 0.
  doc::Row body_row(const spec::Options& options, std::size_t index);
  void body_cell(doc::Row& row, std::size_t& column, std::size_t index);
  doc::Cell shown_cell(std::size_t column, std::size_t row);
  std::vector<std::string> styles_over(const TableColumn& column);
  int spanned(std::size_t column);
  void start_totals(const spec::Options& options);
  value::Value usual_text(const char* chinese, const char* english) const;
  // Of the layout, else the engine's own.
  value::Value label(const spec::Options& options, bool whole) const;
  bool may_fold(const spec::Options& options) const;
  void fold(int parts);
  void mark_continued();
  std::vector<doc::Cell> continued(const doc::Row& row) const;

  BlockComposer& blocks_;
  Evaluation& evaluation_;
  const Input& input_;
  doc::Table table_;
  std::vector<TableColumn> columns_;
  std::optional<TableMerge> merge_;
  std::optional<TableNotes> notes_;
  std::optional<RowQueue> queue_;
  std::optional<WholeColumns> whole_;
  std::vector<std::string> row_styles_;  // of the row that is composed
  std::optional<base::Color> row_background_;
  std::optional<TableTotals> subtotals_, total_;
  value::Value subtotal_label_, total_label_;
  std::optional<std::string> last_group_;
  std::size_t row_of_group_ = 0;
  base::Span use_;
};

}  // namespace jianbao::compose
