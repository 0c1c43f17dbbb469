#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace jianbao::expr {

// A path whose points are part of a name, as Vega writes them: a\.b.
std::string without_backslashes(std::string_view path);

// What a path such as "name", "a.b" or "a['b']" leads to in a row; null when it leads nowhere.
const value::Value* field_of(const value::Value& row, std::string_view path);

// The same as something to reckon with: for the `value` of a figure the figure itself, which knows
// its unit and whether it is withheld. A gap where it leads nowhere.
value::Value datum_of(const value::Value& row, std::string_view path);
// Whether the path names the bare number of the row's figure.
bool is_bare(const value::Value& row, std::string_view path);

// The fields that rows have, each once, in their order.
std::vector<std::string_view> fields_of(const std::vector<value::Value>& rows);
bool any_has(const std::vector<value::Value>& rows, std::string_view path);

}  // namespace jianbao::expr
