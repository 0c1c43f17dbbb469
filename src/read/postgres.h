#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "read/table.h"
#include "spec/table_source.h"

namespace jianbao::read {

struct PostgresDatabase {
  std::string connection;  // libpq's connection string, which may hold a password
  std::string name;        // what messages call it
  base::Span referrer;     // the place that says where it is
};

// The rows that a PostgreSQL database answers with, read in one snapshot that changes nothing.
// Days are days, moments texts in UTC, numbers exact. Rows that the query does not order are
// ordered by their columns.
std::optional<Table> read_postgres(const PostgresDatabase& database, const spec::TableSource& told,
                                   base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
