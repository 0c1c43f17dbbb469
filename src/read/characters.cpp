#include "read/characters.h"

#include "base/utf8.h"

namespace jianbao::read {

bool check_characters(const base::SourceFile& source, base::Diagnostics& diagnostics) {
  if (const auto bad = base::find_invalid_utf8(source.text())) {
    diagnostics.error({&source, *bad, *bad + 1}, "this byte is not valid UTF-8",
                      "save the file as UTF-8");
    return false;
  }
  if (const auto bad = base::find_control(source.text())) {
    std::size_t end = *bad;
    const char32_t control = base::next_code_point(source.text(), end);
    diagnostics.error(
        {&source, *bad, end},
        "the control character " + base::code_point_name(control) + " cannot stand in a text");
    return false;
  }
  return true;
}

}  // namespace jianbao::read
