#include "pdf/cff.h"

#include <map>
#include <stdexcept>

namespace jianbao::pdf {

namespace {

constexpr unsigned charset_operator = 15, charstrings_operator = 17, ros_operator = 1230;

class CffReader {
 public:
  explicit CffReader(const std::string& bytes) : bytes_(bytes) {}

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

  std::vector<std::uint16_t> charset(std::size_t at, unsigned glyphs) const {
    std::vector<std::uint16_t> cids{0};
    const unsigned format = byte(at++);
    while (cids.size() < glyphs) {
      const unsigned first = big_endian(at, 2);
      const unsigned more = format == 0 ? 0 : big_endian(at + 2, format);
      at += 2 + format;
      for (unsigned i = 0; i <= more && cids.size() < glyphs; ++i) {
        cids.push_back(static_cast<std::uint16_t>(first + i));
      }
    }
    return cids;
  }

 private:
  const std::string& bytes_;
};

}  // namespace

std::optional<std::vector<std::uint16_t>> cff_glyph_cids(const std::string& cff) {
  try {
    const CffReader reader(cff);
    const auto names = reader.index(reader.byte(2));
    const auto top_dicts = reader.index(names.end);
    const auto top = reader.dict(top_dicts.first, top_dicts.first_end);
    if (!top.contains(ros_operator) || !top.contains(charstrings_operator)) return std::nullopt;
    const auto charstrings = reader.index(static_cast<std::size_t>(top.at(charstrings_operator)));
    const auto charset = top.contains(charset_operator) ? top.at(charset_operator) : 0;
    if (charset <= 2) {
      // A predefined charset of a CID font: CID = glyph id.
      std::vector<std::uint16_t> identity(charstrings.count);
      for (unsigned i = 0; i < charstrings.count; ++i) identity[i] = static_cast<std::uint16_t>(i);
      return identity;
    }
    return reader.charset(static_cast<std::size_t>(charset), charstrings.count);
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

}  // namespace jianbao::pdf
