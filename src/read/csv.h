#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::read {

// CSV (RFC 4180) with a header row → a list of records. A column named "name.zh" becomes a field
// `zh` of a record `name`. What a column is, its declaration says, or all of its cells together:
// numbers as plain notation writes them, days (2020-01-05), true and false in any case; else they
// are texts, as they stand. An empty cell is null, a quoted one text; in a column `value` beside a
// column `unit` each cell is what it is by itself. Errors that lie in a row leave the others good.
struct Table {
  value::Value rows;
  std::set<std::size_t> broken;  // which of them have an error in them
};
std::optional<Table> parse_csv(const base::SourceFile& source, const spec::TableSource& told,
                               base::Diagnostics& diagnostics);

std::optional<Table> read_csv(const base::FileSystem& files, const std::string& path,
                              base::Span referrer, const spec::TableSource& told,
                              base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
