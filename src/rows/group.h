#pragma once

#include <string>
#include <vector>

#include "rows/row.h"

namespace jianbao::rows {

// The places of the rows of each group, in the order in which groups first come. Rows are alike
// where each of the fields holds the same: the number 1 is not the text "1", nor nothing.
using Groups = std::vector<std::vector<std::size_t>>;
Groups groups_of(const Rows& rows, const std::vector<std::string>& fields);

}  // namespace jianbao::rows
