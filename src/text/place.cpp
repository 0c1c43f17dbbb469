#include "text/place.h"

#include <algorithm>
#include <iterator>

#include "text/decoration.h"
#include "text/distribute.h"
#include "text/piece.h"

namespace jianbao::text {

namespace {

using base::Length;
using Kind = Item::Kind;

// Han stand between 0.88 em above and 0.12 em below the baseline: their middle.
Length middle(Length em) { return em.scaled(38, 100); }

// To whole thousandths of the size, the unit in which a PDF places glyphs: what is drawn from the
// page and what readers of the PDF draw cannot differ.
Length on_text_grid(Length x, Length size) {
  if (size <= Length{}) return x;
  const std::int64_t half = x < Length{} ? -size.units() / 2 : size.units() / 2;
  const std::int64_t thousandths = (x.units() * 1000 + half) / size.units();
  return size.scaled(thousandths, 1000);
}

}  // namespace

void end_with_space(Line& line) {
  if (line.runs.empty() || line.runs.back().glyphs.empty()) return;
  page::GlyphRun& run = line.runs.back();
  page::Glyph space = run.glyphs.back();
  space.id = run.face->glyph(U' ');
  if (space.id == 0) return;
  (run.upright ? space.y : space.x) += space.advance;
  space.cluster = static_cast<std::uint32_t>(run.text.size());
  run.glyphs.push_back(space);
  run.text += ' ';
}

void start_with_spaces(Line& line, int count) {
  if (line.runs.empty() || line.runs.front().glyphs.empty()) return;
  page::GlyphRun& run = line.runs.front();
  page::Glyph space = run.glyphs.front();
  space.id = run.face->glyph(U' ');
  if (space.id == 0) return;
  space.advance = run.face->scale(run.face->advance(space.id), run.size);
  const auto spaces = static_cast<std::size_t>(count);
  for (page::Glyph& glyph : run.glyphs) glyph.cluster += static_cast<std::uint32_t>(spaces);
  (run.upright ? space.y : space.x) -= space.advance * count;
  std::vector<page::Glyph> indent;
  for (std::size_t i = 0; i < spaces; ++i) {
    space.cluster = static_cast<std::uint32_t>(i);
    indent.push_back(space);
    (run.upright ? space.y : space.x) += space.advance;
  }
  run.glyphs.insert(run.glyphs.begin(), indent.begin(), indent.end());
  run.text.insert(0, spaces, ' ');
}

void shift(Line& line, base::Point by) {
  for (page::GlyphRun& run : line.runs) {
    run.origin.x += by.x;
    run.origin.y += by.y;
  }
  for (page::Item& mark : line.marks) page::translate(mark, by.x, by.y);
  for (PlacedPicture& picture : line.pictures) {
    picture.at.x += by.x;
    picture.at.y += by.y;
  }
}

Line LinePlacer::place(const LineSpan& span, Length slack) {
  line_ = {};
  last_ = nullptr;
  const std::vector<Length> widths = distribute(material_.items, span.begin, span.end, slack);
  const bool at_penalty =
      span.end < material_.items.size() && material_.items[span.end].kind == Kind::penalty;
  // At a break the last mark may move into its square's blank.
  const Length pull = at_penalty ? material_.items[span.end].shift : Length{};
  std::size_t last_box = span.end;
  for (std::size_t i = span.begin; pull != Length{} && i < span.end; ++i) {
    if (material_.items[i].kind == Kind::box) last_box = i;
  }
  Decorator decorator(runs_, vertical_);
  Length x;
  for (std::size_t k = 0; k < widths.size(); ++k) {
    const std::size_t i = span.begin + k;
    const Item& item = material_.items[i];
    if (item.fragment != no_fragment && (item.kind != Kind::penalty || i == span.end)) {
      const Fragment& fragment = fragment_of(item);
      const Length own = item.kind == Kind::penalty ? Length{} : item.shift;
      const Length pulled = i == last_box ? pull : Length{};
      show(fragment, x + own + pulled);
      decorator.add(fragment, x + own + pulled, x + pulled);
    }
    x += widths[k];
    if (item.kind != Kind::penalty) decorator.reach(x);
  }
  if (at_penalty && material_.items[span.end].fragment == no_fragment) {
    keep_own_hyphen();
    show_last_space(span.end, x);
  }
  line_.width = x;
  line_.marks = decorator.take();
  std::move(anchors_.begin(), anchors_.end(), std::back_inserter(line_.marks));
  anchors_.clear();
  return std::move(line_);
}

// Readers take a hyphen that ends a line for one that breaks a word, and drop it; a space after it
// tells them otherwise.
void LinePlacer::keep_own_hyphen() {
  if (line_.runs.empty() || !line_.runs.back().text.ends_with('-')) return;
  line_.runs.back().text += ' ';
}

// The space between two words of a text is there for who reads on, also where a line ends
// (ISO 32000-1, 14.8.2.5); it stands beyond the line and takes no room.
void LinePlacer::show_last_space(std::size_t end, Length at) {
  for (std::size_t i = end; i < material_.items.size(); ++i) {
    const Item& item = material_.items[i];
    if (item.kind == Kind::box) return;
    if (item.kind == Kind::glue && item.fragment != no_fragment) {
      return show(fragment_of(item), at);
    }
  }
}

void LinePlacer::show_picture(const Fragment& fragment, Length at) {
  const doc::InlineImage& image = *runs_[fragment.run].image;
  // Its foot is that of the Han beside it; in a vertical line it stands upright in the middle.
  const base::Size size = size_in_line(image, vertical_);
  const base::Point foot = vertical_ ? base::Point{-(size.width / 2), at + size.height}
                                     : base::Point{at, fragment.size.scaled(12, 100)};
  const Run& run = runs_[fragment.run];
  line_.pictures.push_back({image, foot, size, run.tag, run.span, line_.runs.size()});
  last_ = nullptr;
}

page::GlyphRun LinePlacer::new_run(const Fragment& fragment, Length at) const {
  const Run& source = runs_[fragment.run];
  page::GlyphRun run;
  run.face = fragment.face;
  run.size = fragment.size;
  run.color = source.style.color;
  run.language = source.language;
  run.span = source.span;
  run.tag = fragment.reading && source.ruby_tag != 0 ? source.ruby_tag : source.tag;
  run.origin = {at, {}};
  if (!vertical_) return run;
  run.origin = {{}, at};
  run.upright = fragment.orientation == Orientation::upright;
  if (fragment.orientation == Orientation::along) {
    run.angle = 90'000;
    run.origin.x = -middle(source.style.size);
  } else if (fragment.orientation == Orientation::across) {
    run.origin.x = -(fragment.width / 2);
    run.origin.y += source.style.size.scaled(86, 100);
  }
  return run;
}

// The last run goes on when face, size, height and look are the same.
page::GlyphRun& LinePlacer::run_for(const Fragment& fragment, Length at) {
  const bool same =
      last_ != nullptr && last_->run == fragment.run && last_->face == fragment.face &&
      last_->size == fragment.size && last_->orientation == fragment.orientation &&
      fragment.orientation != Orientation::across && last_->reading == fragment.reading;
  if (!same) line_.runs.push_back(new_run(fragment, at));
  last_ = &fragment;
  return line_.runs.back();
}

// Letters with their tones stand up to 0.95 of their size above their own baseline.
void LinePlacer::make_room(const Fragment& reading) {
  line_.above = std::max(line_.above, reading.rise + reading.size.scaled(95, 100));
  line_.below = std::max(line_.below, reading.size / 4 - reading.rise);
}

// Links lead to where a run starts, above its line.
void LinePlacer::add_anchor(const Fragment& fragment, Length at) {
  const Run& run = runs_[fragment.run];
  if (run.anchor.empty() || fragment.run < next_anchor_) return;
  next_anchor_ = fragment.run + 1;
  const base::Point place =
      vertical_ ? base::Point{run.style.size, at} : base::Point{at, -run.style.size};
  anchors_.emplace_back(page::Anchor{run.anchor, place, "", 0});
}

void LinePlacer::show(const Fragment& fragment, Length at) {
  add_anchor(fragment, at);
  if (fragment.picture) return show_picture(fragment, at);
  if (fragment.face == nullptr) return;  // of a font that is missing, which was said
  const bool first_of_note =
      runs_[fragment.run].note >= 0 &&
      (line_.notes.empty() || line_.notes.back() != runs_[fragment.run].note);
  if (first_of_note) line_.notes.push_back(runs_[fragment.run].note);
  if (fragment.reading) make_room(fragment);
  page::GlyphRun& run = run_for(fragment, at);
  const bool upright = vertical_ && fragment.orientation == Orientation::upright;
  const bool across = vertical_ && fragment.orientation == Orientation::across;
  const Length from = across ? Length{} : at - (vertical_ ? run.origin.y : run.origin.x);
  for (page::Glyph glyph : fragment.glyphs) {
    (upright ? glyph.y : glyph.x) += from;
    glyph.y -= upright ? Length{} : fragment.rise;
    if (upright) glyph.x += fragment.rise;
    glyph.x = on_text_grid(glyph.x, fragment.size);
    if (upright) glyph.y = on_text_grid(glyph.y, fragment.size);
    glyph.cluster += static_cast<std::uint32_t>(run.text.size());
    run.glyphs.push_back(glyph);
  }
  run.text += fragment.text;
}

}  // namespace jianbao::text
