#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "batch/database.h"
#include "expr/own_units.h"
#include "read/data.h"
#include "spec/connection_spec.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::batch {

// A data file that something names, and what that says of its cells.
struct DataFile {
  std::string path;  // of a database: what messages call it
  base::Span referrer;
  spec::TableSource table = {};
  spec::Located schema = {};              // path of a schema; an empty text: those beside the file
  const expr::OwnUnits* units = nullptr;  // that the project declares; null: none
  spec::ConnectionSpec postgres = {};     // a database instead of the file
  Environment environment = [](const std::string&) { return std::nullopt; };
};

// Empty where there is nothing to go on with.
using Data = std::optional<read::Table>;

// Of any kind, see read/data.h. What neither the project nor a named schema says of a table's
// columns, NAME.schema.json beside it or a datapackage.json there does.
Data read_data_file(const DataFile& file, const base::FileSystem& files, base::Sources& sources,
                    base::Diagnostics& diagnostics);

// The same for what is drawn: its figures are checked.
std::optional<value::Value> read_chart_data(const DataFile& file, const base::FileSystem& files,
                                            base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
