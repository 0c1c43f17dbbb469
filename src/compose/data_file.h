#pragma once

#include <string>
#include <string_view>

#include "value/value.h"

namespace jianbao::compose {

// Data as other programs read them: by the end of the name as JSON (RFC 8259) or CSV (RFC 4180, in
// UTF-8 with its mark, a row for each item of a list, or of a map of maps behind its key, fields of
// fields as "name.zh"). Numbers keep their
// digits, dates are 2021-07-16.
std::string data_file(const value::Value& data, std::string_view name);

}  // namespace jianbao::compose
