#pragma once

#include <vector>

#include "expr/work.h"

namespace jianbao::expr {

// Functions of lists: what their entries come to, and lists made of lists. Where a field is named
// behind the list, its records' values of that are meant: sum(counties, 'gdp').
const std::vector<Function>& list_functions();

// The records that an argument holds: a list, or the values of a map.
std::optional<value::List> rows_at(const Work& work, std::size_t i);
// The field that an argument names, which one of the rows has.
std::optional<std::string> field_at(const Work& work, std::size_t i, const value::List& rows);
// A field's values as something to reckon with.
value::List data_of(const value::List& rows, const std::string& field);

}  // namespace jianbao::expr
