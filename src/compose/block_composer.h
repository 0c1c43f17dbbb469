#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compose/evaluation.h"
#include "compose/input.h"
#include "doc/doc.h"

namespace jianbao::compose {

// Layout blocks → blocks of the document; one kind of block a function.
class BlockComposer {
 public:
  BlockComposer(const Input& input, Evaluation& evaluation)
      : input_(input), evaluation_(evaluation) {}

  void compose(const std::vector<spec::BlockSpec>& blocks);
  std::vector<doc::Block> take() { return std::move(blocks_); }

  // Texts with their holes filled, in the look that the theme gives them.
  doc::Words words(const value::Value& text, const std::string& style, const std::string& language);
  doc::Texts texts(const value::Value& text, const std::string& style);
  // The theme's style, or where two languages stand side by side the one named NAME-parallel.
  style::ParagraphStyle look(const std::string& style, const std::string& language);
  // Whether the brief has grown beyond what it may; counts one block, or row, more.
  bool too_many(const base::Span& span);
  doc::Words plain(const std::string& text, const std::string& style, const std::string& language,
                   base::Span span);

 private:
  void compose_one(const spec::BlockSpec& block);
  void compose_kind(const spec::BlockSpec& block);
  doc::Group group(const spec::BlockSpec& block);
  // With the names of `let` from one on in scope.
  void compose_named(const spec::BlockSpec& block, std::size_t from);
  void component(const spec::BlockSpec& block);
  void cover(const spec::BlockSpec& block);
  void image(const spec::BlockSpec& block);
  void heading(const spec::BlockSpec& block);
  void paragraph(const spec::BlockSpec& block);
  void cards(const spec::BlockSpec& block);
  void aside(const spec::BlockSpec& block);
  void highlight(const spec::BlockSpec& block);
  void table(const spec::BlockSpec& block);
  void charts(const spec::BlockSpec& block);
  std::optional<doc::Chart> chart(const spec::Options& options);
  void contents();
  void qr_code(const spec::BlockSpec& block);
  void rule(const spec::BlockSpec& block);
  void box(const spec::BlockSpec& block);

  // Empty where no language of the edition is made by conversion.
  doc::Reword reword() const;
  doc::Image make_image(const value::Value& file, const spec::Options& options,
                        const std::string& caption_style);
  // Where a thing stands that is narrower than its place.
  static style::Align align_option(const spec::Options& options);
  // A length that something can be drawn at.
  struct Range {
    base::Length least, most;
  };
  std::optional<base::Length> size_option(const spec::Options& options, std::string_view name,
                                          Range range);
  // A colour, or a name of the theme's; empty where nothing is given.
  std::optional<base::Color> color_option(const spec::Options& options, std::string_view name);
  // The figures that the option names, in order; what is null is left out.
  std::vector<value::Value> figures(const spec::BlockSpec& block, const value::Value* option);

  const Input& input_;
  Evaluation& evaluation_;
  std::vector<doc::Block> blocks_;
  std::set<std::string> ids_;  // that blocks have
  int next_id_ = 1;
  int depth_ = 0;     // of components within components
  int boxes_ = 0;     // that are open
  int composed_ = 0;  // blocks so far
  bool stopped_ = false;
};

}  // namespace jianbao::compose
