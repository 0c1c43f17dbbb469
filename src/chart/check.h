#pragma once

#include "chart/scales.h"

namespace jianbao::chart {

// What no drawing could show rightly is said here, at its place.

// Fields that no row has, texts where a channel needs numbers or times, formats that are none.
void check_unit(const Unit& unit, const Rows& rows, base::Diagnostics& diagnostics);

// Numbers that a logarithmic scale or a pie has no place for; more categories or marks than anyone
// could read.
// A bar or a line measures something: warns where nothing does, but a field holds only numbers.
void check_measure(const Unit& unit, const Rows& rows, base::Diagnostics& diagnostics);
void check_scales(const std::vector<Unit>& units, const Scales& scales,
                  base::Diagnostics& diagnostics);

// Width and height that a view asks for.
void check_given_size(const spec::Chart& view, base::Diagnostics& diagnostics);

// Whether the size of the plot is one that can be printed; says what is wrong with it.
bool check_size(const spec::Chart& view, double width, double height,
                base::Diagnostics& diagnostics);

}  // namespace jianbao::chart
