#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "font/library.h"
#include "text/item.h"

namespace jianbao::text {

// How a text is shaped: by the script of its letters; as Chinese, so that marks have the form of
// their language; or as Chinese from top to bottom.
enum class Script : std::uint8_t { guessed, chinese, upright };

struct ChainFace {
  const font::Face* face = nullptr;
  int size_adjust = 100;
  bool has_han = false;
};

// Text → fragments: finds the face of each character and shapes with HarfBuzz. What was shaped once
// is kept, in the face's own units, so that the key needs no size. One worker's; not shared.
class Shaper {
 public:
  Shaper(font::Library& library, base::Diagnostics& diagnostics)
      : library_(library), diagnostics_(diagnostics) {}

  // The faces of a style in order; an unknown family is an error at `span`.
  const std::vector<ChainFace>& chain(const style::TextStyle& style, base::Span span);
  // The first face that has the character; a full-width one prefers faces with Han. Null: none has
  // it.
  static const ChainFace* choose(const std::vector<ChainFace>& chain, char32_t character,
                                 bool fullwidth);
  // One fragment; `text` lies within one face.
  Fragment shape(const ChainFace& face, const style::TextStyle& style, std::string_view text,
                 std::string_view language, Script script = Script::guessed);
  // The hyphen that a broken word shows at a line's end; its text is a soft hyphen (ISO 32000-1,
  // 14.8.2.2.3).
  Fragment line_hyphen(const ChainFace& face, const style::TextStyle& style,
                       std::string_view language);

 private:
  struct ShapedGlyph {
    font::GlyphId id = 0;
    int x = 0, y = 0, advance = 0;
    std::uint32_t cluster = 0;
  };
  struct Request {
    const style::TextStyle& style;
    std::string_view text, language;
    Script script;
  };
  const std::vector<ShapedGlyph>& shaped(const font::Face& face, const Request& request);

  font::Library& library_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, std::vector<ChainFace>> chains_;
  std::vector<ChainFace> incomplete_;  // the last that lacks a face, its error said
  std::unordered_map<std::string, std::vector<ShapedGlyph>> shaped_;
};

}  // namespace jianbao::text
