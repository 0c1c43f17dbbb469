#pragma once

#include <cstdint>

#include "base/diagnostics.h"
#include "spec/table_source.h"

namespace jianbao::read {

// What rows come from.
enum class Origin : std::uint8_t {
  yaml,
  json,
  text_table,
  workbook,
  sqlite,
  postgres,
  sdmx_csv,
  sdmx_json
};

// Of the keys beside a source, those that mean nothing to its kind are errors; false where there
// are such.
bool check_keys(Origin origin, const spec::TableSource& told, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
