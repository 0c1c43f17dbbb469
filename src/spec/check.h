#pragma once

#include "base/diagnostics.h"
#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// Says everything that is wrong in a map that a user wrote: unknown and missing keys, values of the
// wrong type, expressions that do not parse. Blocks are left to `parse_blocks`.
void check_map(const value::Value& value, const MapSpec& spec, base::Diagnostics& diagnostics);

// The same for the value of one key.
void check_value(const value::Value& value, std::string_view name, const KeySpec& key,
                 base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
