#pragma once

#include <string>
#include <string_view>

// Languages by their tags (BCP 47, RFC 5646).
namespace jianbao::base {

// Whether it has a tag's form: "zh", "zh-Hant", "en-GB".
bool is_language_tag(std::string_view text);

// With the script that a Chinese tag leaves unsaid: zh and zh-CN are zh-Hans and zh-Hans-CN, zh-TW,
// zh-HK and zh-MO are zh-Hant-TW and so on. Letters have the case that RFC 5646, 2.1.1 recommends.
std::string full_language_tag(std::string_view tag);

// Whether a language is of a range: zh-Hant of zh and zh-Hant, not of zh-Hans (RFC 4647, 3.3.1).
bool is_in_range(std::string_view tag, std::string_view range);

// Chinese in traditional characters.
bool is_traditional_chinese(std::string_view tag);

}  // namespace jianbao::base
