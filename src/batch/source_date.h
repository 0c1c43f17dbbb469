#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "value/value.h"

namespace jianbao::batch {

// The day of SOURCE_DATE_EPOCH; nothing where it is not set or empty, and where it is wrong, which
// is an error.
std::optional<value::Date> source_date(const std::optional<std::string>& seconds,
                                       base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
