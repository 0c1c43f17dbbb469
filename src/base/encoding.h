#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jianbao::base {

// The bytes that base64 stands for (RFC 4648, 4); white space in it counts for nothing. Empty where
// it is something else.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace jianbao::base
