#include "text/piece.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/mark_shape.h"
#include "text/measure_word.h"
#include "text/reading.h"
#include "text/upright.h"

namespace jianbao::text {

namespace {

using base::Length;
using enum CharacterClass;

}  // namespace

PieceMaker::PieceMaker(const std::vector<Run>& runs, const Characters& characters,
                       const std::vector<BreakPoint>& breaks, const style::ParagraphStyle& style,
                       Shaper& shaper, Hyphenator& hyphenator, base::Diagnostics& diagnostics)
    : runs_(runs),
      characters_(characters),
      breaks_(breaks),
      style_(style),
      shaper_(shaper),
      hyphenator_(hyphenator),
      diagnostics_(diagnostics),
      missing_(runs, characters, diagnostics),
      chains_(runs.size()) {}

std::string_view PieceMaker::text(Slice slice) const {
  const std::size_t begin = characters_.list[slice.begin].begin;
  return std::string_view(characters_.text)
      .substr(begin, characters_.list[slice.end - 1].end - begin);
}

const Chain& PieceMaker::chain_of_run(std::uint32_t run) {
  auto& chain = chains_[run];
  if (!chain) chain = shaper_.chain(runs_[run].style, runs_[run].span, runs_[run].language);
  return *chain;
}

std::size_t PieceMaker::cluster_end(std::size_t i) const {
  const auto& list = characters_.list;
  std::size_t end = i + 1;
  while (end < list.size() && list[end].run == list[i].run && list[end].kind == attached) ++end;
  return end;
}

bool PieceMaker::has_marks(Slice cluster) const {
  for (std::size_t i = cluster.begin + 1; i < cluster.end; ++i) {
    if (!is_ignorable(characters_.list[i].code)) return true;
  }
  return false;
}

// One face draws a letter with all its marks. Null: none does.
const ChainFace* PieceMaker::face_of(std::size_t i, bool fullwidth) {
  const char32_t code = characters_.list[i].code;
  if (runs_right_to_left(code)) return nullptr;
  const Slice cluster{i, cluster_end(i)};
  if (!has_marks(cluster)) return Shaper::choose(chain_of(i), code, fullwidth);
  const Run& run = run_of(i);
  return shaper_.choose(chain_of(i), {text(cluster), run.style, run.language, fullwidth});
}

Edge PieceMaker::edge_of(std::size_t i) const {
  const Character& c = characters_.list[i];
  const style::TextStyle& style = run_of(i).style;
  return {c.kind, c.code, c.chinese, c.attachment, style.size, style.letter_spacing / 2};
}

// Marks that are attached to a letter stand within its edge.
Edge PieceMaker::last_edge_of(Slice slice) const {
  std::size_t last = slice.end - 1;
  while (last > slice.begin && characters_.list[last].kind == attached) --last;
  return edge_of(last);
}

PieceMaker::Slice PieceMaker::word_at(std::size_t i) const {
  const auto& list = characters_.list;
  Slice slice{i, i + 1};
  while (slice.end < list.size() && list[slice.end].run == list[i].run &&
         (list[slice.end].kind == latin || list[slice.end].kind == attached)) {
    ++slice.end;
  }
  return slice;
}

// With what is attached to it; a dash is one thing.
PieceMaker::Slice PieceMaker::fullwidth_at(std::size_t i) const {
  const auto& list = characters_.list;
  Slice slice{i, i + 1};
  const bool dash = list[i].kind == inseparable && list[i].code == U'—' && !style_.break_anywhere;
  const auto goes_on = [&](const Character& c) {
    return c.run == list[i].run && (c.kind == attached || (dash && c.code == U'—'));
  };
  // One that no line holds is parted.
  const std::size_t most = style_.break_anywhere ? 2 : list.size();
  while (slice.end < list.size() && slice.end - i < most && goes_on(list[slice.end])) ++slice.end;
  return slice;
}

Piece PieceMaker::make(std::size_t& i) {
  const Character& c = characters_.list[i];
  if (run_of(i).image) return picture(i);
  if (!run_of(i).ruby.empty()) return reading_group(i);
  const bool is_word = !is_fullwidth(c.kind);
  const Slice slice = is_word ? word_at(i) : fullwidth_at(i);
  i = slice.end;
  if (has_too_many_marks(slice)) return {};
  Piece piece = is_word ? vertical() ? upright_word(slice) : word(slice) : fullwidth(slice);
  if (is_word && style_.grid) pad_to_cells(piece);
  piece.script = run_of(slice.begin).style.script_position != style::ScriptPosition::normal ||
                 run_of(slice.begin).note >= 0;
  const bool emphasised = run_of(slice.begin).style.emphasis != style::EmphasisMark::none;
  for (Part& part : piece.parts) {
    part.fragment.run = c.run;
    part.fragment.emphasised = emphasised && !is_mark(c.kind) && c.kind != inseparable;
  }
  return piece;
}

// Thirty are more than any language has (UAX 15, 12.1); shaping takes the square of their number.
bool PieceMaker::has_too_many_marks(Slice slice) const {
  constexpr std::size_t most = 500;
  std::size_t marks = 0;
  for (std::size_t i = slice.begin; i < slice.end && marks <= most; ++i) {
    marks = characters_.list[i].kind == attached ? marks + 1 : 0;
  }
  if (marks <= most) return false;
  diagnostics_.error(run_of(slice.begin).span, "a character has more than 500 combining marks");
  return true;
}

Piece PieceMaker::fullwidth(Slice slice) {
  Piece piece;
  piece.first = piece.last = edge_of(slice.begin);
  const ChainFace* face = face_of(slice.begin, true);
  if (face == nullptr) {
    missing_.say(chain_of(slice.begin), slice.begin, cluster_end(slice.begin));
    return piece;
  }
  const Character& c = characters_.list[slice.begin];
  const Run& run = run_of(slice.begin);
  const std::string quoted = vertical() ? vertical_quotation_mark(c, run.language) : std::string();
  Fragment fragment = shaper_.shape(*face, run.style, quoted.empty() ? text(slice) : quoted,
                                    run.language, vertical() ? Script::upright : Script::chinese);
  fragment.text = text(slice);
  const Length em = fragment.size;
  const bool half = convention_of(run.language) == MarkConvention::mainland && !style_.grid;
  if (is_mark(c.kind)) {
    piece.parts.push_back(mark_part(std::move(fragment), piece.first));
    piece.last = piece.first;
  } else if (c.kind == inseparable && c.code == U'—') {
    piece.parts.push_back(dash_part(std::move(fragment), slice.end - slice.begin));
  } else if (c.code == U'/' && vertical()) {
    // It is as high as its square.
    piece.parts.push_back(narrow_part(std::move(fragment), em));
  } else if (c.kind == middle_dot || c.code == U'/' || c.code == U'–') {
    piece.parts.push_back(narrow_part(std::move(fragment), half ? em / 2 : em));
  } else if (c.kind == connector && fragment.width < em) {
    piece.parts.push_back(narrow_part(std::move(fragment), em));
  } else {
    const Length width = fragment.width;
    piece.parts.push_back({std::move(fragment), width, {}, {}});
  }
  return piece;
}

// A box for the ink alone; what is blank of the square is left to the gaps beside it.
Part PieceMaker::mark_part(Fragment fragment, Edge& edge) {
  edge.full = mark_blanks(fragment, edge.kind);
  edge.set = set_blanks(edge, style_.mark_spacing);
  const Length width = fragment.width - edge.full.left - edge.full.right;
  const Length left = edge.full.left;
  return {std::move(fragment), width, -left, {}};
}

// The ink in the middle of a given width (CLREQ 3.1.2: · – / take half an em).
Part PieceMaker::narrow_part(Fragment fragment, Length width) const {
  const Extent ink = ink_extent(fragment);
  width += fragment.spacing * 2;
  return {std::move(fragment), width, (width - (ink.end - ink.begin)) / 2 - ink.begin, {}};
}

// As wide as its characters are many, without a gap: where the face draws no long dash, its short
// ones are brought together.
Part PieceMaker::dash_part(Fragment fragment, std::size_t count) const {
  const Length width = fragment.size * static_cast<std::int64_t>(count);
  if (fragment.glyphs.size() > 1 && !vertical()) join_ink(fragment);
  return narrow_part(std::move(fragment), width);
}

// Cells of whole ems, so that the Han behind stand on the grid again (CLREQ 4.3).
void PieceMaker::pad_to_cells(Piece& piece) const {
  if (piece.parts.empty()) return;
  Length width;
  for (const Part& part : piece.parts) width += part.width;
  const Length em = piece.first.em;
  const Length cells = em * ((width.units() + em.units() - 1) / em.units());
  const Length pad = cells - width;
  piece.parts.front().shift += pad / 2;
  piece.parts.front().width += pad / 2;
  piece.parts.back().width += pad - pad / 2;
}

// Whether no part of a word in another look stands beside it, as in H<sub>2</sub>O; the mark of a
// note is none.
bool PieceMaker::stands_alone(Slice word) const {
  const auto& list = characters_.list;
  const auto belongs = [&](std::size_t i) {
    return (list[i].kind == latin || list[i].kind == attached) && run_of(i).note < 0 &&
           !run_of(i).table_note && !run_of(i).image;
  };
  const bool before = word.begin > 0 && belongs(word.begin - 1);
  const bool behind = word.end < list.size() && belongs(word.end);
  return !belongs(word.begin) || (!before && !behind);
}

// In a vertical line words are turned, but for short numbers and abbreviations.
Piece PieceMaker::upright_word(Slice slice) {
  const VerticalForm form = stands_alone(slice) ? vertical_form(text(slice)) : VerticalForm::turned;
  if (form == VerticalForm::turned) return word(slice);
  const ChainFace* face = face_of(slice.begin, form == VerticalForm::letters);
  if (face == nullptr) return word(slice);
  const Run& run = run_of(slice.begin);
  Piece piece;
  piece.first = edge_of(slice.begin);
  piece.last = last_edge_of(slice);
  const Length em = run.style.size;
  if (form == VerticalForm::one_cell) {
    Fragment cell = shaper_.shape(*face, run.style, text(slice), run.language);
    cell.orientation = Orientation::across;
    shrink_to(cell, em);
    piece.parts.push_back({std::move(cell), em, {}, {}});
    return piece;
  }
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    Fragment letter =
        shaper_.shape(*face, run.style, text({i, i + 1}), run.language, Script::upright);
    const Length width = letter.width;
    piece.parts.push_back({std::move(letter), width, {}, {}});
  }
  return piece;
}

base::Size size_in_line(const doc::InlineImage& image, bool vertical) {
  if (!vertical || image.width <= Length{}) return {image.width, image.height};
  return {image.height, image.height.scaled(image.height.units(), image.width.units())};
}

Piece PieceMaker::picture(std::size_t& i) {
  const Run& run = run_of(i);
  Piece piece;
  piece.first = piece.last = edge_of(i);
  piece.first.spacing = piece.last.spacing = {};
  Fragment fragment;
  fragment.picture = true;
  fragment.run = characters_.list[i].run;
  fragment.size = run.style.size;
  const base::Size size = size_in_line(*run.image, vertical());
  fragment.width = vertical() ? size.height : size.width;
  const Length width = fragment.width;
  piece.parts.push_back({std::move(fragment), width, {}, {}});
  ++i;
  return piece;
}

Piece PieceMaker::reading_group(std::size_t& i) {
  const std::size_t begin = i;
  const auto& list = characters_.list;
  std::size_t end = i;
  while (end < list.size() && list[end].run == list[i].run) ++end;
  Piece base;
  base.first = edge_of(begin);
  base.last = last_edge_of({begin, end});
  while (i < end) {
    const bool fullwidth_character = is_fullwidth(list[i].kind);
    const Slice slice = fullwidth_character ? fullwidth_at(i) : word_at(i);
    Piece next = fullwidth_character ? fullwidth(slice) : word(slice);
    for (Part& part : next.parts) base.parts.push_back(std::move(part));
    i = slice.end;
  }
  const Run& run = run_of(begin);
  for (Part& part : base.parts) {
    part.after = {};
    part.fragment.run = list[begin].run;
    part.fragment.emphasised = run.style.emphasis != style::EmphasisMark::none;
  }
  if (base.parts.empty()) return base;
  check_reading(run, chain_of(begin));
  base.first.overhang = base.last.overhang =
      add_reading(base.parts, run, chain_of(begin), shaper_, vertical());
  for (Part& part : base.parts) part.fragment.run = list[begin].run;
  return base;
}

Fragment PieceMaker::line_hyphen(std::uint32_t run) {
  const Chain& chain = chain_of_run(run);
  const ChainFace* face = Shaper::choose(chain, U'-', false);
  if (face == nullptr) return {};
  Fragment hyphen = shaper_.line_hyphen(*face, runs_[run].style, runs_[run].language);
  hyphen.run = run;
  return hyphen;
}

Fragment PieceMaker::space(std::size_t i) {
  const Chain& chain = chain_of(i);
  if (chain.empty()) return {};
  const ChainFace* face = Shaper::choose(chain, U' ', false);
  Fragment space = shaper_.shape(face == nullptr ? chain.front() : *face, run_of(i).style, " ",
                                 run_of(i).language);
  const bool no_break = characters_.list[i].kind == no_break_space;
  if (no_break) space.text = text({i, i + 1});
  space.run = characters_.list[i].run;
  return space;
}

// What no font has would be left out.
void PieceMaker::check_reading(const Run& run, const Chain& chain) {
  for (std::size_t i = 0; i < run.ruby.size() && !chain.empty();) {
    const char32_t c = base::next_code_point(run.ruby, i);
    if (c != U' ' && Shaper::choose(chain, c, false) == nullptr) missing_.say_reading(run, c);
  }
}

}  // namespace jianbao::text
