#pragma once

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::spec {

// Says what is wrong with the form of a filter: an expression, {field: a, gte: 3}, {and: […]},
// {or: […]} or {not: …}.
void check_predicate(const value::Value& predicate, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
