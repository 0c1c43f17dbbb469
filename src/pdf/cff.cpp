#include "pdf/cff.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace jianbao::pdf {

namespace {

constexpr unsigned charset_operator = 15, charstrings_operator = 17, ros_operator = 1230;

class CffReader {
 public:
  explicit CffReader(std::string_view bytes) : bytes_(bytes) {}

  // Throws out_of_range past the end; caught below.
  unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_.at(at)); }
  unsigned big_endian(std::size_t at, unsigned size) const {
    unsigned value = 0;
    for (unsigned i = 0; i < size; ++i) value = value << 8U | byte(at + i);
    return value;
  }

  struct Index {
    unsigned count = 0;
    std::size_t first = 0, first_end = 0;  // of its first object
    std::size_t end = 0;
  };
  Index index(std::size_t at) const {
    const unsigned count = big_endian(at, 2);
    if (count == 0) return {0, at + 2, at + 2, at + 2};
    const unsigned size = byte(at + 2);
    const std::size_t data = at + 3 + std::size_t{count + 1} * size - 1;
    return {count, data + big_endian(at + 3, size), data + big_endian(at + 3 + size, size),
            data + big_endian(at + 3 + std::size_t{count} * size, size)};
  }

  // Operators with their last operand; that is all we need of the Top DICT.
  std::map<unsigned, std::int64_t> dict(std::size_t at, std::size_t end) const {
    std::map<unsigned, std::int64_t> entries;
    std::int64_t operand = 0;
    while (at < end) {
      const unsigned b = byte(at++);
      if (b <= 21) {
        const unsigned name = b == 12 ? 1200 + byte(at++) : b;
        entries[name] = operand;
      } else if (b == 28) {
        operand = static_cast<std::int16_t>(big_endian(at, 2));
        at += 2;
      } else if (b == 29) {
        operand = static_cast<std::int32_t>(big_endian(at, 4));
        at += 4;
      } else if (b == 30) {
        while ((byte(at) & 0xFU) != 0xF && byte(at) >> 4U != 0xF) ++at;
        ++at;
      } else if (b <= 246) {
        operand = static_cast<int>(b) - 139;
      } else if (b <= 250) {
        operand = (static_cast<int>(b) - 247) * 256 + static_cast<int>(byte(at++)) + 108;
      } else {
        operand = -(static_cast<int>(b) - 251) * 256 - static_cast<int>(byte(at++)) - 108;
      }
    }
    return entries;
  }

  // The first glyph, .notdef, is not listed.
  std::vector<GlyphCids::Range> charset(std::size_t at, unsigned glyphs) const {
    std::vector<GlyphCids::Range> ranges{{0, 0, 1}};
    const unsigned format = byte(at++);
    for (unsigned glyph = 1; glyph < glyphs;) {
      const unsigned first = big_endian(at, 2);
      const unsigned more = format == 0 ? 0 : big_endian(at + 2, format);
      at += 2 + format;
      const unsigned count = std::min(more + 1, glyphs - glyph);
      ranges.push_back({glyph, first, count});
      glyph += count;
    }
    return ranges;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

std::optional<std::uint16_t> GlyphCids::of(unsigned glyph) const {
  const auto after =
      std::upper_bound(ranges_.begin(), ranges_.end(), glyph,
                       [](unsigned id, const Range& range) { return id < range.glyph; });
  if (after == ranges_.begin()) return std::nullopt;
  const Range& range = *std::prev(after);
  if (glyph - range.glyph >= range.count) return std::nullopt;
  return static_cast<std::uint16_t>(range.cid + glyph - range.glyph);
}

std::optional<GlyphCids> cff_glyph_cids(std::string_view cff) {
  try {
    const CffReader reader(cff);
    const auto names = reader.index(reader.byte(2));
    const auto top_dicts = reader.index(names.end);
    const auto top = reader.dict(top_dicts.first, top_dicts.first_end);
    if (!top.contains(ros_operator) || !top.contains(charstrings_operator)) return std::nullopt;
    const auto charstrings = reader.index(static_cast<std::size_t>(top.at(charstrings_operator)));
    const auto charset = top.contains(charset_operator) ? top.at(charset_operator) : 0;
    // A predefined charset of a CID font: CID = glyph id.
    if (charset <= 2) return GlyphCids({{0, 0, charstrings.count}});
    return GlyphCids(reader.charset(static_cast<std::size_t>(charset), charstrings.count));
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

}  // namespace jianbao::pdf
