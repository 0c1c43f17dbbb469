#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// A text with paragraphs, lists, quotations and the like → blocks of the document. Side by side,
// the languages' blocks go together in their order.
class RichText {
 public:
  struct Form {
    std::string style;                    // of its paragraphs
    bool column_rule = true;              // side by side
    std::optional<int> baselines_before;  // above the first
    bool keep_with_next = false;          // the last
    bool indented = true;                 // first lines, as the style has them
    bool continues = false;               // the first goes on with the paragraph before
    int band_baselines = 16;              // how long the lines of a vertical text are
  };
  RichText(BlockComposer& blocks, const Input& input, Form form)
      : blocks_(blocks), input_(input), form_(std::move(form)) {}

  void compose(const value::Value& text);
  // An item of a list so deep. Whether it ends with what is set apart, as figures are.
  bool compose_item(const value::Value& text, int depth, bool loose);

 private:
  // The text in one language.
  struct Side {
    Side(Expanded text, base::Span span) : expanded(std::move(text)), places(expanded, span) {}
    Expanded expanded;
    Places places;
    markdown::Text parsed;
    std::unique_ptr<InlineComposer> inlines;
    std::string language;
  };
  using Block = markdown::Block;
  using Blocks = std::vector<Block>;
  // What stands side by side, by language; null where a language has nothing there.
  using Row = std::vector<const Block*>;
  using Rows = std::vector<Row>;

  void read(const value::Value& text);
  Rows pair(const std::vector<const Blocks*>& columns);
  Rows pair_blocks(const Row& parents);
  void differ(const std::vector<std::size_t>& counts);
  void compose_rows(const Rows& rows, int depth);
  void compose_row(const Row& row, int depth);
  void paragraph(const Row& row);
  void list(const Row& row, int depth);
  void item(const Row& row, int depth, bool loose);
  void item_blocks(const Rows& rows, int depth, bool loose);
  void quote(const Row& row, int depth);
  void code(const Row& row);
  void table(const Row& row);
  doc::Texts texts(const Row& row, const std::string& style);
  doc::Words words(const Row& row, std::size_t side, const std::string& style);

  BlockComposer& blocks_;
  const Input& input_;
  Form form_;
  std::vector<std::unique_ptr<Side>> sides_;
  std::optional<int> before_;  // above the next paragraph
  bool continues_ = false;     // the next paragraph does
  bool differs_ = false;       // said already
};

}  // namespace jianbao::compose
