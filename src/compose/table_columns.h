#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/column_looks.h"
#include "compose/table_cell.h"

namespace jianbao::compose {

// A column of a table as the layout describes it, in this edition.
struct TableColumn {
  value::Value cell;          // the layout's, or what stands for it; null: no words
  value::Value shown;         // the same, with its format
  base::Span place;           // of what says what it shows
  std::string format;         // empty: none
  std::optional<int> places;  // of numbers that add up when they are rounded to so many
  const value::Value* total = nullptr;
  const value::Value* span = nullptr;
  bool merge = false;
  CellLook look;
  std::string style;
  const value::Value* styles = nullptr;      // expressions that name some for a cell; null: none
  const value::Value* background = nullptr;  // the same for its ground
  std::optional<spec::Located> share_of;     // whose share of its total the cell shows
  bool share_in_percent = true;              // else as a fraction, of which a format makes percents
  SignForm sign = SignForm::minus;
  std::optional<BarLook> bar;
  std::optional<SparklineLook> sparkline;
  const value::Value* chart = nullptr;  // the layout's
  bool titled = true;                   // a column for all languages has no group title
};

// What the cells of a column call the number that theirs is rounded to, so that all add up.
inline std::string apportioned_name(std::size_t column) {
  return "apportioned_column_" + std::to_string(column);
}

// What they call the share of a total that a cell has.
inline std::string share_name(std::size_t column) {
  return "share_column_" + std::to_string(column);
}

// The expression that a text is, where it is nothing else.
std::optional<spec::Located> only_hole(const value::Value& text, const std::string& language);

// The columns of a block → columns of the document, and the levels of their header.
class ColumnReader {
 public:
  ColumnReader(BlockComposer& blocks, const Input& input, std::string style)
      : blocks_(blocks), input_(input), style_(std::move(style)) {}

  void read(const value::Value& columns) { read(columns, 0); }
  std::vector<TableColumn> take_columns() { return std::move(columns_); }
  std::vector<doc::Column> take_places() { return std::move(places_); }
  std::vector<doc::Row> header() const;

 private:
  struct Title {
    doc::Cell cell;
    int level = 0;
    std::size_t first = 0;  // column
    bool spans = false;     // it stands above columns of its own
  };

  void read(const value::Value& columns, int level);
  void column(const value::Value& value, int level);
  void spanning(const spec::Options& options, const value::Value& inner, int level);
  void leaf(const spec::Options& options, const value::Value& header, int level);
  // What stands in its cells, and in what language.
  TableColumn content(const spec::Options& options, const CellLook& look);
  void looks(const spec::Options& options, TableColumn& column);
  void share(const value::Value& part, TableColumn& column) const;
  doc::Column place(const spec::Options& options, const TableColumn& column) const;
  value::Value formatted(const value::Value& cell, const value::Value& format,
                         const std::vector<std::string>& languages);
  void add_up(const spec::Options& options, TableColumn& column);
  bool shown(const spec::Options& options);
  // The language of the edition that a tag means: itself, or one of it, as zh-Hant is of zh.
  const std::string* edition_language(const std::string& tag) const;

  BlockComposer& blocks_;
  const Input& input_;
  std::string style_;
  std::vector<TableColumn> columns_;
  std::vector<doc::Column> places_;
  std::vector<Title> titles_;
  int levels_ = 1;
};

}  // namespace jianbao::compose
