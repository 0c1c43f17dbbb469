#include "text/decoration.h"

namespace jianbao::text {

namespace {

using base::Length;
using base::Point;
using style::EmphasisMark;
using style::TextLine;

// Beside the characters, from their square's edge: a line stands next to them, marks beyond it.
Length line_distance(Length em) { return em.scaled(8, 100); }
Length mark_distance(Length em, bool lined) { return em.scaled(lined ? 26 : 15, 100); }
// In a vertical text marks stand at the right and lines at the left (GB/T 15834, 5.2.3).
Length left_line_distance(Length em) { return -(em + line_distance(em)); }

bool is_decorated(const Run& run) { return run.style.line != TextLine::none || !run.link.empty(); }

page::PathElement line_to(Point at) { return {page::PathElement::Kind::line, {at, {}, {}}}; }
page::PathElement move_to(Point at) { return {page::PathElement::Kind::move, {at, {}, {}}}; }

page::Path stroked(base::Color color, Length width) {
  page::Path path;
  path.stroked = true;
  path.stroke.color = color;
  path.stroke.width = width;
  return path;
}

// Four curves that are a circle to three thousandths of its radius.
page::Path circle(Point middle, Length radius) {
  const Length control = radius.scaled(5523, 10000);
  const auto at = [&](Length x, Length y) { return Point{middle.x + x, middle.y + y}; };
  using Kind = page::PathElement::Kind;
  page::Path path;
  path.elements = {{Kind::move, {at(radius, {}), {}, {}}},
                   {Kind::curve, {at(radius, control), at(control, radius), at({}, radius)}},
                   {Kind::curve, {at(-control, radius), at(-radius, control), at(-radius, {})}},
                   {Kind::curve, {at(-radius, -control), at(-control, -radius), at({}, -radius)}},
                   {Kind::curve, {at(control, -radius), at(radius, -control), at(radius, {})}},
                   {Kind::close, {}}};
  return path;
}

// A drop that leans like a sesame seed.
page::Path sesame(Point middle, Length size) {
  const auto at = [&](int x, int y) {
    return Point{middle.x + size.scaled(x, 100), middle.y + size.scaled(y, 100)};
  };
  using Kind = page::PathElement::Kind;
  page::Path path;
  path.elements = {{Kind::move, {at(-55, -70), {}, {}}},
                   {Kind::curve, {at(10, -60), at(75, 5), at(60, 60)}},
                   {Kind::curve, {at(35, 85), at(-5, 60), at(-55, -70)}},
                   {Kind::close, {}}};
  return path;
}

}  // namespace

Point Decorator::point(Length along, Length beside, Length em) const {
  if (vertical_) return {em / 2 + beside, along};
  return {along, em.scaled(12, 100) + beside};
}

void Decorator::add(const Fragment& fragment, Length at, Length begin) {
  if (passage_ && passage_->run != fragment.run) finish();
  const Run& run = runs_[fragment.run];
  if (fragment.emphasised) emphasise(fragment, at);
  if (!is_decorated(run) || fragment.reading) return;
  if (!passage_) passage_ = Passage{fragment.run, begin, begin};
}

void Decorator::reach(Length end) {
  if (passage_) passage_->end = end;
}

std::vector<page::Item> Decorator::take() {
  finish();
  return std::move(items_);
}

void Decorator::finish() {
  if (!passage_) return;
  const Passage passage = *passage_;
  passage_.reset();
  const Run& run = runs_[passage.run];
  if (run.style.line == TextLine::book_title) {
    wave(run, passage);
  } else if (run.style.line != TextLine::none) {
    rule(run, passage);
  }
  if (!run.link.empty()) link(run, passage);
}

// One below each character, in its middle (CLREQ 3.3.2).
void Decorator::emphasise(const Fragment& fragment, Length at) {
  const Run& run = runs_[fragment.run];
  if (fragment.orientation == Orientation::across) {
    return emphasis_mark(run, at + run.style.size / 2);
  }
  Length left = at;
  for (const page::Glyph& glyph : fragment.glyphs) {
    if (glyph.advance > Length{}) emphasis_mark(run, left + glyph.advance / 2);
    left += glyph.advance;
  }
}

void Decorator::emphasis_mark(const Run& run, Length middle) {
  const Length em = run.style.size;
  const bool lined = run.style.line != TextLine::none && !vertical_;
  const Point at = point(middle, mark_distance(em, lined), em);
  const Length radius = em.scaled(7, 100);
  if (run.style.emphasis == EmphasisMark::circle) {
    page::Path path = circle(at, radius);
    path.stroked = true;
    path.stroke.color = run.style.color;
    path.stroke.width = em.scaled(3, 100);
    items_.emplace_back(std::move(path));
    return;
  }
  const bool seed = run.style.emphasis == EmphasisMark::sesame;
  page::Path path = seed ? sesame(at, em.scaled(14, 100)) : circle(at, radius);
  path.filled = true;
  path.fill = run.style.color;
  items_.emplace_back(std::move(path));
}

// Names that stand side by side have lines of their own (CLREQ 3.3.3).
void Decorator::rule(const Run& run, const Passage& passage) {
  const Length em = run.style.size;
  const bool name = run.style.line == TextLine::proper_name;
  const Length gap = name ? em / 16 : Length{};
  Length beside = vertical_ ? left_line_distance(em) : line_distance(em);
  if (run.style.line == TextLine::line_through) beside = vertical_ ? -em / 2 : -em.scaled(45, 100);
  page::Path path = stroked(run.style.color, em.scaled(5, 100));
  path.elements = {move_to(point(passage.begin + gap, beside, em)),
                   line_to(point(passage.end - gap, beside, em))};
  items_.emplace_back(std::move(path));
}

void Decorator::wave(const Run& run, const Passage& passage) {
  const Length em = run.style.size, height = em.scaled(5, 100);
  const Length begin = passage.begin + em / 16, length = passage.end - em / 16 - begin;
  const std::int64_t halves = std::max<std::int64_t>(1, length.units() / (em.units() / 6));
  page::Path path = stroked(run.style.color, em.scaled(4, 100));
  const Length beside =
      vertical_ ? left_line_distance(em) - height / 2 : line_distance(em) + height / 2;
  path.elements = {move_to(point(begin, beside, em))};
  for (std::int64_t k = 0; k < halves; ++k) {
    const Length from = begin + length.scaled(k, halves), to = begin + length.scaled(k + 1, halves);
    const Length crest = beside + (k % 2 == 0 ? -height : height);
    const Length third = (to - from) / 3;
    path.elements.push_back(
        {page::PathElement::Kind::curve,
         {point(from + third, crest, em), point(to - third, crest, em), point(to, beside, em)}});
  }
  items_.emplace_back(std::move(path));
}

// Words of one link that look or sound different are still one place to click.
bool Decorator::continues_link(const Run& run, const Passage& passage) {
  if (!last_link_ || last_link_->target != run.link) return false;
  auto& link = std::get<page::Link>(items_[last_link_->item]);
  if (link.area.size != area_of(run, {0, last_link_->begin, last_link_->end}).size) return false;
  if (passage.begin - last_link_->end > run.style.size / 2) return false;
  last_link_->end = passage.end;
  link.area.size = area_of(run, {0, last_link_->begin, passage.end}).size;
  link.words += run.text;
  return true;
}

page::Rectangle Decorator::area_of(const Run& run, const Passage& passage) const {
  const Length em = run.style.size, length = passage.end - passage.begin;
  if (vertical_) return {{-(em / 2), passage.begin}, {em, length}};
  return {{passage.begin, -em.scaled(88, 100)}, {length, em}};
}

void Decorator::link(const Run& run, const Passage& passage) {
  if (continues_link(run, passage)) return;
  page::Link link;
  if (run.link.starts_with('#')) {
    link.destination = run.link.substr(1);
  } else {
    link.url = run.link;
  }
  link.area = area_of(run, passage);
  link.words = run.text;
  link.tag = run.tag;
  last_link_ = LastLink{run.link, passage.begin, passage.end, items_.size()};
  items_.emplace_back(std::move(link));
}

}  // namespace jianbao::text
