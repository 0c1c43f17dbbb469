#pragma once

#include <vector>

#include "doc/doc.h"
#include "layout/tagger.h"

namespace jianbao::layout {

// The elements of a table: its head and bodies, a body for each group of rows, their rows and
// cells (ISO 32000-1, 14.8.4.3.4). What a page repeats has none.
class TableTagger {
 public:
  TableTagger(Tagger& tagger, const doc::Table& table);

  // Of the header.
  std::size_t levels() const { return levels_; }
  // Titles start on the highest level that they reach, in the order of their columns.
  std::vector<doc::Row> tagged_header();
  // The cells of a row below the header; rows come in order.
  std::vector<doc::Cell> tagged(const doc::Row& row);

 private:
  struct Title {
    std::size_t level = 0, column = 0;  // where it starts
    int rows = 1, columns = 1;
    doc::Cell* cell = nullptr;  // null: nothing stands there
  };
  std::vector<Title> titles(std::vector<doc::Row>& header) const;
  void tag_title(const Title& title);
  page::Role role_of(const doc::Row& row, const doc::Cell& cell, std::size_t column) const;
  void fill(doc::Cell& cell, page::Tag tag);
  void set_headers(page::Tag tag, std::size_t column, int columns);

  Tagger& tagger_;
  const doc::Table& table_;
  std::size_t levels_ = 0;
  std::size_t depth_;                              // of the table
  std::vector<std::vector<page::Tag>> titles_of_;  // by column, the highest first
  std::vector<page::Tag> row_headers_;  // the last of each column, which may span further rows
  page::Tag group_ = page::artifact, row_header_ = page::artifact;  // of the row
  bool names_headers_ = false;  // that cells do not find by themselves
  bool in_body_ = false;
};

}  // namespace jianbao::layout
