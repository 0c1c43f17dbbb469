#pragma once

#include <optional>

#include "base/base.h"
#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// Words behind the text of every page.
struct WatermarkSpec {
  value::Value text;
  int angle = 45;           // in degrees; the words rise
  value::Value color;       // null: the usual
  int opacity = 100;        // per cent
  base::Span opacity_span;  // no file: nothing is said of it
  base::Length size;        // zero: as large as there is room
};

// What the first page says of how the document is to be kept (GB/T 9704-2012, 7.2.1 to 7.2.3);
// what is null is not said.
struct StampSpec {
  base::Span span;
  value::Value copy, text, urgency;
  value::Value color;
  base::Length size = base::Length::points(16);
};

// The maps of these names in `page`, which have been checked.
WatermarkSpec parse_watermark(const value::Value& value, const MapSpec& keys);
StampSpec parse_stamp(const value::Value& value, const MapSpec& keys,
                      base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
