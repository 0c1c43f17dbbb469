#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "spec/located.h"
#include "value/value.h"

namespace jianbao::batch {

// Rows as a map by what one of their fields says. Empty, with what is wrong said, where a row has
// no name or two have the same.
std::optional<value::Value> rows_by_key(const value::Value& rows, const spec::Located& key,
                                        base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
