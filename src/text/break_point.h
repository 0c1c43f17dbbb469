#pragma once

#include "text/uax14.h"

namespace jianbao::text {

// Before a character.
struct BreakPoint {
  Break kind = Break::no;
  int cost = 0;          // of a break that is allowed: a penalty
  bool in_name = false;  // within an address, which has no spaces to give
};

}  // namespace jianbao::text
