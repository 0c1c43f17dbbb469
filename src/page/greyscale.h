#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/diagnostics.h"
#include "page/page.h"

namespace jianbao::page {

// How bright a printer without colours shows one, from 0 to 255 (Recommendation ITU-R
// BT.601, 2.5.1).
int grey_of(base::Color color);
// How well two can be told apart, from 1 to 21 (WCAG 2.1, "contrast ratio"); it does not depend on
// their hues.
double contrast(base::Color first, base::Color second);

// Warns of what cannot be read once the colours are gone: text of nearly the brightness of its
// ground, and colours of a figure that become one grey. A pair of colours is named once,
// of a figure once for each.
class GreyscaleCheck {
 public:
  explicit GreyscaleCheck(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const Page& page);

 private:
  void check_text(const Page& page, std::size_t place);
  void check_figure(const Page& page, const FigurePlace& figure);

  base::Diagnostics& diagnostics_;
  std::set<std::string> named_;
  std::set<std::pair<Tag, std::string>> named_of_figures_;
};

}  // namespace jianbao::page
