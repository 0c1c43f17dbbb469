#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// A list of the data → a table: its columns by language, its rows in groups.
class TableComposer {
 public:
  TableComposer(BlockComposer& blocks, Evaluation& evaluation, const Input& input)
      : blocks_(blocks), evaluation_(evaluation), input_(input) {}

  // Empty, with an error said, when the block makes no table.
  std::optional<doc::Table> compose(const spec::BlockSpec& block);

 private:
  struct Column {
    const value::Value* cell = nullptr;
    std::vector<std::string> languages;  // all of the edition, unless the column is of one
    std::string style;
    bool titled = true;  // a column for all languages has no group title
    style::Align align = style::Align::justify;
  };

  bool list_of(const spec::Options& options, value::Value& list);
  // The language of the edition that a tag means: itself, or one of it, as zh-Hant is of zh.
  const std::string* edition_language(const std::string& tag) const;
  void column(const value::Value& value, std::string_view style);
  doc::Row group_row(const value::Value& group, const value::Value* title);
  // False, with an error said, when there are too many.
  bool body(const spec::Options& options, base::Span use, const value::Value& list);
  doc::Row body_row();
  // A text in the column's languages, one below the other; those that say the same stand once.
  doc::Cell cell(const value::Value& text, const std::string& style, const Column& column);
  void fold(int parts);
  std::vector<doc::Cell> continued(const doc::Row& row) const;

  BlockComposer& blocks_;
  Evaluation& evaluation_;
  const Input& input_;
  doc::Table table_;
  std::vector<Column> columns_;
  doc::Row header_;
};

}  // namespace jianbao::compose
