#pragma once

#include <map>
#include <string>

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "spec/spec.h"
#include "value/value.h"

namespace jianbao::compose {

// What a layout's expressions may name besides the fields of `data`.
struct Input {
  const spec::Layout& layout;
  const spec::Theme& theme;
  const value::Value& data;
  const std::map<std::string, value::Value>& sources;  // of the project, by name
  const spec::Edition& edition;
};

// Layout × data → the document of one edition: loops run, conditions are decided, every text stands
// in its language, every figure is worded. Problems are said at their place in layout or data.
doc::Document compose(const Input& input, base::Diagnostics& diagnostics);

}  // namespace jianbao::compose
