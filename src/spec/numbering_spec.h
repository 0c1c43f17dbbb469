#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::spec {

// How things are counted; each is a text or a map by language, with a sample of the first number.
struct Numbering {
  std::vector<value::Value> headings;  // by level; none: they are not
  std::vector<value::Value> lists;     // ordered ones, by how deep they stand
  std::vector<value::Value> bullets;   // of the others
  value::Value figures, tables;        // null: only those that ask for it, in the usual way
};

Numbering parse_numbering(const value::Value& value, base::Diagnostics& diagnostics);
// The usual way.
Numbering usual_numbering();

}  // namespace jianbao::spec
