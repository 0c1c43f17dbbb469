#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao::base {

// The text of a hyphen that hyphenation made: it shows as one at a line's end, but does not belong
// to the word (ISO 32000-1, 14.8.2.2.3).
constexpr std::string_view soft_hyphen = "\u00AD";

// The code point that starts at `offset` of valid UTF-8, which is moved behind it.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t code_point);

// Offset of the first byte that is not well-formed UTF-8 (RFC 3629), if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// Whether it is a control character other than tab and line ends, which no text has (YAML 1.2,
// 5.1).
bool is_control(char32_t code_point);
// Offset of the first control character of valid UTF-8, if any.
std::optional<std::size_t> find_control(std::string_view text);
// The first character of valid UTF-8 that Unicode leaves to private use, if any (its section 23.5).
std::optional<char32_t> find_private_use(std::string_view text);
// "U+0007"
std::string code_point_name(char32_t code_point);

// Whether a text has nothing but white space (Unicode's White_Space).
bool is_blank(std::string_view text);

// A text that is not set: without word joiners, which only line breaking asks for.
std::string without_joiners(std::string text);

// Columns that a terminal gives the text: two for wide characters, none for combining marks.
std::size_t display_width(std::string_view text);

}  // namespace jianbao::base
