#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/raster.h"
#include "base/source.h"
#include "base/spoken.h"
#include "style/style.h"

// What is said, in which language and look.
namespace jianbao::doc {

// A file that shows something: a drawing, or pixels.
struct Picture {
  const base::SourceFile* drawing = nullptr;  // SVG; null: the
  std::shared_ptr<const base::Raster> raster;
  base::Size natural = {};  // its proportions; zero: unknown, as it cannot be read
};

// A picture that stands in a line like a character.
struct InlineImage {
  const Picture* source = nullptr;
  base::Length width, height;
  std::string alt;
};

// Text of one look and language. U+2028 in it ends a line.
struct Inline {
  std::string text;
  style::TextStyle style;
  std::string language;  // BCP 47
  base::Span span;
  std::string link = {};                  // a URL, or '#' and the id of a block; empty: none
  std::string ruby = {};                  // the reading of the text, which is one base; empty: none
  std::optional<InlineImage> image = {};  // in the place of the text
  bool keep_together = false;             // no line ends within
  bool code = false;                      // of a program: no hyphen parts its words
  int note = -1;                          // the text is the mark of this note of the document
  bool table_note = false;                // the text is the mark of a note below its table
  bool note_label = false;                // the text is the mark of the note that it begins
  std::string anchor = {};                // what links to it lead to; empty: none do
  std::vector<std::string> pages_of = {};  // the text is the pages of these anchors
  std::string page_of = {};                // the text is the page of the block with this id
  std::string spoken = {};                 // what readers say of the text; empty: it
  // Elements of the page's structure, known once it is made: its own, its reading's, and the links
  // of the pages.
  std::int32_t tag = 0, ruby_tag = 0;
  std::vector<std::int32_t> page_tags = {};
};

// A paragraph's worth of text in one language.
struct Words {
  std::vector<Inline> inlines;
  style::ParagraphStyle style;
};

// What becomes of words that a drawing or chart brings along, or makes, for a language of the
// edition; empty: they stay.
using Reword = std::function<std::string(const std::string& words, const std::string& language)>;

// The same text in each language of the edition, in the edition's order.
using Texts = std::vector<Words>;

// A note that texts call by its mark; where it stands is for the page.
struct Note {
  std::string mark;      // ① or 1, as the text has it
  Words words;           // without the mark
  std::string language;  // of the text that calls it: its column, side by side
  base::Span span;
  int call = 0;  // notes of other languages that one text calls in its place have the same
  std::int32_t mark_tag = 0;  // the element of its mark, known once it is made
};

}  // namespace jianbao::doc
