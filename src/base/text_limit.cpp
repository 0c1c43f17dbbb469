#include "base/text_limit.h"

#include "base/utf8.h"

namespace jianbao::base {

namespace {

// In UTF-16.
std::size_t units(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < utf8.size();) count += next_code_point(utf8, i) < 0x10000 ? 1 : 2;
  return count;
}

}  // namespace

bool fits_text_string(std::string_view utf8) {
  // Most are so short that they need not be counted.
  return utf8.size() <= longest_text_string || units(utf8) <= longest_text_string;
}

void check_text_string(std::string_view utf8, std::string_view what, Span span,
                       Diagnostics& diagnostics) {
  if (fits_text_string(utf8)) return;
  diagnostics.error(span,
                    std::string(what) + " has " + std::to_string(units(utf8)) +
                        " characters, too many for a PDF outside its pages",
                    "at most " + std::to_string(longest_text_string));
}

}  // namespace jianbao::base
