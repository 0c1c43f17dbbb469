#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::read {

// What a message says of one dimension, attribute or measure of an observation.
struct SdmxCell {
  std::string id;          // "GEO"
  std::string code = {};   // "CN-33"; empty: nothing
  value::Value name = {};  // of the code, a text or texts by language; null: the code
  base::Span span = {};
};

// An observation as a row: each dimension and attribute has its code under its own id, and its name
// under `names`. TIME_PERIOD is a date, OBS_VALUE a figure: its number times ten to the power of
// UNIT_MULT, its unit by UNIT_MEASURE, its status by OBS_STATUS, CONF_STATUS and their like. What
// is missing or confidential has no value. What is wrong is said at its cell.
value::Value sdmx_row(const std::vector<SdmxCell>& cells, base::Span whole,
                      base::Diagnostics& diagnostics);

}  // namespace jianbao::read
