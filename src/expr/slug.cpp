#include "expr/slug.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace jianbao::expr {

namespace {

bool is_part_of_words(UChar32 c) {
  constexpr std::uint32_t words = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK;
  return (U_GET_GC_MASK(c) & words) != 0 || c == '-';
}

}  // namespace

std::string slug(std::string_view text) {
  icu::UnicodeString words = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  words.toLower(icu::Locale::getRoot()).trim();
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < words.length(); at = words.moveIndex32(at, 1)) {
    const UChar32 c = words.char32At(at);
    if (u_isUWhiteSpace(c)) kept.append(u'-');
    if (is_part_of_words(c)) kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

}  // namespace jianbao::expr
