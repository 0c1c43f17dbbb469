#pragma once

#include <string_view>

#include "base/diagnostics.h"

namespace jianbao::base {

// Titles, bookmarks, and names and descriptions of attachments are strings of a PDF, which end at
// 32,767 bytes (ISO 19005-2, 6.1.13): a mark of two bytes, and two or four for each character.
constexpr std::size_t longest_text_string = 16382;

bool fits_text_string(std::string_view utf8);
// An error, which calls it `what`, where it does not fit.
void check_text_string(std::string_view utf8, std::string_view what, Span span,
                       Diagnostics& diagnostics);

}  // namespace jianbao::base
