#include "expr/case_folding.h"

#include <unicode/unistr.h>

namespace jianbao::expr {

std::string folded(std::string_view text) {
  icu::UnicodeString words = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out;
  words.foldCase().toUTF8String(out);
  return out;
}

}  // namespace jianbao::expr
