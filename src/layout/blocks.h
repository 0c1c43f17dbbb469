#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "layout/column_needs.h"
#include "layout/flow.h"
#include "layout/picture_setter.h"
#include "layout/strip.h"
#include "layout/tagger.h"
#include "text/text.h"

namespace jianbao::layout {

// Blocks → strips, one kind of block a function.
class BlockMaker {
 public:
  BlockMaker(const doc::PageMaster& master, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics, Tagger& tagger)
      : master_(master),
        typesetter_(typesetter),
        diagnostics_(diagnostics),
        tagger_(tagger),
        pictures_(typesetter, diagnostics) {}

  std::vector<Strip> take();
  // For blocks that have very many strips.
  struct Streaming {
    // Where strips go while a block is made; those before them come first.
    std::function<void(std::vector<Strip>&& strips, std::vector<Float>&& floats)> outlet = nullptr;
    KnownNeeds* known_needs = nullptr;  // of long tables, from earlier rounds
  };
  void set_streaming(Streaming streaming) { streaming_ = std::move(streaming); }
  std::size_t count() const { return strips_.size(); }
  // The strips from one on are a block: an aside stands beside the first that shows something.
  void mark_block(std::size_t first);
  // Says which strips of a block from one on no page holds.
  void fit_strips(std::size_t first, const doc::Block& block);
  // What of the files says it, as far as the block knows.
  static base::Span place_of(const doc::Block& block);
  std::vector<Float> take_floats() { return std::move(floats_); }

  void operator()(const doc::Cover& cover);
  void operator()(const doc::Image& image);
  void operator()(const doc::Heading& heading);
  void operator()(const doc::Paragraph& paragraph);
  void operator()(const doc::Cards& cards);
  void operator()(const doc::Aside& aside);
  void operator()(const doc::Highlight& highlight);
  void operator()(const doc::Table& table);
  void operator()(const doc::Charts& charts);
  void operator()(const doc::Contents& contents);
  void operator()(const doc::Index& index);
  void operator()(const doc::Space& space);
  void operator()(const doc::PageBreak& page_break);
  void operator()(const doc::QrCode& qr);
  void operator()(const doc::Rule& rule);
  void operator()(const doc::Group& group);
  void operator()(const doc::GroupEnd& end);
  void operator()(const doc::List& list);
  void operator()(const doc::ListItem& item);
  void operator()(const doc::Quote& quote);
  void operator()(const doc::Callout& callout);
  void operator()(const doc::InsetEnd& end);
  void operator()(const doc::Code& code);
  void operator()(const doc::Divider& divider);
  // Strips of another maker; their floats are anchored among them.
  void add_flow(std::vector<Strip> strips, std::vector<Float> floats, bool starts_with_figure);
  // Whether the first that it made has a rule or white above it.
  bool starts_with_figure() const { return starts_with_figure_; }
  // Boxes and columns are the strip maker's (box.h).
  void operator()(const doc::Box&) {}
  void operator()(const doc::BoxEnd&) {}
  void operator()(const doc::Columns&) {}
  void operator()(const doc::ColumnsEnd&) {}
  // On a vertical page what is not text stands upright among its lines.
  static bool stands_upright(const doc::Block& block);
  void island(const doc::Block& block);

  // What stands in the side column, beside the last strip or, where a page starts, the next one.
  void add_side_card(Strip strip, base::Span span);
  // A box with what it holds, made into strips already.
  void add_box(std::vector<Strip> strips, std::vector<Float> floats);
  // The width of what a block draws on.
  base::Length ground_width(bool full_width) const;

  // What tables of contents list, in order; set before the blocks are made.
  struct Entry {
    doc::Listed::Kind kind = doc::Listed::Kind::heading;
    const doc::Texts* texts = nullptr;
    std::string id, page;

    bool operator==(const Entry&) const = default;
  };
  void set_entries(std::vector<Entry> entries) { entries_ = std::move(entries); }

 private:
  // Returns its top on the sheet.
  base::Length cover_picture(const doc::Image& image, Items& items);
  void cover_caption(const doc::Texts& caption, Items& items);
  page::Tag picture_tag(const doc::Image& image);
  void set_caption(Items& items, doc::Texts caption, style::Align align, base::Length baseline,
                   base::Length room);
  base::Length column_left(std::size_t column) const;
  base::Length column_width(std::size_t column) const;
  // From the first column's left edge to the last one's right.
  base::Length measure() const;

  // Lays words on one baseline, within a width; returns theirs. Words that are wider are a warning.
  struct Place {
    base::Length left, baseline, width;
  };
  base::Length set_line(Items& items, const doc::Words& words, const Place& place);
  // Sets each language in its column, on one baseline.
  void set_lines(Items& items, const doc::Texts& texts, base::Length baseline);
  // Where a chart stands: across the page its texts have the page's columns, else they share one.
  struct ChartPlace {
    base::Length left, width;
    bool in_columns = true;
    base::Span span = {};  // of the block
  };
  base::Length height_of(const doc::Texts& texts, const ChartPlace& place);
  // Whether each language has room on one line.
  bool fits_line(const doc::Texts& texts);
  base::Length set_chart_texts(Items& items, const doc::Texts& texts, const ChartPlace& place,
                               base::Length top);
  base::Length plot_room(const doc::Chart& chart, const ChartPlace& place, base::Length top);
  base::Length set_title(Items& items, const doc::Texts& texts, const ChartPlace& place,
                         base::Length top);
  // Draws title and plot at the strip's top.
  struct DrawnChart {
    base::Length bottom;
    doc::Texts source;  // to stand below
  };
  DrawnChart draw_chart(Items& items, const doc::Chart& chart, const ChartPlace& place);
  base::Length draw_plot(Items& items, const doc::Chart& chart, const ChartPlace& place,
                         base::Length top);
  void add_line(Items& items, text::Line line, base::Length left, base::Length baseline);
  // From one line of a paragraph to the next: its line-height, on the grid as many of its lines as
  // are nearest to that and hold the type.
  base::Length line_step(const style::ParagraphStyle& style) const;
  base::Length line_step(const doc::Texts& texts) const;
  // What a line's pictures need beside its step, above and below; on the grid in whole lines.
  Reach growth(const text::Line& line, base::Length step) const;
  // From the top of a line so high to its baseline.
  base::Length line_offset(base::Length step) const;
  // A style with the direction of the page's lines.
  style::ParagraphStyle directed(style::ParagraphStyle style) const;
  // A filled rectangle along the lines from `from` on; in a vertical page it stands upright.
  page::Path area(base::Point from, base::Size size, base::Color color) const;
  // A rule along the lines, below `from`.
  page::Path rule(base::Point from, base::Length width, base::Length thickness,
                  base::Color color) const;
  void vertical_paragraph(const doc::Paragraph& paragraph);
  void stacked_paragraph(const doc::Paragraph& paragraph);
  void too_tall(base::Span place, base::Length by);
  // As many as a page has, if there are to be more.
  int fit_baselines(int wanted, base::Span place);
  base::Length height_from(std::size_t first) const;
  text::Line smaller(const doc::Words& words, base::Length from, base::Length to);
  // A line of an index; none: a blank one.
  struct IndexLine {
    std::optional<text::Line> line = {};
    base::Length left = {};
    int break_cost = 0;  // of a page break after it
  };
  std::vector<IndexLine> index_lines(const std::vector<doc::Index::Entry>& entries,
                                     base::Length width);
  // Of a letter: a paragraph; terms are items of a list, what stands under one is a list in it.
  class IndexTags;
  void index_row(std::vector<std::vector<IndexLine>>& columns, std::size_t row, bool goes_on);
  void contents_entry(Strip& strip, const Entry& entry, const doc::Contents& contents);
  page::Tag contents_link();
  std::vector<text::Line> contents_lines(const doc::Words& words, base::Length width);
  // Sets a heading in its columns; returns how much they need below the first line.
  base::Length set_heading(Items& items, const doc::Texts& texts, base::Length first);
  void heading_rules(Strip& strip, const doc::Heading& heading);
  std::vector<text::Line> fit(const doc::Words& words, std::int64_t least, base::Length width);
  std::vector<text::Line> wrap(const doc::Words& words, base::Length width);
  base::Length least_width(const doc::Words& words);

  // One entry for each line of the card.
  using CardLines = std::vector<std::vector<text::Line>>;
  struct CardPlace {
    base::Point at;
    base::Length labels;  // room for what stands above the figure, where neighbours need more
  };
  CardLines card_lines(const doc::Card& card, base::Length width);
  // A list's item.
  doc::Card tagged(doc::Card card);
  // Sets a card's lines from the top; returns where they end.
  base::Length set_card(Items& items, const doc::Card& card, CardLines lines,
                        const CardPlace& place);
  // The height of what stands above the figure.
  static base::Length label_height(const doc::Card& card, const CardLines& lines);
  std::size_t card_columns(const doc::Cards& cards);
  base::Length card_width(const doc::Cards& cards, std::size_t columns) const;
  void card_row(const doc::Cards& cards, std::pair<std::size_t, std::size_t> range,
                std::size_t columns);
  int paragraph_gap(const doc::Paragraph& paragraph) const;
  void blank_lines(int count);
  // What waits for a strip of its page.
  void hand_over(Strip& strip);
  void float_from(std::size_t first, doc::Group::Place place);
  // What the last block was, as far as it matters to the space before the next.
  enum class Flow { start, heading, text, figure, space };
  // Where the layout says nothing a blank line parts figures, tables and cards from their like and
  // from text.
  void start_figure();

  // What is set in from the edges of the columns.
  struct Inset {
    std::size_t first = 0;  // strip
    base::Length left, right;
    doc::Texts marker = {};                            // of an item of a list
    const doc::List* list = nullptr;                   // whose items are marked
    std::size_t items = 0;                             // of the list, so far
    std::size_t last_item = 0;                         // of the list: its first strip
    const doc::Quote* quote = nullptr;                 // which has a bar
    const doc::Callout* callout = nullptr;             // which has a ground
    std::size_t depth = static_cast<std::size_t>(-1);  // of the elements that are open around it
  };
  void code_line(const doc::Code::Line& line);
  page::Tag code_element(const doc::Words& words);
  void open_inset(Inset inset, base::Span span);
  void long_title(const doc::Texts& title);
  void set_marker(const Inset& inset);
  void keep_lone_items(const Inset& list);
  void set_bar(const Inset& inset);
  // A ground behind the strips from one on, and a little more at either end.
  void set_ground(std::size_t first, base::Color color);

  Strip& add(int baselines) { return add(master_.baseline * baselines); }
  Strip& add(base::Length height);
  // What a block draws on: the measure, or the whole text area.
  Items& ground(Strip& strip, bool full_width);

  // Lets go of the strips but the last, unless something is open that they belong to.
  void hand_on();
  void set_table(const doc::Table& table);
  void set_whole_or_parted(const doc::Table& table);
  bool fits(const doc::Table& table);
  // Tables of some columns each, the first ones in all of them.
  std::vector<doc::Table> parts_by_columns(const doc::Table& table);
  // A table on pages of its own, turned to the left.
  void set_landscape(const doc::Table& table);
  std::vector<const doc::Heading*> take_headings_above();

  friend class CoverTexts;
  friend class TableMaker;
  friend class TableColumns;
  friend class IslandMaker;
  const doc::PageMaster& master_;
  text::Typesetter& typesetter_;
  base::Diagnostics& diagnostics_;
  Tagger& tagger_;
  PictureSetter pictures_;
  Streaming streaming_;
  std::vector<Strip> strips_;
  std::vector<Float> floats_;
  bool starts_with_figure_ = false;
  std::vector<SideCard> waiting_cards_;
  std::vector<int> waiting_notes_;  // that they call
  std::vector<Entry> entries_;
  struct OpenGroup {
    doc::Group group;
    std::size_t first = 0;  // strip
    Flow before = {};       // what stands above it
  };
  std::vector<OpenGroup> groups_;
  std::vector<Inset> insets_;
  base::Length inset_;  // of all that are open
  bool break_next_ = false;
  doc::PageBreak opened_;  // the page that the next strip starts
  Flow flow_ = Flow::start;
  std::size_t block_first_ = 0;  // strip of the last block
  std::size_t ground_end_ = 0;   // behind the last box or callout
};

}  // namespace jianbao::layout
