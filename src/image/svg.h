#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "page/page.h"

namespace jianbao::image {

// A text of a drawing; it is shaped where fonts are known.
struct Label {
  std::string text;
  std::string language;  // of `systemLanguage`, else Chinese
  base::Point at;        // on the baseline
  base::Length size;
  std::vector<std::string> families;  // without generic ones; empty: the document's own
  int weight = 400;
  base::Color color;
  enum class Anchor { start, middle, end } anchor = Anchor::start;
  base::Span span;
};

// A drawing as vectors, scaled, its top left corner at the origin.
struct Drawing {
  base::Size size;
  std::vector<page::Item> items;
  std::vector<Label> labels;
};

struct DrawingOptions {
  base::Length width;
  std::vector<std::string> languages;  // what has a `systemLanguage` of another is left out
};

// Reads a stated profile of SVG 1.1: svg with a viewBox or a size, g, switch, path, rect, circle,
// ellipse, line, text and title, with fill, stroke and font attributes and systemLanguage. Anything
// else is an error at its line.
std::optional<Drawing> read_svg(const base::SourceFile& source, const DrawingOptions& options,
                                base::Diagnostics& diagnostics);

}  // namespace jianbao::image
