#pragma once

#include <string>
#include <string_view>

#include "pdf/predictor.h"

namespace jianbao::pdf {

// What elements, the parent tree and the tree of names say in their rows (ObjectFile::rule):
// numbers at the same places of each, so that rows differ in little.
namespace structure_rows {

constexpr std::size_t columns = 40, number_width = 6, page_width = 4, small_width = 4;
constexpr std::size_t reference_width = number_width + std::string_view(" 0 R").size();

inline std::string ref(std::size_t object, std::size_t width = number_width) {
  return in_column(object, width) + " 0 R";
}

}  // namespace structure_rows

}  // namespace jianbao::pdf
