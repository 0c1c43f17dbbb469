#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// What a text of the layout names where the names in scope are a row's: blanks part them, what is
// missing names nothing. Each with its place.
std::vector<spec::Located> names_in_row(Evaluation& evaluation, const value::Value& text,
                                        const std::string& language);
// The same as styles that the theme has; others are an error.
std::vector<std::string> styles_in_row(Evaluation& evaluation, const spec::Theme& theme,
                                       const value::Value& text, const std::string& language);
// The same as one colour; empty: none is named.
std::optional<base::Color> color_in_row(BlockComposer& blocks, const value::Value& text,
                                        const std::string& language);
// Says which of the colours that a text names by itself are none, whether a row takes them or not.
void check_colors(BlockComposer& blocks, const value::Value& text);

}  // namespace jianbao::compose
