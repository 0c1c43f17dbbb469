#pragma once

#include "base/length.h"
#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// The range of a key's lengths.
struct LengthRange {
  base::Length least, most;
};
LengthRange length_range(const KeySpec& key);

// Whether a value, or one of a list that the key takes, is of the key's kind and in its range. What
// is not has been said to be wrong by the check; those who read it take it for left out.
bool fits_one(const value::Value& value, const KeySpec& key);
// The same for all that stands under the key.
bool fits(const value::Value& value, const KeySpec& key);

}  // namespace jianbao::spec
