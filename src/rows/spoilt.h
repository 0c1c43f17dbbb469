#pragma once

#include <set>
#include <string>
#include <vector>

#include "spec/transform_spec.h"

namespace jianbao::rows {

// How far what is wrong in some cells reaches through transforms, so that what is right beside them
// can be shown.
struct Spoilt {
  std::set<std::string> fields;  // of the rows that have such cells; an empty name is all of them
  bool every_row = false;        // what is said of the others is wrong too
  bool choice = false;           // which rows there are, or in what order, is
  bool made_anew = false;        // rows are groups now, and what is wrong is in none of them

  bool reaches(const std::vector<std::string>& read) const;
};

Spoilt after(Spoilt spoilt, const spec::Transform& transform);

}  // namespace jianbao::rows
