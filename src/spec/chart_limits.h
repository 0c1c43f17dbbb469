#pragma once

#include "base/diagnostics.h"
#include "value/value.h"

// What a chart may ask that is not for paper, or not drawn: each is one error at its place.
namespace jianbao::spec {

// Whether the view is of another kind than those that are drawn.
bool is_beyond(const value::Value& view, base::Diagnostics& diagnostics);
// Says of the `params` of a view which would show another picture than is drawn.
void check_selections(const value::Value& params, base::Diagnostics& diagnostics);
// The data, or nothing where they are an address on the web.
value::Value data_here(value::Value data, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
