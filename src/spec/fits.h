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

// Whether a number, length, colour, date or word is of the key's kind and in its range. What is not
// has been said to be wrong by the check; those who read it take it for left out. Texts, maps and
// expressions are looked at by who reads them.
bool fits_one(const value::Value& value, const KeySpec& key);
// The same for what stands under the key; a list is looked at item by item.
bool fits(const value::Value& value, const KeySpec& key);

}  // namespace jianbao::spec
