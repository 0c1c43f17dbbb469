#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rows/world.h"
#include "spec/transform_spec.h"

namespace jianbao::rows {

// The rows after one transform after another. Rows keep their places in their files, and so do
// their values. Where something is wrong, which is said at its place, there are none.
Rows transform(Rows rows, const std::vector<spec::Transform>& transforms, const World& world);

// Which rows `sort`, `offset` and `limit` choose, in their order. A field may be called by the name
// that a row has there: row.gdp is gdp. Empty, with the error said, where they have no order.
std::optional<std::vector<std::size_t>> chosen_places(const Rows& rows,
                                                      const spec::Selection& selection,
                                                      const std::string& owner, const World& world);
std::vector<spec::SortKey> sort_keys(const Rows& rows, const spec::Selection& selection,
                                     const std::string& owner);

}  // namespace jianbao::rows
