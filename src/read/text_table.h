#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "read/table.h"
#include "spec/table_source.h"

namespace jianbao::read {

// A text file whose cells are parted by commas, semicolons or tabs, as the project or the file
// says.
std::optional<Table> parse_text_table(const base::SourceFile& source, const spec::TableSource& told,
                                      base::Diagnostics& diagnostics);

// What it is when it is no UTF-8, see encoding.h.
std::optional<Table> read_text_table(std::string bytes, const std::string& path,
                                     base::Span referrer, const spec::TableSource& told,
                                     base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
