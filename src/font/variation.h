#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace jianbao::font {

// A point in the space of a variable font: the values of its axes by their tags ("wght": 700). Axes
// that are not named have their usual value.
using Variations = std::map<std::string, double>;

// What a variable font can be made into (OpenType, 'fvar').
struct VariableFace {
  struct Axis {
    double least = 0, usual = 0, most = 0;
  };
  // A style that the font has a name for.
  struct NamedStyle {
    int weight = 400;
    bool italic = false;
    Variations at;
  };
  std::map<std::string, Axis> axes;
  std::vector<NamedStyle> styles;  // of the usual width
};

// Empty: the face is what it is.
std::optional<VariableFace> read_variable_face(std::string_view bytes, unsigned index);

// What a face of this weight and slant is at, beside what is asked for by tag; fails with what the
// font does not have.
base::Result<Variations> variations_of(const VariableFace& face, int weight, bool italic,
                                       Variations asked);

// A font file of its own with the outlines, advances and kerning of that point; its glyphs keep
// their numbers. Fails where HarfBuzz cannot make it.
base::Result<std::string> instantiate(std::string_view bytes, unsigned index, const Variations& at);

// What such a font is called beside the name of the variable one: "_700wght" (Adobe Technical Note
// 5902).
std::string instance_suffix(const Variations& at);

}  // namespace jianbao::font
