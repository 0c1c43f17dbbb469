#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/source.h"
#include "style/style.h"

// The resolved document: what is said and how each part looks, with no place on a page yet.
namespace jianbao::doc {

// Text of one look and language.
struct Inline {
  std::string text;
  style::TextStyle style;
  std::string language;  // BCP 47
  base::Span span;
};

// A paragraph's worth of text in one language.
struct Words {
  std::vector<Inline> inlines;
  style::ParagraphStyle style;
};

// The same text in each language of the edition, in the edition's order.
using Texts = std::vector<Words>;

struct Heading {
  Texts texts;
  Texts deck;            // a line below; may be empty
  Texts running_head;    // what the header says from here on; may be empty
  std::string bookmark;  // plain text, all languages
  std::string id;
  int level = 1;
  bool rule = false;    // above
  bool listed = false;  // in the table of contents
  int baselines = 1;    // the height
  int baselines_before = 0;
  base::Color rule_color;
};

struct Paragraph {
  Texts texts;
  bool keep_with_next = false;
};

// Lines under a rule; each line's leading says how far down the next one stands.
struct Card {
  std::vector<Words> lines;
};

struct Cards {
  std::vector<Card> cards;
  int columns = 4;
  int baselines = 7;  // height of a row
  int baselines_between = 1;
  base::Length gutter;
  base::Color rule_color;
};

struct Cell {
  Words words;
  int columns = 1;  // spanned
};

struct Row {
  std::vector<Cell> cells;
  bool header = false;
  bool group = false;  // a tinted title row, kept with the next
};

struct Table {
  std::vector<int> shares;  // of the width, by column
  std::vector<Row> rows;
  base::Color rule_color;
  base::Color tint;
};

// A drawing over the whole text area, with a caption below.
struct Image {
  const base::SourceFile* source = nullptr;  // SVG
  Texts caption;                             // may be empty
  std::string alt;                           // what it shows, for those who cannot see it
  style::TextStyle label;                    // of texts in the drawing; family and size are theirs
};

struct Space {
  int baselines = 1;
};
struct PageBreak {};

// Entries come from the headings of level 1; their page numbers are known after layout.
struct Contents {
  style::ParagraphStyle page_style;
  std::vector<style::ParagraphStyle> entry_styles;  // by language
  base::Color rule_color;
};

struct Cover {
  struct Line {
    Words words;
    base::Length baseline;  // from the top of the text area
    base::Length left;      // from its left edge
  };
  std::vector<Line> lines;
  Image image;  // stands on the sheet's foot, over its whole width; may have no source
  base::Color rule_color;
};

using Block =
    std::variant<Cover, Image, Heading, Paragraph, Cards, Table, Contents, Space, PageBreak>;

struct Furniture {
  Words publication;           // at the inner edge of the header
  style::ParagraphStyle head;  // of the section's title, at the outer edge
  style::ParagraphStyle folio;
  base::Length head_baseline, folio_baseline;  // from the top of the sheet
};

struct PageMaster {
  base::Size sheet{base::Length::from_points(595.276), base::Length::from_points(841.89)};
  base::Length inner, outer, top;
  base::Length width;  // of the text area
  base::Length baseline = base::Length::from_points(17.5);
  int baselines = 40;
  std::vector<base::Length> columns;  // one for each language of the edition
  base::Length gutter;
  base::Color hairline;  // between parallel columns
};

struct Document {
  std::string title, author;
  std::vector<std::string> languages;
  PageMaster master;
  Furniture furniture;
  std::vector<Block> blocks;
};

}  // namespace jianbao::doc
