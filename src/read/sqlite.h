#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "read/table.h"
#include "spec/table_source.h"

namespace jianbao::read {

struct SqliteFile {
  std::string bytes;
  std::string path;
  base::Span referrer;  // the place that names it
};

// What a program that writes the file has not yet brought into it: the reason why it cannot be read
// as it is, or an empty text.
std::string unfinished_writing(const base::FileSystem& files, const std::string& path);

// The rows that a query of an SQLite file answers with. Numbers are numbers, texts are texts, and
// where a column is declared DATE or BOOLEAN so are its days and its 0 and 1.
std::optional<Table> read_sqlite(SqliteFile file, const spec::TableSource& told,
                                 base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
