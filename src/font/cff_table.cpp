#include "font/cff_table.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace jianbao::font {

namespace {

std::string big_endian(std::uint32_t value, int size) {
  std::string bytes;
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>(value >> static_cast<unsigned>(shift)));
  }
  return bytes;
}

// Of objects one after the other (ibid., 5); four bytes an offset, which any size can do with.
std::string index_of(const std::vector<std::string>& objects) {
  if (objects.empty()) return big_endian(0, 2);
  std::string index = big_endian(static_cast<std::uint32_t>(objects.size()), 2) + big_endian(4, 1);
  std::uint32_t offset = 1;
  index += big_endian(offset, 4);
  for (const std::string& object : objects) {
    offset += static_cast<std::uint32_t>(object.size());
    index += big_endian(offset, 4);
  }
  for (const std::string& object : objects) index += object;
  return index;
}

// Dictionary data (ibid., 4): operands, then their operator.
class Dictionary {
 public:
  // Up to 32,767.
  Dictionary& whole(int value) {
    if (value <= 107) {
      bytes_.push_back(static_cast<char>(value + 139));
    } else {
      bytes_ += '\x1C' + big_endian(static_cast<std::uint32_t>(value), 2);
    }
    return *this;
  }
  // Five bytes always, so that a dictionary's length doesn't depend on the offsets in it.
  Dictionary& offset(std::size_t value) {
    bytes_ += '\x1D' + big_endian(static_cast<std::uint32_t>(value), 4);
    return *this;
  }
  Dictionary& real(double value);
  void operate(std::uint8_t operation) { bytes_.push_back(static_cast<char>(operation)); }
  void operate_escaped(std::uint8_t operation) {
    bytes_.push_back('\x0C');
    operate(operation);
  }
  std::string bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Two digits a byte, 0xF at the end (ibid., table 5).
Dictionary& Dictionary::real(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.12f", value);
  std::vector<unsigned> nibbles;
  for (const char* c = text.data(); *c != '\0'; ++c) {
    nibbles.push_back(*c == '.' ? 0xAU : static_cast<unsigned>(*c - '0'));
  }
  nibbles.push_back(0xF);
  if (nibbles.size() % 2 == 1) nibbles.push_back(0xF);
  bytes_.push_back('\x1E');
  for (std::size_t i = 0; i < nibbles.size(); i += 2) {
    bytes_.push_back(static_cast<char>(nibbles[i] << 4U | nibbles[i + 1]));
  }
  return *this;
}

struct Offsets {
  std::size_t charset = 0, glyph_dictionaries = 0, dictionaries = 0, charstrings = 0, end = 0;
};

// Ibid., tables 9 and 10.
std::string top_dictionary(int units_per_em, std::size_t glyphs, const Offsets& at) {
  constexpr int first_own_string = 391;  // behind the standard ones
  Dictionary top;
  top.whole(first_own_string).whole(first_own_string + 1).whole(0).operate_escaped(30);  // ROS
  const double unit = 1.0 / units_per_em;
  top.real(unit).whole(0).whole(0).real(unit).whole(0).whole(0).operate_escaped(7);  // FontMatrix
  top.offset(glyphs).operate_escaped(34);                                            // CIDCount
  top.offset(at.charset).operate(15);
  top.offset(at.charstrings).operate(17);
  top.offset(at.dictionaries).operate_escaped(36);        // FDArray
  top.offset(at.glyph_dictionaries).operate_escaped(37);  // FDSelect
  return top.bytes();
}

// One for all glyphs, with a private dictionary that says nothing (at the table's end).
std::string font_dictionary(const Offsets& at) {
  Dictionary font;
  font.whole(0).offset(at.end).operate(18);  // Private
  return font.bytes();
}

}  // namespace

std::string cff_table(int units_per_em, const std::vector<std::string>& charstrings) {
  const auto glyphs = static_cast<std::uint32_t>(charstrings.size());
  const std::string header("\1\0\4\4", 4), names = index_of({"Instance"}),
                                           strings = index_of({"Adobe", "Identity"}),
                                           subroutines = index_of({});
  // Format 2: all glyphs but .notdef from CID 1 on (ibid., 13).
  const std::string charset =
      glyphs < 2 ? std::string("\0", 1) : '\2' + big_endian(1, 2) + big_endian(glyphs - 2, 2);
  // Format 3: one range (ibid., 19).
  const std::string glyph_dictionaries =
      '\3' + big_endian(1, 2) + big_endian(0, 2) + big_endian(0, 1) + big_endian(glyphs, 2);
  const std::string outlines = index_of(charstrings);

  Offsets at;
  const auto top = [&] { return index_of({top_dictionary(units_per_em, glyphs, at)}); };
  at.charset = header.size() + names.size() + top().size() + strings.size() + subroutines.size();
  at.glyph_dictionaries = at.charset + charset.size();
  at.dictionaries = at.glyph_dictionaries + glyph_dictionaries.size();
  at.charstrings = at.dictionaries + index_of({font_dictionary(at)}).size();
  at.end = at.charstrings + outlines.size();
  return header + names + top() + strings + subroutines + charset + glyph_dictionaries +
         index_of({font_dictionary(at)}) + outlines;
}

}  // namespace jianbao::font
