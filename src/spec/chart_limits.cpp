#include "spec/chart_limits.h"

namespace jianbao::spec {

using value::Value;

// The data, where they are no address on the web.
Value data_here(Value data, base::Diagnostics& diagnostics) {
  const Value* url = data.as_record() == nullptr ? nullptr : data.as_record()->find("url");
  const auto* text = url == nullptr ? nullptr : url->as_text();
  if (text == nullptr || text->find("://") == text->npos) return data;
  diagnostics.error(url->span(), "addresses on the web are not read",
                    "keep the data in a file beside the chart, and name that");
  return {};
}

// On paper nothing is selected; what a selection starts with would be another picture.
void check_selections(const Value& params, base::Diagnostics& diagnostics) {
  if (params.as_list() == nullptr) return;
  for (const Value& param : *params.as_list()) {
    const auto* record = param.as_record();
    const auto start = record == nullptr ? std::nullopt : record->find_field("value");
    if (!start || start->value.is_null() || record->find("select") == nullptr) continue;
    diagnostics.error(start->key_span, "what a selection starts with is not drawn",
                      "a 'test' in the condition says what stands out");
  }
}

// Specs of other kinds, and what is not drawn: one message says so, not one for each of its words.
bool is_beyond(const Value& value, base::Diagnostics& diagnostics) {
  const auto* record = value.as_record();
  if (record == nullptr) return false;
  const Value* schema = record->find("$schema");
  const auto* address = schema == nullptr ? nullptr : schema->as_text();
  if (address != nullptr && address->find("/vega/") != address->npos) {
    diagnostics.error(schema->span(), "this is a spec of Vega, not of Vega-Lite",
                      "Vega-Lite's has a 'mark' and an 'encoding'");
    return true;
  }
  const Value* encoding = record->find("encoding");
  const auto* channels = encoding == nullptr ? nullptr : encoding->as_record();
  for (const char* key : {"facet", "row", "column", "repeat", "concat", "hconcat", "vconcat"}) {
    const bool own = record->find(key) != nullptr || channels == nullptr;
    const auto field = (own ? record : channels)->find_field(key);
    if (!field) continue;
    diagnostics.error(field->key_span,
                      "views of several charts ('" + field->key + "') are not drawn",
                      "the block 'charts' sets several side by side");
    return true;
  }
  const auto mark = record->find_field("mark"), projection = record->find_field("projection");
  const Value* type =
      mark && mark->value.as_record() != nullptr ? mark->value.as_record()->find("type") : nullptr;
  const Value* word = type == nullptr && mark ? &mark->value : type;
  const bool shape =
      word != nullptr && word->as_text() != nullptr && *word->as_text() == "geoshape";
  if (!shape && !projection) return false;
  diagnostics.error(shape ? word->span() : projection->key_span, "maps are not drawn",
                    "a bar for each area shows the same figures");
  return true;
}

}  // namespace jianbao::spec
