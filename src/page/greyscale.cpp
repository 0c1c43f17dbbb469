#include "page/greyscale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/utf8.h"

namespace jianbao::page {

namespace {

using base::Color;
using base::Point;

// What is less apart is alike: a fifteenth of the way from black to white.
constexpr int least_step = 17;
// Of large type, at least (WCAG 2.1, 1.4.3).
constexpr double least_contrast = 3;

std::string name_of(Color color) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", color.red, color.green, color.blue);
  return text.data();
}

double linear(std::uint8_t part) {
  const double share = part / 255.0;
  return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

Color blended(Color below, Color above, int opacity) {
  const auto part = [&](int from, int to) {
    return static_cast<std::uint8_t>(from + (to - from) * opacity / opaque);
  };
  return {part(below.red, above.red), part(below.green, above.green), part(below.blue, above.blue)};
}

// By the corners of its outline, with the even-odd rule (ISO 32000-1, 8.5.3.3.3).
bool covers(const Path& path, Point at) {
  const auto corner = [](const PathElement& element) {
    return element.points[element.kind == PathElement::Kind::curve ? 2 : 0];
  };
  std::vector<Point> outline;
  bool inside = false;
  const auto end_outline = [&] {
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Point from = outline[i], to = outline[(i + 1) % outline.size()];
      if ((from.y > at.y) == (to.y > at.y)) continue;
      const double share = (at.y - from.y).to_points() / (to.y - from.y).to_points();
      if (at.x.to_points() < from.x.to_points() + share * (to.x - from.x).to_points())
        inside = !inside;
    }
    outline.clear();
  };
  for (const PathElement& element : path.elements) {
    if (element.kind == PathElement::Kind::move) end_outline();
    if (element.kind != PathElement::Kind::close) outline.push_back(corner(element));
  }
  end_outline();
  return inside;
}

bool covers(const Rectangle& area, Point at) {
  return at.x >= area.origin.x && at.y >= area.origin.y &&
         at.x <= area.origin.x + area.size.width && at.y <= area.origin.y + area.size.height;
}

// Within the glyph in the run's middle.
Point middle_of(const GlyphRun& run) {
  const Glyph& glyph = run.glyphs[run.glyphs.size() / 2];
  const Direction direction = direction_of(run.angle);
  const double along = (glyph.x + glyph.advance / 2).to_points();
  const double down = (glyph.y - run.size.scaled(3, 10)).to_points();
  return {run.origin.x + base::Length::from_points(along * direction.x - down * direction.y),
          run.origin.y + base::Length::from_points(along * direction.y + down * direction.x)};
}

// What is painted there before the item at `place`; nothing where it is a picture, which may be of
// any colour.
std::optional<Color> ground_of(const Page& page, std::size_t place, Point at) {
  std::optional<Color> ground = Color{255, 255, 255};
  for (std::size_t i = 0; i < place; ++i) {
    if (const auto* image = std::get_if<Image>(&page.items[i])) {
      if (covers(image->area, at)) ground.reset();
      continue;
    }
    const auto* path = std::get_if<Path>(&page.items[i]);
    if (path == nullptr || !path->filled || !covers(*path, at)) continue;
    if (path->fill_opacity == opaque) ground = path->fill;
    if (ground) ground = blended(*ground, path->fill, path->fill_opacity);
  }
  return ground;
}

std::string beginning_of(const std::string& text) {
  constexpr std::size_t most = 16;
  std::size_t at = 0, count = 0;
  while (at < text.size() && count < most) {
    base::next_code_point(text, at);
    ++count;
  }
  return text.substr(0, at) + (at < text.size() ? "…" : "");
}

bool has_hue(Color color) {
  constexpr int least = 30;
  const auto [low, high] = std::minmax({color.red, color.green, color.blue});
  return high - low >= least;
}

// Those of its grounds and of lines that are no hairlines, in the order in which they are painted.
std::vector<Color> colors_of(const Page& page, Tag figure) {
  constexpr base::Length least_width = base::Length::points(1);
  std::vector<Color> colors;
  const auto add = [&](Color color) {
    if (std::find(colors.begin(), colors.end(), color) == colors.end()) colors.push_back(color);
  };
  for (const Item& item : page.items) {
    const auto* path = std::get_if<Path>(&item);
    if (path == nullptr || path->tag != figure) continue;
    const Color white{255, 255, 255};
    if (path->filled) add(blended(white, path->fill, path->fill_opacity));
    if (path->stroked && path->stroke.width >= least_width) {
      add(blended(white, path->stroke.color, path->stroke.opacity));
    }
  }
  return colors;
}

// They look different in colour, and alike without.
bool becomes_alike(Color first, Color second) {
  constexpr int least_difference = 60;
  const int difference = std::abs(first.red - second.red) + std::abs(first.green - second.green) +
                         std::abs(first.blue - second.blue);
  return (has_hue(first) || has_hue(second)) && difference >= least_difference &&
         std::abs(grey_of(first) - grey_of(second)) < least_step;
}

}  // namespace

int grey_of(Color color) { return (299 * color.red + 587 * color.green + 114 * color.blue) / 1000; }

double contrast(Color first, Color second) {
  const auto [dark, light] = std::minmax({luminance(first), luminance(second)});
  return (light + 0.05) / (dark + 0.05);
}

void GreyscaleCheck::add(const Page& page) {
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    if (std::holds_alternative<GlyphRun>(page.items[i])) check_text(page, i);
    if (const auto* figure = std::get_if<FigurePlace>(&page.items[i])) check_figure(page, *figure);
  }
}

void GreyscaleCheck::check_text(const Page& page, std::size_t place) {
  const auto& run = std::get<GlyphRun>(page.items[place]);
  if (run.glyphs.empty() || run.tag == background) return;
  const std::optional<Color> ground = ground_of(page, place, middle_of(run));
  if (!ground) return;
  const Color color = blended(*ground, run.color, run.opacity);
  const double ratio = contrast(color, *ground);
  if (ratio >= least_contrast || !named_.insert(name_of(color) + name_of(*ground)).second) return;
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.1f", ratio);
  diagnostics_.warn(run.span,
                    "'" + beginning_of(run.text) +
                        "' is hard to read without colour: " + name_of(color) + " on " +
                        name_of(*ground) + " has a contrast of " + text.data() + " : 1",
                    "3 : 1 is the least");
}

void GreyscaleCheck::check_figure(const Page& page, const FigurePlace& figure) {
  const std::vector<Color> colors = colors_of(page, figure.tag);
  for (std::size_t i = 0; i < colors.size(); ++i) {
    for (std::size_t k = i + 1; k < colors.size(); ++k) {
      const std::string pair = name_of(colors[i]) + " and " + name_of(colors[k]);
      if (!becomes_alike(colors[i], colors[k]) ||
          !named_of_figures_.emplace(figure.tag, pair).second)
        continue;
      diagnostics_.warn(figure.span, pair + " are one grey without colour",
                        "make one lighter, or name the parts beside them");
    }
  }
}

}  // namespace jianbao::page
