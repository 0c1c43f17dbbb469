#pragma once

#include <string>
#include <string_view>

namespace jianbao::expr {

// A name made of a text, as the web has it for headings: its letters, digits and marks in small
// letters, hyphens for the spaces, no punctuation: "An Overview, 2021" → "an-overview-2021",
// "总体情况（2021年）" → "总体情况2021年". Empty where nothing is left.
std::string slug(std::string_view text);

}  // namespace jianbao::expr
