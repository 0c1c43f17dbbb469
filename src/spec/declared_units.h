#pragma once

#include <memory>

#include "expr/own_units.h"

namespace jianbao::spec {

// The units that a project declares; null: none.
using DeclaredUnits = std::shared_ptr<const expr::OwnUnits>;

}  // namespace jianbao::spec
