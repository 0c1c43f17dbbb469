#pragma once

#include <optional>
#include <string>
#include <vector>

#include "read/number_format.h"
#include "read/sheet_grid.h"
#include "read/workbook_parts.h"
#include "read/zip_file.h"

namespace jianbao::read {

// The parts of an Excel workbook but its sheets (ECMA-376, part 1).
struct Xlsx {
  std::vector<WorkbookSheet> sheets;
  std::vector<NamedRange> ranges;     // defined names
  std::vector<std::string> strings;   // that cells share
  std::vector<NumberFormat> formats;  // of cells, by their style
  bool since_1904 = false;            // its day numbers
  bool stale = false;                 // results are to be reckoned anew when it is opened
};
// Empty, with a reason, where the archive is no workbook or a part of it is broken.
std::optional<Xlsx> open_xlsx(const ZipFile& file, std::string& reason);

// The tables of a sheet, whose names are ranges too.
std::vector<NamedRange> tables_of_sheet(const ZipFile& file, const WorkbookSheet& sheet);

// The cells of a sheet. False, with a reason, where they cannot be read, or are too many.
bool read_xlsx_sheet(const ZipFile& file, const Xlsx& book, const WorkbookSheet& sheet,
                     SheetGrid& grid, std::string& reason);

}  // namespace jianbao::read
