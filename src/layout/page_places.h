#pragma once

#include <vector>

#include "layout/page_break.h"
#include "layout/stack.h"

namespace jianbao::layout {

// Where what a page shows stands, from the top of its text area.

// The strips of a page, below the floats at its top.
std::vector<StripPlace> strip_places(const PageFlow& flow, const PagePlan& plan, PageHeight page);
// The tops of its floats.
std::vector<base::Length> float_tops(const PageFlow& flow, const PagePlan& plan, PageHeight page);

}  // namespace jianbao::layout
