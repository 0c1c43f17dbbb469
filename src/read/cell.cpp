#include "read/cell.h"

#include <algorithm>

namespace jianbao::read {

bool is_blank(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return cell.empty(); });
}

std::string_view without_outer_spaces(std::string_view text) {
  const auto take = [&](std::string_view space, bool front) {
    if (front && text.starts_with(space)) return text.remove_prefix(space.size()), true;
    if (text.ends_with(space)) return text.remove_suffix(space.size()), true;
    return false;
  };
  while (take(" ", true) || take("\t", true) || take("\u00A0", true) || take("\u3000", false)) {
  }
  return text;
}

}  // namespace jianbao::read
