#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/file_bytes.h"
#include "base/length.h"

struct hb_face_t;
struct hb_font_t;

namespace jianbao::font {

using GlyphId = std::uint32_t;

// Distances in the face's own units, y upwards.
struct FaceMetrics {
  int units_per_em = 1000;
  int ascender = 0, descender = 0, cap_height = 0, x_height = 0;
  int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  double italic_angle = 0;
};

// One face of a font file. Read-only once made, so threads may share it.
class Face {
 public:
  // Null when the bytes hold no such face. One that was made of a variable font has a name of its
  // own: the `suffix` comes after that of its PostScript name.
  static std::unique_ptr<Face> create(std::string path,
                                      std::shared_ptr<const base::FileBytes> bytes, unsigned index,
                                      const std::string& suffix = {});
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const std::string& path() const { return path_; }
  unsigned index() const { return index_; }
  // The whole file, all its faces.
  std::string_view bytes() const { return bytes_->view(); }
  const std::string& postscript_name() const { return postscript_name_; }
  // As CSS names it: "Noto Sans CJK SC", 700, upright.
  const std::string& family() const { return family_; }
  int weight() const { return weight_; }
  bool italic() const { return italic_; }
  const FaceMetrics& metrics() const { return metrics_; }

  // 0 when the face has no glyph for it.
  GlyphId glyph(char32_t code_point) const;
  // Whether it has a glyph for it that is an outline: a font of coloured pictures, such as those of
  // emoji, has glyphs that draw nothing else.
  bool draws(char32_t code_point) const;
  // The glyph that ends a hyphenated line: the soft hyphen's own where the face draws one like its
  // hyphen, so that ToUnicode tells the two apart; else the hyphen.
  GlyphId line_hyphen() const;
  // In the face's units.
  int advance(GlyphId glyph) const;
  // What a glyph draws, from its origin, y upwards; nothing for a blank.
  struct Ink {
    int left = 0, right = 0, bottom = 0, top = 0;
  };
  Ink ink(GlyphId glyph) const;
  // In whole thousandths of the type size, as a PDF declares it.
  std::int64_t declared_width(GlyphId glyph) const;
  // The distance in the face's units at a type size, rounded to the nearest length unit.
  base::Length scale(std::int64_t units, base::Length size) const;
  // The bytes of an OpenType table, copied; empty when there is none.
  std::string table(const char (&tag)[5]) const;

  // HarfBuzz's view of the face, at the scale of its own units. For shaping and subsetting only.
  hb_font_t* shaping_font() const { return font_.get(); }
  // The same with nothing but outlines and advances: who subsets it need not go through the tens of
  // thousands of entries of a Chinese font's cmap.
  hb_face_t* outline_face() const { return outlines_.get(); }

 private:
  Face() = default;
  void read_metrics();
  void read_names();
  void read_colors();

  struct DestroyFace {
    void operator()(hb_face_t* face) const;
  };
  struct DestroyFont {
    void operator()(hb_font_t* font) const;
  };
  std::string path_;
  std::shared_ptr<const base::FileBytes> bytes_;
  unsigned index_ = 0;
  std::string postscript_name_, family_;
  int weight_ = 400;
  bool italic_ = false;
  FaceMetrics metrics_;
  bool coloured_ = false;  // it has pictures in colours beside its outlines, or in their place
  std::unique_ptr<hb_face_t, DestroyFace> face_, outlines_;
  std::unique_ptr<hb_font_t, DestroyFont> font_;
  std::unique_ptr<hb_font_t, DestroyFont> outline_font_;  // of one that is coloured
};

}  // namespace jianbao::font
