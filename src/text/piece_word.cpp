#include <algorithm>
#include <array>

#include "text/break_class.h"
#include "text/measure_word.h"
#include "text/piece.h"

// Words, shaped whole and cut where lines may end.
namespace jianbao::text {

using base::Length;

// Of what one face shapes at once: letters of one script (UAX #24), with what all scripts share.
std::size_t PieceMaker::end_of_face(const ChainFace* face, Slice slice) {
  ScriptCode script = script_of(characters_.list[slice.begin].code);
  std::size_t end = cluster_end(slice.begin);
  while (end < slice.end) {
    const ScriptCode next = script_of(characters_.list[end].code);
    if (next != no_script && script != no_script && next != script) break;
    if (face_of(end, false) != face) break;
    if (next != no_script) script = next;
    end = cluster_end(end);
  }
  return end;
}

// A word is shaped whole for each face, then cut where lines may end.
Piece PieceMaker::word(Slice slice) {
  Piece piece;
  piece.first = edge_of(slice.begin);
  piece.last = last_edge_of(slice);
  for (std::size_t i = slice.begin; i < slice.end;) {
    const ChainFace* face = face_of(i, false);
    if (face == nullptr) {
      missing_.say(chain_of(i), i, cluster_end(i));
      i = cluster_end(i);
      continue;
    }
    const std::size_t end = end_of_face(face, {i, slice.end});
    if (!piece.parts.empty()) piece.parts.back().after = break_within_word(i);
    word_of_face(*face, {i, end}, piece.parts);
    i = end;
  }
  if (!piece.parts.empty()) piece.parts.back().after = {};
  return piece;
}

void PieceMaker::word_of_face(const ChainFace& face, Slice slice, std::vector<Part>& parts) {
  const Run& run = run_of(slice.begin);
  Fragment whole = shaper_.shape(face, run.style, text(slice), run.language);
  std::vector<std::size_t> points;
  if (style_.hyphenate && !run.keep_together && !run.code) points = hyphenation_points(slice);
  for (Part& part : cut(std::move(whole), slice, points)) parts.push_back(std::move(part));
}

// "RMB 300 billion" is read as one: what a number counts is not parted.
bool PieceMaker::is_measure(Slice word) const {
  const auto& list = characters_.list;
  if (word.begin < 2 || !is_ascii_digit(list[word.begin - 2].code)) return false;
  const CharacterClass between = list[word.begin - 1].kind;
  return between == CharacterClass::no_break_space ||
         (between == CharacterClass::space && is_english_measure(text(word)));
}

// What has digits in it or beside it is a code.
bool PieceMaker::is_of_code(Slice letters) const {
  const auto& list = characters_.list;
  const auto is_digit = [&](std::size_t i) {
    return i < list.size() && is_ascii_digit(list[i].code);
  };
  return (letters.begin > 0 && is_digit(letters.begin - 1)) || is_digit(letters.end);
}

std::vector<std::size_t> PieceMaker::hyphenation_points(Slice slice) {
  std::vector<std::size_t> points;
  const auto& list = characters_.list;
  if (list[slice.begin].typed_name || is_measure(slice)) return points;
  const Run& run = run_of(slice.begin);
  // Words in Latin letters among Chinese are taken for English.
  const std::string language = list[slice.begin].chinese ? "en" : run.language;
  if (hyphenator_.substitutes(language)) {
    diagnostics_.warn(run.span, "there are no hyphenation patterns of '" + language + "'",
                      "those of en-GB are used; Debian has its own in hyphen-en-us");
  }
  for (std::size_t begin = slice.begin; begin < slice.end;) {
    std::size_t end = begin;
    while (end < slice.end && is_ascii_letter(list[end].code)) ++end;
    if (end > begin && !is_of_code({begin, end})) {
      for (const std::size_t point : hyphenator_.points(text({begin, end}), language)) {
        points.push_back(begin + point);
      }
    }
    begin = end + 1;
  }
  return points;
}

// Where no line holds a word it is parted anywhere, its marks from the wrong side last of all
// (UAX #14).
BreakPoint PieceMaker::break_within_word(std::size_t i) const {
  using enum BreakClass;
  if (!style_.break_words || breaks_[i].kind == Break::allowed) return breaks_[i];
  const char32_t next = characters_.list[i].code;
  const BreakClass before = break_class(characters_.list[i - 1].code), after = break_class(next);
  constexpr std::array starts_no_line{CL, CP, EX, IS, SY, PO};
  const bool wrong =
      before == OP || before == PR || next == U'·' ||
      std::find(starts_no_line.begin(), starts_no_line.end(), after) != starts_no_line.end();
  return {Break::allowed, wrong ? beside_mark : last_resort};
}

// Only where a glyph starts: a ligature stays whole.
std::vector<Part> PieceMaker::cut(Fragment whole, Slice slice,
                                  const std::vector<std::size_t>& hyphens) const {
  std::vector<Part> parts;
  const std::uint32_t start = characters_.list[slice.begin].begin;
  std::size_t glyph = 0;
  Length left;  // where the advances before it put it
  // A copy of the whole in each part would take the square of a long word.
  Fragment look = whole;
  look.glyphs = {};
  look.text = {};
  const auto take = [&](std::size_t end_glyph, std::size_t from, std::size_t to) {
    Fragment part = look;
    part.glyphs.assign(whole.glyphs.begin() + static_cast<std::ptrdiff_t>(glyph),
                       whole.glyphs.begin() + static_cast<std::ptrdiff_t>(end_glyph));
    part.text = whole.text.substr(from, to - from);
    part.width = {};
    for (page::Glyph& each : part.glyphs) {
      each.x -= left;
      each.cluster -= static_cast<std::uint32_t>(from);
      part.width += each.advance;
    }
    const Length width = part.width;
    parts.push_back({std::move(part), width, {}, {}});
    glyph = end_glyph;
    left += width;
  };
  std::size_t from = 0;
  for (std::size_t i = slice.begin + 1; i < slice.end; ++i) {
    const bool hyphen = std::binary_search(hyphens.begin(), hyphens.end(), i);
    const BreakPoint after = hyphen ? BreakPoint{Break::allowed, 0} : break_within_word(i);
    if (after.kind != Break::allowed) continue;
    const std::size_t at = characters_.list[i].begin - start;
    std::size_t end = glyph;
    while (end < whole.glyphs.size() && whole.glyphs[end].cluster < at) ++end;
    if (end == whole.glyphs.size() || whole.glyphs[end].cluster != at || end == glyph) continue;
    take(end, from, at);
    parts.back().after = after;
    parts.back().hyphen = hyphen;
    from = at;
  }
  take(whole.glyphs.size(), from, whole.text.size());
  return parts;
}

}  // namespace jianbao::text
