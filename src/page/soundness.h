#pragma once

#include <set>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "page/page.h"

namespace jianbao::page {

// What glyphs draw, read once for each; one worker's, for all its documents.
class GlyphInks {
 public:
  struct Ink {
    enum class State : std::uint8_t { unknown, blank, drawn } state = State::unknown;
    int left = 0, right = 0, top = 0, bottom = 0;  // in the face's units, from the origin
  };
  // By glyph, so many together: a text has few of a Chinese font's.
  static constexpr std::size_t drawer = 256;
  using Inks = std::vector<std::vector<Ink>>;

  Inks& of(const font::Face* face) { return faces_[face]; }
  static const Ink& find(Inks& inks, const font::Face& face, font::GlyphId glyph);

 private:
  std::unordered_map<const font::Face*, Inks> faces_;
};

// Looks at finished pages before they are written, and says what would be wrong without a word:
// text without a glyph, text or pictures over one another, words of the document that are on no
// page or in another order. What it finds is a fault of the engine or of a font.
class SoundnessCheck {
 public:
  SoundnessCheck(GlyphInks& inks, base::Diagnostics& diagnostics)
      : inks_(inks), diagnostics_(diagnostics) {}

  void add(const Page& page);
  // After the last page.
  void finish(const Structure& structure);

 private:
  // Where ink is for sure, less than its whole height.
  struct Box {
    base::Length left, right, top, bottom;
    Tag tag = artifact;
    base::Span span = {};
    const GlyphRun* run = nullptr;  // null: of a picture
  };
  void check_glyphs(const GlyphRun& run);
  void say_glyph(const GlyphRun& run, std::size_t from, std::size_t to, bool missing);
  void add_text(const GlyphRun& run);
  void add_picture(const FigurePlace& figure);
  void find_overlaps();
  void say_overlap(const Box& first, const Box& second);

  GlyphInks& inks_;
  base::Diagnostics& diagnostics_;
  std::size_t pages_ = 0;
  bool seen_text_ = false;                        // of this page
  std::vector<Box> boxes_;                        // of this page
  std::set<Tag> figures_;                         // of this page
  base::Length ink_left_, ink_right_, ink_down_;  // of the run, from its origin
  base::Length ink_top_, ink_bottom_;             // of one from top to bottom
  bool one_line_ = true;                          // all its letters stand on one line
  std::vector<std::uint64_t> sums_;               // of the words, by element
};

}  // namespace jianbao::page
