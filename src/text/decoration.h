#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/item.h"

namespace jianbao::text {

// What a line's passages have beside their characters: emphasis marks, lines under names and
// titles, links.
class Decorator {
 public:
  Decorator(const std::vector<Run>& runs, bool vertical) : runs_(runs), vertical_(vertical) {}

  // A fragment that starts at `at` along the line.
  // Its glyphs start at `at`, its box at `begin`: a mark has white that is not the box's.
  void add(const Fragment& fragment, base::Length at, base::Length begin);
  // Something ends at `end`.
  void reach(base::Length end);
  std::vector<page::Item> take();

 private:
  // A run's part of the line.
  struct Passage {
    std::uint32_t run = 0;
    base::Length begin, end;
  };
  void finish();
  void emphasise(const Fragment& fragment, base::Length at);
  void emphasis_mark(const Run& run, base::Length middle);
  void rule(const Run& run, const Passage& passage);
  void wave(const Run& run, const Passage& passage);
  void link(const Run& run, const Passage& passage);
  bool continues_link(const Run& run, const Passage& passage);
  page::Rectangle area_of(const Run& run, const Passage& passage) const;
  // From along and beside the line to the page: beside is below, or at the right of a vertical
  // line, from the baseline's em box.
  base::Point point(base::Length along, base::Length beside, base::Length em) const;

  const std::vector<Run>& runs_;
  bool vertical_;
  std::optional<Passage> passage_;
  struct LastLink {
    std::string target;
    base::Length begin, end;
    std::size_t item = 0;
  };
  std::optional<LastLink> last_link_;
  std::vector<page::Item> items_;
};

}  // namespace jianbao::text
