#pragma once

#include <map>
#include <string>

#include "base/geometry.h"

namespace jianbao::spec {

// What may stand in the place of a colour that is none, where a theme names colours: CSS's own
// names are not known.
std::string color_hint(const std::string& name, const std::map<std::string, base::Color>& colors);

}  // namespace jianbao::spec
