#include "text/mark_shape.h"

namespace jianbao::text {

namespace {

using base::Length;

Extent glyph_ink(const Fragment& fragment, const page::Glyph& glyph) {
  const font::Face::Ink ink = fragment.face->ink(glyph.id);
  const auto scaled = [&](int units) { return fragment.face->scale(units, fragment.size); };
  if (fragment.orientation == Orientation::upright) {
    return {glyph.y - scaled(ink.top), glyph.y - scaled(ink.bottom)};
  }
  return {glyph.x + scaled(ink.left), glyph.x + scaled(ink.right)};
}

}  // namespace

Extent ink_extent(const Fragment& fragment) {
  if (fragment.glyphs.empty()) return {};
  return {glyph_ink(fragment, fragment.glyphs.front()).begin,
          glyph_ink(fragment, fragment.glyphs.back()).end};
}

Blanks mark_blanks(const Fragment& fragment, CharacterClass kind) {
  const Length em = fragment.size;
  if (fragment.glyphs.empty() || fragment.width < em.scaled(9, 10)) return {};
  if (kind == CharacterClass::opening) return {em / 2, {}};
  if (kind == CharacterClass::closing) return {{}, em / 2};
  Extent ink = ink_extent(fragment);
  ink.begin -= fragment.spacing;
  ink.end -= fragment.spacing;
  if (ink.begin < em / 4 && ink.end <= em.scaled(28, 50)) return {{}, em / 2};
  const bool centred = ink.begin >= em.scaled(11, 50) && ink.end <= em.scaled(39, 50);
  if (!centred || kind == CharacterClass::exclamation) return {};
  return {em / 4, em / 4};
}

void join_ink(Fragment& fragment) {
  for (std::size_t i = 1; i < fragment.glyphs.size(); ++i) {
    const Extent last = glyph_ink(fragment, fragment.glyphs[i - 1]);
    const Extent next = glyph_ink(fragment, fragment.glyphs[i]);
    fragment.glyphs[i].x -= next.begin - last.end;
  }
}

void shrink_to(Fragment& fragment, Length width) {
  if (fragment.width <= width) return;
  const std::int64_t to = width.units(), from = fragment.width.units();
  fragment.size = fragment.size.scaled(to, from);
  for (page::Glyph& glyph : fragment.glyphs) {
    glyph.x = glyph.x.scaled(to, from);
    glyph.advance = glyph.advance.scaled(to, from);
  }
  fragment.width = width;
}

}  // namespace jianbao::text
