#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace jianbao::text {

namespace {

constexpr char32_t first_of_others = 0x0530;                    // Armenian
constexpr char32_t first_right_to_left = 0x0590;                // Hebrew
constexpr char32_t ideographs = 0x3000, hebrew_forms = 0xFB1D;  // none between runs to the left

UScriptCode unicode_script(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error);
}

bool is_shared(UScriptCode script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN ||
         script == USCRIPT_INVALID_CODE;
}

}  // namespace

ScriptCode script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= U'a' && (c | 0x20) <= U'z' ? european : no_script;
  if (c < first_of_others) return u_isalpha(static_cast<UChar32>(c)) ? european : no_script;
  const UScriptCode script = unicode_script(c);
  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC)
    return european;
  return is_shared(script) ? no_script : static_cast<ScriptCode>(script) + european + 1;
}

std::string script_name(char32_t c) {
  const UScriptCode script = unicode_script(c);
  return is_shared(script) ? std::string() : uscript_getName(script);
}

bool runs_right_to_left(char32_t c) {
  if (c < first_right_to_left || (c >= ideographs && c < hebrew_forms)) return false;
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
      return true;
    default:
      return false;
  }
}

bool is_ignorable(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace jianbao::text
