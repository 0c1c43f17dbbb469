#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "read/cell.h"
#include "spec/table_source.h"

namespace jianbao::read {

// One name a column, of a header of several stories: "生产总值" above "2023" makes 生产总值.2023. A
// gap in an upper story has the name to its left, as a merged cell shows it. Columns without a
// name at the end are left out; others are said by check_header.
Row join_stories(const std::vector<Row>& stories, const spec::TableSource& told);

// Says each column without a name, each that comes twice, and groups of names ("name.zh") that do
// not stand together; false where there is one.
bool check_header(const Row& header, const spec::TableSource& told, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
