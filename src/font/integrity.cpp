#include "font/integrity.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "font/glyph_places.h"

namespace jianbao::font {

namespace {

std::uint64_t big_endian_64(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return std::endian::native == std::endian::big ? number : __builtin_bswap64(number);
}

std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return std::endian::native == std::endian::big ? number : __builtin_bswap32(number);
}

std::uint32_t big_endian_16(std::string_view bytes, std::size_t at) {
  return big_endian_32(bytes, at) >> 16U;
}

// The sum of a table's 32-bit numbers, the last of them filled up with zeros. Two at a time: CJK
// fonts have twenty megabytes.
std::uint32_t checksum(std::string_view table) {
  std::uint32_t sum = 0;
  std::size_t i = 0;
  for (; i + 8 <= table.size(); i += 8) {
    const std::uint64_t two = big_endian_64(table, i);
    sum += static_cast<std::uint32_t>(two) + static_cast<std::uint32_t>(two >> 32U);
  }
  std::string rest(table.substr(i));
  rest.resize(8);
  return sum + big_endian_32(rest, 0) + big_endian_32(rest, 4);
}

constexpr std::size_t header_size = 12, record_size = 16;

struct TableRecord {
  std::string_view tag;
  std::uint32_t checksum;
  std::size_t offset, length;
};

TableRecord read_record(std::string_view file, std::size_t at) {
  return {file.substr(at, 4), big_endian_32(file, at + 4), big_endian_32(file, at + 8),
          big_endian_32(file, at + 12)};
}

// Neither we nor HarfBuzz read signatures, hints for screens, or pictures in colours.
bool is_used(std::string_view tag) {
  constexpr std::array<std::string_view, 16> unused{"DSIG", "EBDT", "EBLC", "EBSC", "CBDT", "CBLC",
                                                    "sbix", "SVG ", "hdmx", "VDMX", "LTSH", "PCLT",
                                                    "gasp", "fpgm", "prep", "cvt "};
  return std::find(unused.begin(), unused.end(), tag) == unused.end();
}

// Fonts that are sound otherwise have a wrong sum of 'head', which holds the file's own.
bool is_whole(std::string_view file, const TableRecord& record) {
  if (record.tag == "head" || !is_used(record.tag)) return true;
  return checksum(file.substr(record.offset, record.length)) == record.checksum;
}

// Where the face's table directory starts.
std::optional<std::size_t> find_directory(std::string_view file, unsigned index) {
  if (file.size() < header_size) return std::nullopt;
  if (!file.starts_with("ttcf")) return index == 0 ? std::optional<std::size_t>(0) : std::nullopt;
  const std::size_t entry = header_size + 4 * std::size_t{index};
  if (index >= big_endian_32(file, 8) || entry + 4 > file.size()) return std::nullopt;
  return big_endian_32(file, entry);
}

void take_table(GlyphTables& tables, std::string_view tag, std::string_view bytes) {
  if (tag == "head") tables.head = bytes;
  if (tag == "maxp") tables.maxp = bytes;
  if (tag == "loca") tables.loca = bytes;
  if (tag == "glyf") tables.glyf = bytes;
}

bool is_opentype(std::string_view directory) {
  return directory.starts_with("OTTO") || directory.starts_with("true") ||
         directory.starts_with(std::string_view("\0\1\0\0", 4));
}

}  // namespace

unsigned face_count(std::string_view file) {
  if (!file.starts_with("ttcf") || file.size() < header_size) return 1;
  // A count that the file has no room for is found to be damage in its first face that is missing.
  const std::size_t room = (file.size() - header_size) / 4 + 1;
  return static_cast<unsigned>(std::min<std::size_t>(big_endian_32(file, 8), room));
}

std::optional<std::string> find_damage(std::string_view file, unsigned index, Sums sums) {
  const auto directory = find_directory(file, index);
  if (!directory) return "has no face " + std::to_string(index);
  if (*directory + header_size > file.size() || !is_opentype(file.substr(*directory))) {
    return "is not an OpenType font";
  }
  const std::size_t tables = big_endian_16(file, *directory + 4);
  if (*directory + header_size + tables * record_size > file.size()) return "is cut off";
  GlyphTables glyphs;
  for (std::size_t i = 0; i < tables; ++i) {
    const TableRecord record = read_record(file, *directory + header_size + i * record_size);
    if (record.offset > file.size() || record.length > file.size() - record.offset) {
      return "is cut off in its table '" + std::string(record.tag) + "'";
    }
    if (sums == Sums::unknown && !is_whole(file, record)) {
      return "is damaged in its table '" + std::string(record.tag) + "'";
    }
    take_table(glyphs, record.tag, file.substr(record.offset, record.length));
  }
  if (!glyphs.glyf.empty() && !are_glyphs_placed(glyphs)) {
    return "is damaged in its table 'loca': it leads to no outlines";
  }
  return std::nullopt;
}

}  // namespace jianbao::font
