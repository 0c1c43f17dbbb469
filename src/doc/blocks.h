#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/attachment.h"
#include "doc/table.h"
#include "doc/words.h"
#include "spec/chart_spec.h"
#include "spec/declared_units.h"

// What a document consists of, in order.
namespace jianbao::doc {

// Where a rule stands above a heading.
enum class HeadingRule { none, page_top, in_page, always };

struct Heading {
  Texts texts;
  Texts deck;            // a line below; may be empty
  Texts running_head;    // what the header says from here on; may be empty
  Texts entry;           // in the table of contents
  Words number;          // hangs in the margin; may be empty
  std::string bookmark;  // plain text, all languages
  std::string id;
  int level = 1;
  HeadingRule rule = HeadingRule::none;
  bool listed = false;  // in the table of contents
  bool full_width = false;
  int baselines = 1;  // the height
  int baselines_before = 0;
  base::Color rule_color, hairline_color;
};

struct Paragraph {
  Texts texts;
  bool keep_with_next = false;
  bool column_rule = false;             // side by side, a hairline parts the languages
  std::optional<int> baselines_before;  // else one between paragraphs that stand side by side
  int band_baselines = 16;              // how long the lines of a vertical text are
};

// Lines under a rule; each line's leading says how far down the next one stands. Lines that are
// wider than the card run on, except its figure.
struct Card {
  struct Line {
    Words words;
    bool wraps = true;
  };
  std::vector<Line> lines;
  base::Span span;
};

struct Cards {
  std::vector<Card> cards;
  int columns = 4;
  int baselines = 7;  // least height of a row
  int baselines_between = 1;
  base::Length gutter;
  base::Color rule_color;
  bool full_width = true;
};

// Cards for the side column, beside the block before.
struct Aside {
  std::vector<Card> cards;
  base::Color rule_color;
};

// One figure, large, with what it means beside it.
struct Highlight {
  Words value;
  Texts texts;
  Words note;  // may be empty
  int baselines = 5;
  base::Color rule_color;
  base::Span span = {};
};

// A picture with a title above and a caption below.
struct Image {
  const Picture* source = nullptr;
  base::Span span;                            // of what names it
  std::optional<base::Length> width, height;  // at most so large; else as wide as its place, or
                                              // as its own size if that is smaller
  style::Align align = style::Align::start;   // where it is narrower than its place
  Texts title, subtitle, caption;             // may be empty
  base::SpokenTexts alt;                      // what it shows
  style::TextStyle label;                     // of texts in the drawing; family and size are theirs
  base::Color rule_color;                     // above the title
  bool full_width = true;
  bool numbered = false;               // among the figures
  std::vector<std::string> languages;  // of the texts that it shows
  Reword reword = {};                  // those of a drawing
};

// A Vega-Lite view with its data inline, under a title that says the finding.
struct Chart {
  spec::Chart view;
  value::Value config;  // the theme's, in the form of Vega-Lite's; may be null
  std::map<std::string, base::Color> colors;
  std::vector<std::string> languages;
  std::vector<std::string> families;  // for what the chart's own fonts lack
  Reword reword;
  Texts title, subtitle, source;             // may be empty
  base::SpokenTexts alt;                     // what it shows; empty: its data say
  base::SharedAttachments attachments = {};  // its data
  base::Span span = {};                      // of what asks for it
  int baselines = 0;                         // the plot's height; zero: as the view has it
  bool numbered = false;                     // among the figures
  bool required = false;                     // without data it is an error
  spec::DeclaredUnits units = nullptr;       // in which figures may be
};

// One chart, or several side by side.
struct Charts {
  std::vector<Chart> charts;
  bool full_width = true;
  base::Length gutter;     // where the page's columns do not part them
  base::Color rule_color;  // above each
  base::Span span = {};
};

// A text for cameras, with a caption below.
struct QrCode {
  enum class Level { low, medium, quartile, high } level = Level::medium;  // of what may be lost
  std::string text;
  base::Length size;  // with the white around it
  base::Color color;
  Texts caption;  // may be empty
  style::Align align = style::Align::start;
  base::Span span;
};

// A horizontal line.
struct Rule {
  base::Length thickness;
  std::optional<base::Length> length;  // else all of its place
  base::Color color;
  style::Align align = style::Align::start;
  bool full_width = true;
  int baselines = 1;  // in whose middle it stands
  base::Span span = {};
};

// Before and after blocks that stand on a ground of their own.
struct Box {
  std::optional<base::Color> background, border;
  base::Length border_width;
  base::Length padding;
  bool full_width = false;
  base::Span span;
};
struct BoxEnd {};

// What tables of contents list beside headings.
struct Listed {
  enum class Kind { heading, figure, table } kind = Kind::heading;
  Texts entry;
};

// Before and after blocks that belong together.
struct Group {
  enum class Place { flow, page_top, page_foot, margin } place = Place::flow;
  std::string id;  // a name for links; empty: none
  bool keep_together = false, keep_with_next = false;
  bool shows_signature = false;     // the file's signature lies over it
  std::vector<Listed> listed = {};  // of what it holds
  base::Span span = {};             // of what it holds
};
struct GroupEnd {};

// Around blocks that fill columns of one height, in editions of one language.
struct Columns {
  int count = 2;
  base::Length gutter;
};
struct ColumnsEnd {};

// What stands between one of these and its end is set in from the edges of its column; they may
// stand in one another.
struct List {
  std::vector<Texts> markers;  // of its items, in order
  base::Span span;
  bool of_notes = false;  // its items are notes of the text
};
struct ListItem {};  // the next one of the innermost list
struct Quote {
  base::Color bar;                    // at its left
  std::optional<std::size_t> column;  // where only one language has it
  base::Span span;
};
struct Callout {
  Texts title;  // may be empty
  base::Color background;
  base::Span span;
};
struct InsetEnd {};

// Lines as they were written, on a ground of their own.
struct Code {
  struct Line {
    Texts texts;
    std::vector<int> spaces;  // before each of them
  };
  std::vector<Line> lines;
  base::Color background;
};

// A thematic break.
struct Divider {
  base::Color color;
};

struct Space {
  int baselines = 1;
  base::Span span = {};
};
// What follows stands on a new page; where a side is asked for a blank one may come before it.
struct PageBreak {
  enum class Side { any, left, right } side = Side::any;
  // How pages are numbered from here on; empty: as before.
  std::string numbering;  // "decimal", "lower-roman", "upper-roman", "lower-alpha", "upper-alpha"
  int start = 0;          // the new page's number; 0: one more than the last
};

// Entries come from the listed headings, or from the captions of figures and tables; their page
// numbers are known after layout.
struct Contents {
  bool headings = true, figures = false, tables = false;
  style::ParagraphStyle page_style;
  std::vector<style::ParagraphStyle> entry_styles;  // by language
  base::Color rule_color;
};

// Terms with their pages, which are known after layout; by language.
struct Index {
  struct Entry {
    enum class Kind { letter, term, sub } kind = Kind::term;
    Words words;
  };
  std::vector<std::vector<Entry>> entries;
};

struct Cover {
  Texts kicker, edition;     // on one line, the edition at its end
  base::Length kicker_step;  // from one language of the kicker to the next
  Texts title, deck;         // the languages below one another
  Texts byline;              // each language in its column
  Image image;               // stands on the sheet's foot, over its whole width; may have no source
  base::Color rule_color;
  base::Span span;
};

using Block =
    std::variant<Cover, Image, Heading, Paragraph, Cards, Aside, Highlight, Table, Charts, QrCode,
                 Rule, Box, BoxEnd, Contents, Index, Space, PageBreak, Group, GroupEnd, Columns,
                 ColumnsEnd, List, ListItem, Quote, Callout, InsetEnd, Code, Divider>;

}  // namespace jianbao::doc
