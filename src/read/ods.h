#pragma once

#include <optional>
#include <string>
#include <vector>

#include "read/sheet_grid.h"
#include "read/workbook_parts.h"
#include "read/zip_file.h"

namespace jianbao::read {

// The sheets and named ranges of an OpenDocument spreadsheet (OpenDocument 1.3, part 3). Empty,
// with a reason, where its content is broken.
struct Ods {
  std::vector<WorkbookSheet> sheets;
  std::vector<NamedRange> ranges;
};
std::optional<Ods> open_ods(const ZipFile& file, std::string& reason);

// The cells of a sheet. False, with a reason, where they cannot be read, or are too many.
bool read_ods_sheet(const ZipFile& file, const std::string& sheet, SheetGrid& grid,
                    std::string& reason);

}  // namespace jianbao::read
