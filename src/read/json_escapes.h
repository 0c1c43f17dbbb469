#pragma once

#include <string>
#include <string_view>

namespace jianbao::read {

// JSON writes a character beyond U+FFFF as two escapes of surrogates (RFC 8259, 7), YAML as one of
// eight digits (YAML 1.2, 5.7). What is saved is made up for by white space behind the string, so
// that everything else stays at its place.
std::string with_yaml_escapes(std::string_view json);

}  // namespace jianbao::read
