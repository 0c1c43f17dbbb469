#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostics.h"
#include "read/table.h"

// Messages of SDMX, the exchange of statistical data (ISO 17369).
namespace jianbao::read {

// Whether a text begins as an SDMX-CSV or SDMX-JSON message of data.
bool looks_like_sdmx(std::string_view text);

// The observations of SDMX-CSV 1.0 or 2.0, and of an SDMX-JSON 1.0 or 2.0 data message → a row for
// each, see sdmx_row.h.
std::optional<Table> read_sdmx_csv(const base::SourceFile& source, base::Diagnostics& diagnostics);
std::optional<Table> read_sdmx_json(const base::SourceFile& source, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
