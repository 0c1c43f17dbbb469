#include "page/soundness.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace jianbao::page {

namespace {

using base::Length;

constexpr Length touch = Length::points(1);  // what may meet

// Fillers and the empty pattern of Braille; what only changes its neighbours has no glyph at all.
bool may_be_blank(std::string_view text) {
  if (sum_of_words(0, text) == 0) return true;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = base::next_code_point(text, i);
    const bool filler = c == 0x2800 || c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0xFFA0;
    const bool selector =
        c == 0x34F || (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0000;
    if (!filler && !selector && c != 0xFFFC) return false;
  }
  return true;
}

constexpr std::size_t quoted = 60;  // bytes
std::string quotation(std::string_view text) {
  if (text.size() <= quoted) return "'" + std::string(text) + "'";
  std::size_t end = quoted;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

}  // namespace

const GlyphInks::Ink& GlyphInks::find(Inks& inks, const font::Face& face, font::GlyphId glyph) {
  const std::size_t place = glyph / drawer;
  if (place >= inks.size()) inks.resize(place + 1);
  if (inks[place].empty()) inks[place].resize(drawer);
  Ink& ink = inks[place][glyph % drawer];
  if (ink.state == Ink::State::unknown) {
    const font::Face::Ink drawn = face.ink(glyph);
    const bool blank = drawn.left == drawn.right && drawn.bottom == drawn.top;
    ink = {blank ? Ink::State::blank : Ink::State::drawn, drawn.left, drawn.right, drawn.top,
           drawn.bottom};
  }
  return ink;
}

void SoundnessCheck::say_glyph(const GlyphRun& run, std::size_t from, std::size_t to,
                               bool missing) {
  const std::string_view text = std::string_view(run.text).substr(from, to - from);
  diagnostics_.error(run.span,
                     quotation(text) + " would be left blank: " + run.face->family() +
                         (missing ? " has no glyph for it" : " draws nothing for it"),
                     "in " + quotation(run.text) + "; another family may have it");
}

// A cluster has a glyph that draws something, and none that stands for a missing one.
void SoundnessCheck::check_glyphs(const GlyphRun& run) {
  GlyphInks::Inks& inks = inks_.of(run.face);
  std::optional<Length> left, right;
  std::optional<Length> down;
  one_line_ = true;
  for (std::size_t i = 0; i < run.glyphs.size();) {
    const std::size_t from = run.glyphs[i].cluster, first = i;
    bool drawn = false, missing = false;
    for (; i < run.glyphs.size() && run.glyphs[i].cluster == from; ++i) {
      const Glyph& glyph = run.glyphs[i];
      const GlyphInks::Ink& ink = GlyphInks::find(inks, *run.face, glyph.id);
      missing = missing || glyph.id == 0;
      if (ink.state != GlyphInks::Ink::State::drawn) continue;
      drawn = true;
      const Length at = run.glyphs[first].y;
      one_line_ = one_line_ && down.value_or(at) == at;
      down = at;
      if (!left) ink_top_ = at - run.face->scale(ink.top, run.size);
      ink_bottom_ = at - run.face->scale(ink.bottom, run.size);
      if (!left) left = glyph.x + run.face->scale(ink.left, run.size);
      right = glyph.x + run.face->scale(ink.right, run.size);
    }
    if (drawn && !missing) continue;
    const std::size_t to = i < run.glyphs.size() ? run.glyphs[i].cluster : run.text.size();
    const auto text = std::string_view(run.text).substr(from, std::max(from, to) - from);
    if (missing || !may_be_blank(text)) say_glyph(run, from, std::max(from, to), missing);
  }
  if (!left) ink_top_ = ink_bottom_ = {};
  ink_down_ = down.value_or(Length{});
  ink_left_ = left.value_or(Length{});
  ink_right_ = right.value_or(ink_left_);
}

// Small letters are as high as half of the size: what stands on the next line is clear of that.
void SoundnessCheck::add_text(const GlyphRun& run) {
  constexpr int quarter = 90'000;
  if (run.tag <= artifact || run.glyphs.empty() || figures_.contains(run.tag)) return;
  if (run.angle % quarter != 0 || (run.angle != 0 && run.upright)) return;
  // The symbols of a reading stand below one another.
  if (!one_line_ && !run.upright) return;
  Box box{ink_left_ + touch / 2, ink_right_ - touch / 2, ink_down_ - run.size / 2,
          ink_down_ - run.size / 10};
  if (run.upright) {
    box = {-run.size / 4, run.size / 4, ink_top_ + touch / 2, ink_bottom_ - touch / 2};
  }
  if (box.right <= box.left || box.bottom <= box.top) return;
  const Direction direction = direction_of(run.angle);
  const auto along = static_cast<int>(direction.x), across = static_cast<int>(direction.y);
  const auto x = [&](Length right, Length down) {
    return run.origin.x + right * along - down * across;
  };
  const auto y = [&](Length right, Length down) {
    return run.origin.y + right * across + down * along;
  };
  const auto [left, right] = std::minmax({x(box.left, box.top), x(box.right, box.bottom)});
  const auto [top, bottom] = std::minmax({y(box.left, box.top), y(box.right, box.bottom)});
  box = {left, right, top, bottom, run.tag, run.span, &run};
  seen_text_ = true;
  // Words of one element on one line.
  if (!boxes_.empty() && boxes_.back().tag == run.tag && boxes_.back().top == box.top &&
      boxes_.back().bottom == box.bottom && box.left >= boxes_.back().left &&
      box.left - boxes_.back().right < run.size * 3) {
    boxes_.back().right = std::max(boxes_.back().right, box.right);
    return;
  }
  boxes_.push_back(box);
}

// A picture that is painted before all text is its ground.
void SoundnessCheck::add_picture(const FigurePlace& figure) {
  if (figure.tag <= artifact || !seen_text_) return;
  const Rectangle& area = figure.area;
  boxes_.push_back({area.origin.x + touch, area.origin.x + area.size.width - touch,
                    area.origin.y + touch, area.origin.y + area.size.height - touch, figure.tag,
                    figure.span, nullptr});
}

void SoundnessCheck::say_overlap(const Box& first, const Box& second) {
  const Box& one = first.run == nullptr ? second : first;
  const Box& other = first.run == nullptr ? first : second;
  const auto name = [](const Box& box) {
    return box.run == nullptr ? std::string("a picture") : quotation(box.run->text);
  };
  diagnostics_.error(
      other.span.file == nullptr ? one.span : other.span,
      name(other) + " would stand over " + name(one) + " on page " + std::to_string(pages_),
      "there is not enough room for both");
}

void SoundnessCheck::find_overlaps() {
  std::sort(boxes_.begin(), boxes_.end(), [](const Box& a, const Box& b) {
    return a.top != b.top ? a.top < b.top : a.left < b.left;
  });
  std::vector<const Box*> open;
  for (const Box& box : boxes_) {
    std::erase_if(open, [&](const Box* above) { return above->bottom <= box.top; });
    for (const Box* above : open) {
      if (above->tag == box.tag && above->run != nullptr && box.run != nullptr &&
          above->top == box.top) {
        continue;
      }
      const Length shared = std::min(above->right, box.right) - std::max(above->left, box.left);
      const Length deep = std::min(above->bottom, box.bottom) - box.top;
      if (shared > touch && deep > touch) say_overlap(*above, box);
    }
    open.push_back(&box);
  }
}

void SoundnessCheck::add(const Page& page) {
  ++pages_;
  boxes_.clear();
  figures_.clear();
  seen_text_ = false;
  for (const Item& item : page.items) {
    const auto* figure = std::get_if<FigurePlace>(&item);
    if (figure != nullptr) figures_.insert(figure->tag);
  }
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) {
      check_glyphs(*run);
      add_text(*run);
      if (run->tag <= artifact) continue;
      const auto place = static_cast<std::size_t>(run->tag) - 1;
      if (place >= sums_.size()) sums_.resize(place + 1);
      sums_[place] = sum_of_words(sums_[place], run->text);
    } else if (const auto* figure = std::get_if<FigurePlace>(&item)) {
      add_picture(*figure);
    }
  }
  find_overlaps();
}

// Notes that nothing calls have no place in the document.
void SoundnessCheck::finish(const Structure& structure) {
  const std::vector<ElementWords>& told = structure.words();
  sums_.resize(std::max(sums_.size(), told.size()));
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].sum == 0 || told[i].open || told[i].sum == sums_[i]) continue;
    Tag root = static_cast<Tag>(i + 1);
    while (structure.at(root).parent > artifact) root = structure.at(root).parent;
    if (root != 1) continue;
    diagnostics_.error(told[i].span,
                       sums_[i] == 0 ? "these words are on no page"
                                     : "these words would not be on the pages as they were given",
                       "this is a fault of the engine");
  }
}

}  // namespace jianbao::page
