#include "spec/page_mark_spec.h"

#include "spec/fields.h"

namespace jianbao::spec {

namespace {

value::Value value_of(Fields& fields, std::string_view key) {
  const value::Value* found = fields.find(key);
  return found == nullptr ? value::Value{} : *found;
}

}  // namespace

WatermarkSpec parse_watermark(const value::Value& value, const MapSpec& keys) {
  Fields fields(value, keys);
  WatermarkSpec mark;
  mark.text = value_of(fields, "text");
  mark.angle = fields.integer("angle").value_or(mark.angle);
  mark.color = value_of(fields, "color");
  mark.opacity = fields.integer("opacity").value_or(mark.opacity);
  if (const value::Value* opacity = fields.find("opacity")) mark.opacity_span = opacity->span();
  mark.size = fields.length("size").value_or(mark.size);
  fields.finish();
  return mark;
}

StampSpec parse_stamp(const value::Value& value, const MapSpec& keys,
                      base::Diagnostics& diagnostics) {
  Fields fields(value, keys);
  StampSpec stamp;
  stamp.span = value.span();
  stamp.copy = value_of(fields, "copy");
  stamp.text = value_of(fields, "text");
  stamp.urgency = value_of(fields, "urgency");
  stamp.color = value_of(fields, "color");
  stamp.size = fields.length("size").value_or(stamp.size);
  fields.finish();
  if (stamp.copy.is_null() && stamp.text.is_null() && stamp.urgency.is_null()) {
    diagnostics.error(value.span(), "this stamp says nothing",
                      "it has a 'text', a 'copy' number or an 'urgency'");
  }
  return stamp;
}

}  // namespace jianbao::spec
