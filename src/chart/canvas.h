#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "page/page.h"
#include "text/text.h"

// Distances here are pixels as Vega-Lite counts them: one is a point on paper. They are doubles,
// as in Vega, and become lengths when they are drawn.
namespace jianbao::chart {

struct Box {
  double left = std::numeric_limits<double>::infinity();
  double top = std::numeric_limits<double>::infinity();
  double right = -std::numeric_limits<double>::infinity();
  double bottom = -std::numeric_limits<double>::infinity();

  bool empty() const { return left > right; }
  double width() const { return empty() ? 0 : right - left; }
  double height() const { return empty() ? 0 : bottom - top; }
  void add(double x, double y);
  void add(const Box& other);
  Box moved(double dx, double dy) const;
  Box grown(double by) const;
};

struct Paint {
  std::optional<base::Color> fill, stroke;
  double fill_opacity = 1, stroke_opacity = 1;
  double stroke_width = 1;
  std::vector<double> dashes = {};
  bool round_cap = false, round_join = false;
  // Corners may reach out: Vega gives such strokes twice their width of room.
  bool mitered = false;
};

// The outline of a shape, from its own origin.
class Outline {
 public:
  void move(double x, double y);
  void line(double x, double y);
  void curve(double x1, double y1, double x2, double y2, double x, double y);
  void close();
  // A part of a circle; angles in radians, clockwise from twelve o'clock. `joined`: a line leads to
  // its start.
  void arc(double x, double y, double radius, double from, double to, bool joined);

  static Outline rectangle(double x, double y, double width, double height);
  // Corners in the order of CSS: top left, top right, bottom right, bottom left.
  static Outline rounded(double x, double y, double width, double height, const double (&radii)[4]);

  struct Element {
    page::PathElement::Kind kind = page::PathElement::Kind::move;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0;
  };
  const std::vector<Element>& elements() const { return elements_; }
  bool empty() const { return elements_.empty(); }

 private:
  std::vector<Element> elements_;
};

enum class Align { left, center, right };
enum class Baseline { alphabetic, top, middle, bottom, line_top, line_bottom };

struct Text {
  std::vector<text::Run> runs;
  double size = 11;  // of the type, for the baseline
  double x = 0, y = 0;
  double angle = 0;  // degrees, clockwise
  Align align = Align::left;
  Baseline baseline = Baseline::alphabetic;
  double opacity = 1;
};

// Where things are drawn, with the box that they take.
class Canvas {
 public:
  explicit Canvas(text::Typesetter& typesetter) : typesetter_(&typesetter) {}
  // Another, with nothing on it.
  Canvas fresh() const { return Canvas(*typesetter_); }

  void draw(const Outline& outline, const Paint& paint, double x = 0, double y = 0);
  void write(const Text& text);
  // The box of the text as Vega reckons it: its height is its size.
  Box measure(const Text& text) const;
  double width_of(const std::vector<text::Run>& runs) const;
  // `shift` moves what is drawn, on both axes, but not the box that counts for it.
  void add(Canvas other, double dx, double dy, double shift = 0);
  // What is added up to the matching end shows only within the box, and counts only so far.
  void begin_clip(const Box& box);
  void end_clip();
  // The same, but what is added takes no room.
  void overlay(Canvas other);
  // Makes the box larger without drawing.
  void reserve(const Box& box) { box_.add(box); }

  const Box& box() const { return box_; }
  std::vector<page::Item> take() { return std::move(items_); }

 private:
  text::Typesetter* typesetter_;
  std::vector<page::Item> items_;
  Box box_;
  std::optional<Box> clip_;
};

}  // namespace jianbao::chart
