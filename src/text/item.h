#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doc/doc.h"
#include "font/face.h"
#include "page/page.h"

namespace jianbao::text {

using Run = doc::Inline;

// Shaped glyphs that no line break parts.
struct Fragment {
  const font::Face* face = nullptr;
  base::Length size;
  std::size_t run = 0;  // whose colour, language and place it has
  std::vector<page::Glyph> glyphs;
  std::string text;
  base::Length width;
};

constexpr std::int32_t no_fragment = -1;
constexpr int forbidden = 10000;   // a penalty that is never taken
constexpr int last_resort = 5000;  // one that is taken only where no other breaks would do
constexpr int forced = -10000;     // one that always is

// The material of a paragraph, after Knuth and Plass: boxes, glue and penalties.
struct Item {
  enum class Kind : std::uint8_t { box, glue, penalty } kind = Kind::box;
  base::Length width;  // of a penalty: what stands at the end of the line when it is taken
  base::Length stretch;
  base::Length shrink;
  int cost = 0;  // of a penalty
  std::int32_t fragment =
      no_fragment;     // what is shown; of a glue: its space, unless the line ends there
  base::Length shift;  // of the fragment, within its box
};

struct Material {
  std::vector<Fragment> fragments;
  std::vector<Item> items;  // ends with a forced penalty
};

}  // namespace jianbao::text
