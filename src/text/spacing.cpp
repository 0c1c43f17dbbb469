#include "text/spacing.h"

#include <algorithm>

namespace jianbao::text {

namespace {

using base::Length;
using enum CharacterClass;
using style::MarkSpacing;

constexpr int mark_ease = 3;  // a mark's blank shrinks with less harm than a word space

bool leaves_no_gap(CharacterClass c) {
  return c == connector || c == middle_dot || c == solidus || c == wide_space;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == U'–' || c == U'—' || c == U'/' || c == U'·'; }

// Neighbouring marks give up half an em, or what blank there is between them (CLREQ 3.1.6.1).
Length blank_between(const Edge& last, const Edge& next, MarkSpacing spacing) {
  const Length set = last.set.right + next.set.left;
  if (spacing == MarkSpacing::plain || !is_mark(last.kind) || !is_mark(next.kind)) return set;
  const Length full = last.full.right + next.full.left;
  return std::max(Length{}, std::min(set, full - last.em / 2));
}

// What a reading is wider than its base may stand over a mark's blank (JLREQ 3.3.8).
void let_overhang(Gap& gap, const Edge& last, const Edge& next) {
  Length over;
  if (is_mark(last.kind)) over += next.overhang;
  if (is_mark(next.kind)) over += last.overhang;
  gap.width -= std::min(gap.width, over);
  gap.shrink = std::min(gap.shrink, gap.width);
  gap.ease = std::min(gap.ease, gap.width * mark_ease);
}

Gap beside_marks(const Edge& last, const Edge& next, const style::ParagraphStyle& style) {
  Gap gap;
  gap.width = blank_between(last, next, style.mark_spacing);
  if (gap.width <= Length{}) return gap;
  gap.spreads = style.justify != style::Justify::inter_word;
  gap.stretch = last.em / 16;
  const Edge& giver = is_mark(last.kind) && last.set.right > Length{} ? last : next;
  gap.shrink_level = shrink_level_of(giver.kind);
  if (style.mark_spacing != MarkSpacing::plain) {
    gap.shrink = gap.width;
    gap.ease = gap.width * mark_ease;
  }
  let_overhang(gap, last, next);
  return gap;
}

bool is_bracket(char32_t c) {
  constexpr std::u32string_view brackets = U"()[]{}";
  return brackets.find(c) != brackets.npos;
}

// Letters, figures and their signs beside Han; marks of either script are parted from nothing.
bool spaced(const Edge& han_side, const Edge& word, const style::ParagraphStyle& style) {
  if (is_fullwidth_sign(han_side.code)) return false;
  if (is_hyphen(word.code) || is_bracket(word.code)) return false;
  return is_ascii_digit(word.code) ? style.space_digits : style.space_letters;
}

// A quarter em between Han and Latin letters or figures (CLREQ 3.2.2).
Gap between_scripts(const Edge& last, const Edge& next, const style::ParagraphStyle& style) {
  Gap gap;
  const bool word_last = last.kind == latin;
  const Edge &word = word_last ? last : next, &other = word_last ? next : last;
  const auto own = word_last ? Attachment::to_next : Attachment::to_previous;
  if (word.attachment == own || !spaced(other, word, style)) return gap;
  gap.width = other.em / 4;
  gap.shrink = gap.ease = other.em / 8;
  gap.shrink_level = Shrink::script;
  gap.most = other.em / 12;
  gap.stretch = other.em / 8;
  gap.stretch_level = Stretch::script;
  gap.spreads = style.justify != style::Justify::inter_word;
  return gap;
}

}  // namespace

Shrink shrink_level_of(CharacterClass mark) {
  if (mark == comma) return Shrink::comma;
  return mark == stop || mark == exclamation ? Shrink::stop : Shrink::bracket;
}

Blanks set_blanks(const Edge& mark, MarkSpacing spacing) {
  const bool ends_sentence = mark.kind == stop || mark.kind == exclamation;
  switch (spacing) {
    case MarkSpacing::banjiao:
      return {};
    case MarkSpacing::kaiming:
      return ends_sentence ? mark.full : Blanks{};
    case MarkSpacing::cct:
      return {mark.full.left.scaled(2, 5), mark.full.right.scaled(2, 5)};
    default:
      return mark.full;
  }
}

Gap gap_between(const Edge& last, const Edge& next, bool joined,
                const style::ParagraphStyle& style) {
  if (leaves_no_gap(last.kind) || leaves_no_gap(next.kind)) {
    return is_mark(last.kind) || is_mark(next.kind) ? beside_marks(last, next, style) : Gap{};
  }
  if (is_mark(last.kind) || is_mark(next.kind)) return beside_marks(last, next, style);
  if (last.kind == inseparable && next.kind == inseparable) return {};
  if (last.kind == latin && next.kind == latin) return {};
  if (joined) return {};
  const bool dash = last.kind == inseparable || next.kind == inseparable;
  const bool word = last.kind == latin || next.kind == latin;
  if (word && !dash) return between_scripts(last, next, style);
  Gap gap;
  gap.spreads = style.justify != style::Justify::inter_word;
  gap.stretch = last.em / 16;
  return gap;
}

}  // namespace jianbao::text
