#pragma once

#include <string>
#include <string_view>

namespace jianbao::compose {

// Whether a link may lead there: http, https, mailto and tel. What else there is may do things that
// a reader does not expect.
bool is_safe_target(std::string_view target);

// As a URI is written (RFC 3986): what is not ASCII, in percent.
std::string as_uri(std::string_view target);

}  // namespace jianbao::compose
