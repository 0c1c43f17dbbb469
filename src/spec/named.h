#pragma once

#include <string_view>
#include <vector>

#include "spec/located.h"
#include "spec/options.h"

namespace jianbao::spec {

// The names that a text gives whatever the data are: its own words, and those of each branch of its
// expressions. Blanks part them.
std::vector<Located> names_in(const value::Value& text);
// Words that blanks part, each with the place of all.
std::vector<Located> words_of(const Located& text);
// Emphasis and its like: their styles have a usual look where the theme says nothing of them.
bool is_usual_style(std::string_view name);
// Whether the text has expressions.
bool has_holes(const value::Value& text);

// The styles that a table names for its columns and rows, but for those that every theme has.
std::vector<Located> table_styles(const Options& table);

}  // namespace jianbao::spec
