#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "read/cell.h"
#include "read/table.h"
#include "spec/table_source.h"

namespace jianbao::read {

// What a database is asked, and the place that says so.
struct Question {
  std::string sql;
  base::Span span;
};

// The query of a source, or the one for all of a table, whose name is quoted part by part where
// `schemas` says that it may have them. Empty, with the reason said at `referrer`, where there is
// neither; `tables` says which there are.
std::optional<Question> find_question(const spec::TableSource& told, bool schemas,
                                      base::Span referrer, const std::string& tables,
                                      base::Diagnostics& diagnostics);

// Says of parameters that no query asks for, and of names that no parameter has.
void check_parameters(const spec::TableSource& told, const std::vector<std::string>& asked,
                      base::Span query, base::Diagnostics& diagnostics);

// A text as a cell: what cannot be printed is named.
struct AnswerCell {
  CellKind kind = CellKind::open;
  std::string text = {};
};
AnswerCell text_cell(std::string_view text);
// A number in plain notation, or with an exponent; one that is none, or too long, is named.
AnswerCell number_cell(std::string_view text);

// The rows that a database answers with, with the names of their columns.
class Answer {
 public:
  explicit Answer(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  // The next cell, from left to right and row by row. False where the answer has become too large.
  bool add(const AnswerCell& cell);
  // By the columns from the left: numbers by size, what else by its bytes, gaps behind all.
  void sort_rows();
  // What is wrong with a cell is said as of "path:row 14, gdp", with the names at `header`.
  std::optional<Table> read(const std::string& path, base::Span header,
                            const spec::TableSource& told, base::Sources& sources,
                            base::Diagnostics& diagnostics);

  static constexpr std::size_t most_bytes = 256U << 20U;
  static constexpr std::string_view too_large =
      "the answer has more than 5,000,000 cells or 256 MB";

 private:
  struct Stored {
    std::uint32_t begin = 0, end = 0;
    CellKind kind = CellKind::open;
  };
  class Rows;

  std::string exact(const Stored& cell) const;
  int order(const Stored& a, const Stored& b) const;

  std::vector<std::string> columns_;
  std::string text_;  // a line a row, a tab between two cells
  std::vector<Stored> cells_;
  // Texts that have tabs or line ends of their own, by where they begin.
  std::unordered_map<std::uint32_t, std::string> exact_;
};

}  // namespace jianbao::read
