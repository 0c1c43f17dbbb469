#pragma once

#include <string>

#include "value/value.h"

namespace jianbao::expr {

// What two values have in common that are the same, and no others: the number 1 is 1.0, but not the
// text "1", nor nothing. What is missing is alike. Identities can be joined and stay apart.
std::string identity_of(const value::Value& value);

// The same for keys that rows are found by, as `==` compares: the text "330402" names the row whose
// code is the number 330402.
std::string key_identity_of(const value::Value& value);

}  // namespace jianbao::expr
