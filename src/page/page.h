#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/raster.h"
#include "base/source.h"
#include "base/spoken.h"
#include "font/face.h"
#include "page/structure.h"

namespace jianbao::page {

constexpr int opaque = 1000;  // opacities are thousandths

struct Glyph {
  font::GlyphId id = 0;
  base::Length x;  // of its origin, from the run's
  base::Length y;  // downwards, from the run's baseline
  base::Length advance;
  std::uint32_t cluster = 0;  // byte of the run's text where its characters start
};

// Glyphs of one face and size on one baseline, with the text that they show.
struct GlyphRun {
  const font::Face* face = nullptr;
  base::Length size;
  base::Color color;
  int opacity = opaque;
  int angle = 0;         // clockwise about the origin, in thousandths of a degree
  base::Point origin;    // on the baseline
  bool upright = false;  // its glyphs stand below one another: writing mode 1 of a PDF's fonts
  std::vector<Glyph> glyphs;
  std::string text;
  std::string language;  // BCP 47
  base::Span span;
  Tag tag = artifact;
};

struct PathElement {
  enum class Kind { move, line, curve, close } kind = Kind::move;
  base::Point points[3];  // move and line use the first; curve has two control points and its end
};

struct Stroke {
  base::Color color;
  int opacity = opaque;
  base::Length width;
  std::vector<base::Length> dashes;
  bool round_cap = false;
  bool round_join = false;
};

struct Path {
  std::vector<PathElement> elements;
  bool filled = false;
  base::Color fill;
  int fill_opacity = opaque;
  bool stroked = false;
  Stroke stroke;
  Tag tag = artifact;
};

struct Rectangle {
  base::Point origin;  // top left
  base::Size size;
};

// The least one that holds both.
Rectangle joined(const Rectangle& first, const Rectangle& second);

// A picture of pixels that fills a place.
struct Image {
  Rectangle area;
  std::shared_ptr<const base::Raster> raster;
  base::SpokenTexts alt;  // what it shows
  Tag tag = artifact;
};

// A place that one can click, to a heading of this document or to the web.
struct Link {
  Rectangle area;
  std::string url;          // empty for an internal link
  std::string destination;  // name of an Anchor
  std::string words = {};   // what it says of itself; empty: where it leads
  Tag tag = artifact;
};

// The place of a figure, whose parts have the same tag.
struct FigurePlace {
  Rectangle area;
  Tag tag = artifact;
  base::Span span = {};  // of what asks for it
  bool chart = false;    // drawn from data
};

// A place that links and bookmarks lead to.
struct Anchor {
  std::string name;
  base::Point at;
  std::string title;  // not empty: a bookmark
  int level = 1;
};

// What is painted up to the matching EndClip shows only within the area.
struct Clip {
  Rectangle area;
};
struct EndClip {};

using Item = std::variant<GlyphRun, Path, Image, Link, Anchor, FigurePlace, Clip, EndClip>;

// What a page is called: its number, in one of the styles that a PDF's viewers know (ISO 32000-1,
// 12.4.2).
struct PageLabel {
  enum class Style : std::uint8_t { decimal, lower_roman, upper_roman, lower_alpha, upper_alpha };
  Style style = Style::decimal;
  int number = 1;
};
std::string label_text(const PageLabel& label);

struct Page {
  base::Size size;
  std::vector<Item> items;  // painted in this order
  PageLabel label = {};
  std::optional<Rectangle> signature_area = {};  // what shows the document's signature
};

// A distance in whole thousandths of a type size, as a PDF shifts glyphs; 0 of no size.
std::int64_t per_mille(base::Length length, base::Length size);

// The direction of a run's baseline: where (1, 0) points to after its rotation, y downwards.
struct Direction {
  double x = 1, y = 0;
};
Direction direction_of(int angle);

// Where the corners of a picture go that is shown turned or mirrored: with both sides one long, the
// stored point (u, v) from the top left is shown at (a u + c v + e, b u + d v + f).
struct Turn {
  int a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};
// Of EXIF's orientation, 1 to 8 (EXIF 2.3, 4.6.4).
Turn turn_of(int orientation);

// Moves an item and all that it holds.
void translate(Item& item, base::Length dx, base::Length dy);
// Turns an item a quarter to the left about the origin: (x, y) goes to (y, -x). False: it is a
// picture of pixels, and stays.
bool turn_left(Item& item);
// Makes what is painted part of an element.
void set_tag(Item& item, Tag tag);

Path rectangle(const Rectangle& area, base::Color fill);
Path horizontal_rule(base::Point from, base::Length width, base::Length thickness,
                     base::Color color);

}  // namespace jianbao::page
