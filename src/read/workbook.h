#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "read/table.h"
#include "spec/table_source.h"

namespace jianbao::read {

// A table of an Excel workbook (.xlsx, .xlsm: ECMA-376) or an OpenDocument spreadsheet (.ods): the
// sheet and the range that `told` names, else the first sheet that is not hidden, all of it. The
// results of formulas are those that the file has.
std::optional<Table> read_workbook(std::string bytes, const std::string& path, base::Span referrer,
                                   const spec::TableSource& told, base::Sources& sources,
                                   base::Diagnostics& diagnostics);

}  // namespace jianbao::read
