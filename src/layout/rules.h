#pragma once

#include "base/length.h"

// The weights of rules.
namespace jianbao::layout::rules {

constexpr base::Length bar = base::Length::points(1);
constexpr base::Length rule = base::Length::from_points(0.5);
constexpr base::Length hair = base::Length::from_points(0.25);

}  // namespace jianbao::layout::rules
