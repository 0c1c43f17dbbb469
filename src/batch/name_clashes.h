#pragma once

#include <map>
#include <string>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::batch {

// In a layout's expressions sources, the data's fields and its figures are called by their names
// alone. Says where a figure has the name of a source or of a field, and, as a warning, where a
// field has that of a source: one would hide the other.
void check_names(const value::Value& data, const std::map<std::string, value::Value>& sources,
                 base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
