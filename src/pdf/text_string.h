#pragma once

#include <string>
#include <string_view>

#include "base/spoken.h"

namespace jianbao::pdf {

// UTF-16BE with its byte order mark: a text string (ISO 32000-1, 7.9.2.2).
std::string utf16_text(std::string_view utf8);
// UTF-16BE as upper-case hexadecimal digits, for ToUnicode.
std::string utf16_hex(std::string_view utf8);
std::string hex(std::string_view bytes);
// A text string in its written form: "<FEFF…>".
std::string written_text(std::string_view utf8);
// The same of words in several languages, each announced by an escape sequence (ISO 32000-1,
// 7.9.2.2).
std::string written_speech(const base::SpokenTexts& texts);
// A name as it is written behind its slash (ISO 32000-1, 7.3.5); libharu leaves that to us.
std::string escaped_name(std::string_view utf8);

}  // namespace jianbao::pdf
