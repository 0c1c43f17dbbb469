#pragma once

#include <optional>
#include <string>

namespace jianbao::pdf {

// The same file with the objects of its first page first, so that a reader on the web can show it
// before the rest is there (ISO 32000-1, annex F). Empty when libqpdf cannot read it.
std::optional<std::string> linearized(const std::string& bytes);

}  // namespace jianbao::pdf
