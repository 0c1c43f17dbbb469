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

// The notes that texts call.
struct Notes {
  enum class Restart { never, chapter, page } restart = Restart::never;
  bool at_end = false;  // in a list, not at the foot of their pages
  value::Value mark;    // a sample of the first; null: the usual one
};

Numbering parse_numbering(const value::Value& value, base::Diagnostics& diagnostics);
Notes parse_notes(const value::Value& value, base::Diagnostics& diagnostics);
// The usual way.
Numbering usual_numbering();
value::Value usual_note_mark();

}  // namespace jianbao::spec
