#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/evaluation.h"
#include "compose/inline_composer.h"
#include "compose/input.h"
#include "compose/numbering.h"
#include "compose/references.h"
#include "doc/doc.h"

namespace jianbao::compose {

// How a text is read.
struct Reading {
  Notes notes = Notes::called;
  bool line_ends = false;  // the line ends of the source end lines
  // Styles that are laid over the text's, in this order.
  std::vector<std::string> over = {};
};

// Whether some contents of a layout list figures or tables.
bool lists_captions(const spec::Layout& layout);

// Layout blocks → blocks of the document; one kind of block a function.
class BlockComposer {
 public:
  BlockComposer(const Input& input, Evaluation& evaluation, References& references)
      : input_(input),
        evaluation_(evaluation),
        references_(references),
        numbering_(input.layout.numbering) {
    numbering_.check(input.edition.languages, input.layout.notes, evaluation.diagnostics());
    lists_captions_ = compose::lists_captions(input.layout);
  }

  void compose(const std::vector<spec::BlockSpec>& blocks);
  // What waits for all blocks: notes that are to stand in a list and that no block lists, the
  // index.
  void finish();
  // What the layout attaches to the whole document.
  std::vector<base::Attachment> attachments();
  std::vector<doc::Block> take() { return std::move(blocks_); }
  // Words that the engine itself has for a language.
  std::string own_words(const std::string& words, const std::string& language) const {
    return evaluation_.converted(words, language);
  }

  // Texts with their holes filled, in the look that the theme gives them and their marks; nothing
  // in them begins a block.
  doc::Words words(const value::Value& text, const std::string& style, const std::string& language,
                   Reading reading = {});
  doc::Texts texts(const value::Value& text, const std::string& style, Reading reading = {});
  // The theme's style, or where two languages stand side by side the one named NAME-parallel.
  style::ParagraphStyle look(const std::string& style, const std::string& language);
  // A Vega-Lite view with its data, without what stands around it.
  std::optional<doc::Chart> plot(const spec::Options& options, base::Span place);
  // The words in each language.
  base::SpokenTexts spoken(const value::Value& text, const std::vector<std::string>& languages);
  // A colour, or the theme's of that name; an unknown name is an error.
  std::optional<base::Color> color_of(const value::Value& given);
  // Whether the brief has grown beyond what it may; counts one block, or row, more.
  bool too_many(const base::Span& span);
  References& references() { return references_; }
  const References& references() const { return references_; }
  // What the block that is being composed says of its own style.
  struct OwnLook {
    std::string style;
    value::Value properties;
  };
  const OwnLook& own_look() const { return own_look_; }
  void set_own_look(OwnLook look) { own_look_ = std::move(look); }
  Evaluation& evaluation() { return evaluation_; }
  const Evaluation& evaluation() const { return evaluation_; }
  // The blocks so far.
  std::vector<doc::Block>& made() { return blocks_; }
  // A heading within a text.
  void add_heading(doc::Texts texts, int level);
  // Of a level that the theme has no style for: that of the next one above.
  std::string heading_style(int level) const;
  doc::Quote quote_frame(base::Span span) const;
  // The data that a map names, {url: …} or {name: …}; null, with an error, where there are none.
  const value::Value* named_data(const value::Value& data);
  // Puts a number before the caption or title of a figure or table that is to have one.
  // The caption is what the option `name` says. Whether it has one now.
  bool number_caption(const spec::Options& options, std::string_view name, Numbering::Kind kind,
                      doc::Texts& caption);
  // Of so many items, numbered from one on, or bullets where it is negative.
  std::vector<doc::Texts> markers(std::size_t count, int first, int depth, const std::string& style,
                                  base::Span span);
  // Words that have no marks.
  doc::Words plain(const std::string& text, const std::string& style, const std::string& language,
                   base::Span span);

 private:
  // Once for each of what its loop goes through.
  void repeat(const spec::BlockSpec& block);
  void compose_one(const spec::BlockSpec& block);
  // With what the block says of its own style.
  void compose_kind(const spec::BlockSpec& block);
  void compose_as_kind(const spec::BlockSpec& block);
  std::string own_style(const spec::BlockSpec& block) const;
  doc::Group group(const spec::BlockSpec& block);
  // With the names of `let` from one on in scope.
  void compose_named(const spec::BlockSpec& block);
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
  base::SharedAttachments attached_data(const value::Value& data);
  base::Attachment attached(const spec::AttachSpec& wanted, const value::Value& data);
  std::optional<doc::Chart> chart(const spec::Options& options, base::Span place);
  void contents(const spec::BlockSpec& block);
  // Its terms are known when all has been composed.
  void index(const spec::BlockSpec& block);
  void fill_indexes();
  // Puts the captions of what stands from a block on before it.
  void group_listed(std::size_t first);
  void list_caption(const value::Value& caption, Numbering::Kind kind, const Label& numbers);
  void qr_code(const spec::BlockSpec& block);
  void rule(const spec::BlockSpec& block);
  void box(const spec::BlockSpec& block);
  void columns(const spec::BlockSpec& block);
  void page_break(const spec::BlockSpec& block);
  void list(const spec::BlockSpec& block);
  void quote(const spec::BlockSpec& block);
  void callout(const spec::BlockSpec& block);
  void code(const spec::BlockSpec& block);
  std::string style_or(const spec::BlockSpec& block, const std::string& own) const;
  // Its colours, its place among the bookmarks and, if it is to have one, its number.
  void finish_heading(doc::Heading heading, bool numbered);
  Label number_heading(doc::Heading& heading);
  Label chapter_title(const doc::Heading& heading) const;
  void endnotes(const spec::BlockSpec& block);

  // Empty where no language of the edition is made by conversion.
  doc::Reword reword() const;
  // The words in each language of the edition.
  base::SpokenTexts spoken(const value::Value& text);
  bool says_nothing(const value::Value& text);
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
  References& references_;
  Numbering numbering_;
  Label label_;          // what texts may call the block that is being composed
  int chart_count_ = 0;  // of those whose data are attached
  std::vector<doc::Block> blocks_;
  int next_id_ = 1;
  std::vector<spec::Located> indexes_;  // their places and styles, in order
  bool lists_captions_ = false;         // some contents do
  std::vector<doc::Listed> captions_;   // of the figure or table that is being composed
  int depth_ = 0;                       // of components within components
  int boxes_ = 0;                       // that are open
  OwnLook own_look_;
  int composed_ = 0;  // blocks so far
  bool stopped_ = false;
};

}  // namespace jianbao::compose
