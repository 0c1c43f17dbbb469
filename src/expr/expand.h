#pragma once

#include <string>

#include "base/diagnostics.h"
#include "expr/expression.h"
#include "expr/language.h"
#include "expr/scope.h"

namespace jianbao::expr {

// A text with its holes filled; what is wrong is said at its place.
std::string expand(const Template& text, const Scope& scope, const Language& language,
                   base::Diagnostics& diagnostics);
// The same for the name of a file: numbers have the data's digits, and no typographic minus.
std::string expand_name(const Template& text, const Scope& scope, const Language& language,
                        base::Diagnostics& diagnostics);

}  // namespace jianbao::expr
