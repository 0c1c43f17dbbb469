#include "layout/cell_check.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/character.h"

namespace jianbao::layout {

using base::Length;

namespace {

constexpr Length touch = Length::points(1);

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return base::next_code_point(text, at);
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return base::next_code_point(text, at);
}

// A mark that hangs, or one whose blank half is in the gap.
Length slack(char32_t c, Length size) {
  const bool mark = text::is_mark(text::classify(c, true)) || text::closes_western(c) ||
                    text::opens_western(c) || c == U'-' || c == U'"';
  return mark ? size : std::max(touch, size / 8);
}

// Spaces that end a line stand beyond it, and take no room.
bool is_outside(const page::GlyphRun& run, const Extent& place) {
  const std::size_t end = run.text.find_last_not_of(" \n");
  if (end == std::string::npos || run.glyphs.empty()) return false;
  const std::string_view shown = std::string_view(run.text).substr(0, end + 1);
  auto last = run.glyphs.rbegin();
  while (last->cluster > end && std::next(last) != run.glyphs.rend()) ++last;
  const Length left = run.origin.x + run.glyphs.front().x;
  const Length right = run.origin.x + last->x + last->advance;
  return left < place.left - slack(first_of(shown), run.size) ||
         right > place.left + place.width + slack(last_of(shown), run.size);
}

}  // namespace

std::optional<base::Span> find_outside_column(const Items& items, std::size_t first,
                                              const Extent& place) {
  for (std::size_t i = first; i < items.size(); ++i) {
    if (const auto* run = std::get_if<page::GlyphRun>(&items[i])) {
      if (run->angle == 0 && !run->upright && is_outside(*run, place)) return run->span;
    } else if (const auto* figure = std::get_if<page::FigurePlace>(&items[i])) {
      const Length right = figure->area.origin.x + figure->area.size.width;
      const bool out =
          figure->area.origin.x < place.left - touch || right > place.left + place.width + touch;
      if (out) return figure->span;
    }
  }
  return std::nullopt;
}

std::optional<base::Span> find_outside_row(const Items& items, Length height) {
  for (const page::Item& item : items) {
    if (const auto* run = std::get_if<page::GlyphRun>(&item)) {
      if (run->origin.y < Length{} || run->origin.y > height) return run->span;
    } else if (const auto* figure = std::get_if<page::FigurePlace>(&item)) {
      const Length top = figure->area.origin.y, foot = top + figure->area.size.height;
      if (top < -touch || foot > height + touch) return figure->span;
    }
  }
  return std::nullopt;
}

}  // namespace jianbao::layout
