#pragma once

#include <optional>
#include <set>

#include "base/diagnostics.h"
#include "read/cell.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::read {

struct Table {
  value::Value rows;
  std::set<std::size_t> broken = {};  // which of them have an error in them
};

// Rows with a header → a list of records. A column named "name.zh" becomes a field `zh` of a record
// `name`. What a column is, its declaration says, or all of its cells together (ColumnEvidence). An
// empty cell is null, a quoted one text; in a column `value` beside a column `unit` each cell is
// what it is by itself. Errors that lie in a row leave the others good. `whole` is the place for
// what is wrong with all of it.
std::optional<Table> read_table(CellRows& rows, const spec::TableSource& told, base::Span whole,
                                base::Diagnostics& diagnostics);

}  // namespace jianbao::read
