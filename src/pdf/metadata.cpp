#include "pdf/metadata.h"

#include <array>
#include <cstdio>

namespace jianbao::pdf {

std::string date_string(const Metadata& metadata) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "D:%04d%02d%02d000000Z", metadata.year, metadata.month,
                metadata.day);
  return text.data();
}

}  // namespace jianbao::pdf
