#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::spec {

// Adds the columns that a schema describes and a project has not declared: a Frictionless Table
// Schema (`fields`, `missingValues`), or a JSON Schema (`properties` of a row, or of the `items` of
// an array), with what they ask of cells. A type or a form of cells that we do not read is an
// error; titles and descriptions say nothing of a cell.
void add_table_schema(const value::Value& schema, TableSource& table,
                      base::Diagnostics& diagnostics);

// The schema of a file in a Frictionless Data Package; null when it does not list the file, or
// gives no schema.
const value::Value* schema_in_package(const value::Value& package, std::string_view file_name);

}  // namespace jianbao::spec
