#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "read/sdmx_row.h"
#include "value/value.h"

namespace jianbao::read {

// A text, number, date or truth of a JSON file as its characters; empty for others.
std::string scalar_text(const value::Value& value);

// A dimension, attribute or measure, with the codes that a message counts from 0.
struct SdmxComponent {
  struct Code {
    std::string id;
    value::Value name;
  };
  std::string id;
  std::vector<Code> codes = {};

  // What an index, a list of them, or for want of codes the value itself says.
  SdmxCell cell(const value::Value& said, base::Diagnostics& diagnostics) const;
  SdmxCell cell_of(std::size_t index, base::Span span, base::Diagnostics& diagnostics) const;
};
using SdmxComponents = std::vector<SdmxComponent>;

struct SdmxStructure {
  SdmxComponents set_dimensions, series_dimensions, observation_dimensions;
  SdmxComponents set_attributes, group_attributes, series_attributes, observation_attributes;
  SdmxComponents measures;
};
// Empty, with what is wrong said, where it is none.
std::optional<SdmxStructure> parse_sdmx_structure(const value::Value& structure,
                                                  base::Diagnostics& diagnostics);

}  // namespace jianbao::read
