#pragma once

#include <functional>
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

// The families of the manifest in the order in which they serve a language, when none that a style
// names has a character: first those that are declared for it. Their files are read when they are
// needed.
class Fallback {
 public:
  Fallback(font::Library& library, base::Diagnostics& diagnostics, const style::TextStyle& style,
           std::string_view language);
  // Null: none covers it.
  using Covers = std::function<bool(const font::Face&)>;
  const ChainFace* find(const Covers& covers);
  // What a text is set in whose style names no family: the first family that is declared for its
  // language, else the first that is declared for none. Null: none can be read.
  const ChainFace* usual();

 private:
  struct Candidate {
    const font::Family* family = nullptr;
    ChainFace face;  // null until it is read
  };
  const font::Face* read(Candidate& candidate);

  font::Library& library_;
  base::Diagnostics& diagnostics_;
  int weight_;
  bool italic_;
  std::vector<Candidate> candidates_;
  bool speaks_ = false;  // the first is declared for the language
};

// The faces of a style in order, and what is left for a character that none of them has.
struct Chain {
  std::vector<ChainFace> faces;
  Fallback* others = nullptr;

  bool empty() const { return faces.empty(); }
  const ChainFace& front() const { return faces.front(); }
};

// Text → fragments: finds the face of each character and shapes with HarfBuzz. What was shaped once
// is kept, in the face's own units, so that the key needs no size. One worker's; not shared.
class Shaper {
 public:
  Shaper(font::Library& library, base::Diagnostics& diagnostics)
      : library_(library), diagnostics_(diagnostics) {}

  // The faces of a style for texts of a language; an unknown family is an error at `span`.
  const Chain& chain(const style::TextStyle& style, base::Span span, std::string_view language);
  // The first face that has the character; a full-width one prefers the style's faces with Han.
  // Null: none has it.
  static const ChainFace* choose(const Chain& chain, char32_t character, bool fullwidth);
  // The same for a letter with its marks: the first face that has them all, or draws them as one.
  struct Cluster {
    std::string_view text;
    const style::TextStyle& style;
    std::string_view language;
    bool fullwidth = false;
  };
  const ChainFace* choose(const Chain& chain, const Cluster& cluster);
  // The family that has the character, but as a picture in colours; empty: none has.
  static std::string coloured_family(const Chain& chain, char32_t character);
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
  bool covers(const font::Face& face, const Cluster& cluster);

  font::Library& library_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, Chain> chains_;
  std::map<std::string, Fallback> fallbacks_;
  Chain incomplete_;  // the last that lacks a face, its error said
  std::unordered_map<std::string, std::vector<ShapedGlyph>> shaped_;
};

}  // namespace jianbao::text
