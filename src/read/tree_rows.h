#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "read/table.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::read {

// The rows of a JSON or YAML file: what `at` leads to in it ("data.rows", "/data/rows"), as
// `orient` says that it is written, with the declared columns read as those of a table file and the
// words of `missing` as gaps. Without any of these the tree stays as it is.
std::optional<Table> rows_of_tree(value::Value root, const spec::TableSource& told,
                                  base::Diagnostics& diagnostics);

// A field that some record of a list has is a gap in those that leave it out. False, with an error
// said, where the records have too little in common.
bool fill_left_out(Table& table, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
