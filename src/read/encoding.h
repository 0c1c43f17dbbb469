#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "spec/located.h"

namespace jianbao::read {

// The bytes of a text file as UTF-8. A byte order mark tells UTF-8 and UTF-16; `told` names another
// encoding. Without either, what is no UTF-8 is read as GB18030 where it can be nothing else, with
// a warning; what may be Big5 as well, or something else, is an error that shows the readings.
// `referrer` is the place that names the file, at which this is said.
std::optional<std::string> decode(std::string bytes, const std::string& path,
                                  const spec::Located& told, base::Span referrer,
                                  base::Diagnostics& diagnostics);

}  // namespace jianbao::read
