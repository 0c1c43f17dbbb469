#pragma once

#include <string>
#include <vector>

#include "expr/field.h"
#include "value/value.h"

namespace jianbao::rows {

// Records, as a rule; what is none has no fields.
using Rows = std::vector<value::Value>;
using expr::datum_of;
using expr::field_of;

// A row with one more field, or another value of it. It keeps its place in its file.
value::Value with_field(const value::Value& row, const std::string& name, value::Value value);

// A number of a calculation that is not exact; nothing for what is no number.
value::Value number_value(double number);

}  // namespace jianbao::rows
