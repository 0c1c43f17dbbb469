#include "font/glyph_places.h"

#include <cstddef>
#include <cstdint>

namespace jianbao::font {

namespace {

// In big-endian order.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + size; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

}  // namespace

bool are_glyphs_placed(const GlyphTables& tables) {
  constexpr std::size_t format = 50, count = 4;  // where they stand in 'head' and 'maxp'
  if (tables.head.size() < format + 2 || tables.maxp.size() < count + 2) return false;
  const std::uint32_t is_long = number_at(tables.head, format, 2);
  if (is_long > 1) return false;
  const std::size_t size = is_long == 1 ? 4 : 2, unit = is_long == 1 ? 1 : 2;
  const std::size_t places = number_at(tables.maxp, count, 2) + std::size_t{1};
  if (tables.loca.size() < places * size) return false;
  std::size_t last = 0;
  for (std::size_t i = 0; i < places; ++i) {
    const std::size_t place = number_at(tables.loca, i * size, size) * unit;
    if (place < last) return false;
    last = place;
  }
  return last <= tables.glyf.size();
}

}  // namespace jianbao::font
