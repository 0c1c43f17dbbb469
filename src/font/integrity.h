#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jianbao::font {

// How many faces a collection has; one for any other file.
unsigned face_count(std::string_view file);

// What is wrong with a font file as a container (OpenType, "Organization of an OpenType Font"): no
// such face, a table that the file does not hold whole, a table whose checksum is another. Damaged
// outlines would be glyphs that vanish.
//
// Only tables that are used are summed, and none where the sums are known to be right.
enum class Sums { unknown, known };
std::optional<std::string> find_damage(std::string_view file, unsigned index,
                                       Sums sums = Sums::unknown);

}  // namespace jianbao::font
