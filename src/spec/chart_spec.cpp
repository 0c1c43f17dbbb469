#include "spec/chart_spec.h"

#include <algorithm>

#include "expr/field.h"
#include "expr/withheld.h"
#include "spec/chart_limits.h"
#include "spec/chart_vocabulary.h"
#include "spec/predicate_check.h"

namespace jianbao::spec {

namespace {

using value::Value;

// Reads a map of Vega-Lite's key by key; those that were never asked for are errors at the end.
class SpecReader {
 public:
  SpecReader(const Value& value, std::string what, base::Diagnostics& diagnostics)
      : record_(value.as_record()),
        span_(value.span()),
        what_(std::move(what)),
        diagnostics_(diagnostics) {
    if (record_ == nullptr)
      diagnostics.error(span_, what_ + " must be a map, not " + std::string(value.kind()));
  }

  base::Diagnostics& diagnostics() const { return diagnostics_; }

  const Value* find(std::string_view key) {
    asked_.push_back(key);
    const Value* found = record_ == nullptr ? nullptr : record_->find(key);
    return found == nullptr || found->is_null() ? nullptr : found;
  }

  const Value* require(std::string_view key) {
    const Value* found = find(key);
    if (found == nullptr && record_ != nullptr)
      diagnostics_.error(span_, what_ + " has no '" + std::string(key) + "'");
    return found;
  }

  std::optional<std::string> text(std::string_view key) {
    const Value* found = find(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* text = found->as_text()) return *text;
    diagnostics_.error(found->span(), "'" + std::string(key) + "' must be a text, not " +
                                          std::string(found->kind()));
    return std::nullopt;
  }

  void finish() const {
    if (record_ == nullptr) return;
    for (const value::Field& field : record_->fields()) {
      if (std::find(asked_.begin(), asked_.end(), field.key) == asked_.end())
        diagnostics_.error(field.key_span, what_ + " has no key '" + field.key + "'",
                           base::suggestion(field.key, asked_));
    }
  }

 private:
  const value::Record* record_;
  base::Span span_;
  std::string what_;
  base::Diagnostics& diagnostics_;
  std::vector<std::string_view> asked_;
};

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void check_name(const Value& value, const std::string& name, const std::string& what,
                const std::vector<std::string_view>& known, base::Diagnostics& diagnostics) {
  if (!has(known, name)) {
    diagnostics.error(value.span(), "unknown " + what + " '" + name + "'",
                      base::suggestion(name, known));
  }
}

void check_keys(const Value& value, const ChartKeys& keys, base::Diagnostics& diagnostics) {
  const auto* record = value.as_record();
  if (record == nullptr) {
    diagnostics.error(value.span(),
                      std::string(keys.what) + " must be a map, not " + std::string(value.kind()));
    return;
  }
  for (const value::Field& field : record->fields()) {
    if (has(keys.read, field.key) || has(keys.silent, field.key)) continue;
    diagnostics.error(field.key_span, std::string(keys.what) + " has no key '" + field.key + "'",
                      base::suggestion(field.key, keys.read));
  }
}

// Whether the key stands there with `null`, which says more than its absence.
bool is_off(const Value& map, std::string_view key) {
  const Value* found = map.as_record() == nullptr ? nullptr : map.as_record()->find(key);
  if (found == nullptr) return false;
  return found->is_null() || (found->as_bool() != nullptr && !*found->as_bool());
}

// A map of properties; `true` and a missing key mean defaults.
Value properties(SpecReader& fields, std::string_view key, const ChartKeys& keys) {
  const Value* found = fields.find(key);
  if (found == nullptr || found->as_bool() != nullptr) return {};
  check_keys(*found, keys, fields.diagnostics());
  return *found;
}

std::string parse_stack(SpecReader& fields, const Value& whole) {
  const Value* stack = fields.find("stack");
  if (is_off(whole, "stack")) return "none";
  if (stack == nullptr) return {};
  if (stack->as_bool() != nullptr) return "zero";
  const auto name = fields.text("stack");
  if (!name) return {};
  check_name(*stack, *name, "stack", {"zero", "normalize", "center"}, fields.diagnostics());
  return *name;
}

void parse_source(SpecReader& fields, ChartChannel& channel) {
  base::Diagnostics& diagnostics = fields.diagnostics();
  channel.field = expr::without_backslashes(fields.text("field").value_or(""));
  if (const Value* type = fields.find("type")) {
    channel.type = fields.text("type").value_or("");
    check_name(*type, channel.type, "type", {"quantitative", "temporal", "ordinal", "nominal"},
               diagnostics);
  }
  if (const Value* aggregate = fields.find("aggregate")) {
    channel.aggregate = fields.text("aggregate").value_or("");
    if (channel.aggregate == "average") channel.aggregate = "mean";
    check_name(*aggregate, channel.aggregate, "aggregate", chart_aggregates(), diagnostics);
  }
  if (const Value* bin = fields.find("bin"); bin != nullptr) channel.bin = *bin;
  channel.time_unit = fields.text("timeUnit").value_or("");
  if (const Value* look = fields.find("value")) channel.constant = *look;
  if (const Value* datum = fields.find("datum")) channel.datum = *datum;
}

double number_of(const Value& value) {
  return value.as_number() == nullptr ? 0 : value.as_number()->to_double();
}

ChartChannel parse_channel(const Value& value, const std::string& name,
                           base::Diagnostics& diagnostics);

// On paper nothing is selected: a selection holds of all, or with `empty: false` of nothing.
bool is_of_nothing(SpecReader& condition) {
  const Value* empty = condition.find("empty");
  return empty != nullptr && empty->as_bool() != nullptr && !*empty->as_bool();
}

// What a condition says beside what it depends on.
Value without_selection(const Value& condition) {
  value::Record rest;
  for (const value::Field& field : condition.as_record()->fields()) {
    if (field.key != "param" && field.key != "empty")
      rest.add(field.key, field.key_span, field.value);
  }
  return Value(std::move(rest), condition.span());
}

void parse_condition(const Value& item, const std::string& name, ChartChannel& channel,
                     base::Diagnostics& diagnostics) {
  SpecReader fields(item, "a condition", diagnostics);
  const bool selects = fields.find("param") != nullptr;
  if (selects && is_of_nothing(fields)) return;
  if (selects && fields.find("value") == nullptr) {
    channel = parse_channel(without_selection(item), name, diagnostics);
    return;
  }
  ChartCondition condition;
  if (const Value* test = selects ? nullptr : fields.require("test")) {
    condition.test = *test;
    check_predicate(*test, diagnostics);
  }
  if (const Value* look = fields.require("value")) condition.value = *look;
  fields.finish();
  channel.conditions.push_back(std::move(condition));
}

void parse_conditions(const Value& value, const std::string& name, ChartChannel& channel,
                      base::Diagnostics& diagnostics) {
  const value::List one{value};
  for (const Value& item : value.as_list() == nullptr ? one : *value.as_list())
    parse_condition(item, name, channel, diagnostics);
}

ChartChannel parse_channel(const Value& value, const std::string& name,
                           base::Diagnostics& diagnostics) {
  SpecReader fields(value, "the channel '" + name + "'", diagnostics);
  ChartChannel channel;
  channel.span = value.span();
  parse_source(fields, channel);
  if (const Value* title = fields.find("title")) channel.title = *title;
  channel.untitled = is_off(value, "title");
  channel.format = fields.text("format").value_or("");
  fields.text("formatType");
  channel.scale = properties(fields, "scale", chart_scale_keys());
  channel.axis = properties(fields, "axis", chart_axis_keys());
  channel.legend = properties(fields, "legend", chart_legend_keys());
  channel.unscaled = is_off(value, "scale");
  channel.no_axis = is_off(value, "axis");
  channel.no_legend = is_off(value, "legend");
  if (const Value* sort = fields.find("sort")) channel.sort = *sort;
  channel.unsorted = is_off(value, "sort");
  channel.stack = parse_stack(fields, value);
  if (const Value* position = fields.find("bandPosition"))
    channel.band_position = number_of(*position);
  const Value* condition = fields.find("condition");
  fields.finish();
  if (condition != nullptr) parse_conditions(*condition, name, channel, diagnostics);
  return channel;
}

ChartMark parse_mark(const Value& value, base::Diagnostics& diagnostics) {
  ChartMark mark;
  mark.span = value.span();
  if (const auto* word = value.as_text()) {
    mark.type = *word;
  } else {
    check_keys(value, chart_mark_keys(), diagnostics);
    const Value* type = value.as_record() == nullptr ? nullptr : value.as_record()->find("type");
    if (type == nullptr || type->as_text() == nullptr) {
      diagnostics.error(value.span(), "a mark needs a 'type'",
                        base::suggestion("", chart_mark_types()));
      return mark;
    }
    mark.type = *type->as_text();
    mark.properties = value;
    mark.span = type->span();
  }
  if (!has(chart_mark_types(), mark.type)) {
    diagnostics.error(mark.span, "unknown mark '" + mark.type + "'",
                      base::suggestion(mark.type, chart_mark_types()));
  }
  return mark;
}

void parse_encoding(const Value& value, Chart& chart, base::Diagnostics& diagnostics) {
  constexpr std::string_view silent[] = {"tooltip", "href", "url", "key", "description"};
  const auto* record = value.as_record();
  if (record == nullptr) {
    diagnostics.error(value.span(), "'encoding' must be a map of channels");
    return;
  }
  for (const value::Field& field : record->fields()) {
    if (std::find(std::begin(silent), std::end(silent), field.key) != std::end(silent)) continue;
    if (!has(chart_channels(), field.key)) {
      diagnostics.error(field.key_span, "unknown channel '" + field.key + "'",
                        base::suggestion(field.key, chart_channels()));
      continue;
    }
    if (field.value.is_null()) {
      chart.removed_channels.push_back(field.key);
      continue;
    }
    if (const auto* list = field.value.as_list()) {
      // Several fields that only part the data: each is a channel of its own.
      for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string name = field.key + (i == 0 ? "" : "-" + std::to_string(i));
        chart.encoding[name] = parse_channel((*list)[i], field.key, diagnostics);
      }
      continue;
    }
    chart.encoding[field.key] = parse_channel(field.value, field.key, diagnostics);
  }
}

void parse_resolve(const Value& value, Chart& chart, base::Diagnostics& diagnostics) {
  SpecReader fields(value, "'resolve'", diagnostics);
  for (const std::string_view part : {"axis", "legend"}) fields.find(part);
  if (const Value* scale = fields.find("scale");
      scale != nullptr && scale->as_record() != nullptr) {
    for (const value::Field& field : scale->as_record()->fields()) {
      if (field.value.as_text() != nullptr)
        chart.independent_scales[field.key] = *field.value.as_text();
    }
  }
  fields.finish();
}

Value optional_value(SpecReader& fields, std::string_view key) {
  const Value* found = fields.find(key);
  return found == nullptr ? Value() : *found;
}

void parse_layers(const Value& value, Chart& chart, base::Diagnostics& diagnostics) {
  if (value.as_list() == nullptr || value.as_list()->empty()) {
    diagnostics.error(value.span(), "'layer' must be a list of views");
    return;
  }
  for (const Value& layer : *value.as_list())
    chart.layers.push_back(parse_chart(layer, diagnostics));
}

}  // namespace

void check_chart_config(const Value& config, base::Diagnostics& diagnostics) {
  check_keys(config, chart_config_keys(), diagnostics);
  if (config.as_record() == nullptr) return;
  for (const value::Field& field : config.as_record()->fields()) {
    const bool mark = field.key == "mark" || has(chart_mark_types(), field.key);
    const ChartKeys* keys = field.key.starts_with("axis") ? &chart_axis_keys()
                            : field.key == "legend"       ? &chart_legend_keys()
                            : field.key == "view"         ? &chart_view_keys()
                            : field.key == "title"        ? &chart_title_keys()
                            : mark                        ? &chart_mark_keys()
                                                          : nullptr;
    if (keys != nullptr) check_keys(field.value, *keys, diagnostics);
  }
}

Chart parse_chart(const Value& value, base::Diagnostics& diagnostics) {
  Chart chart;
  chart.span = value.span();
  if (is_beyond(value, diagnostics)) return chart;
  SpecReader fields(value, "the chart", diagnostics);
  // What only a screen has use for.
  for (const std::string_view silent : {"$schema", "description", "name", "autosize", "usermeta"})
    fields.find(silent);
  if (const Value* params = fields.find("params")) check_selections(*params, diagnostics);
  chart.data = data_here(optional_value(fields, "data"), diagnostics);
  if (const Value* transforms = fields.find("transform"))
    chart.transforms = parse_transforms(*transforms, diagnostics);
  if (const Value* encoding = fields.find("encoding"))
    parse_encoding(*encoding, chart, diagnostics);
  chart.title = optional_value(fields, "title");
  chart.width = optional_value(fields, "width");
  chart.height = optional_value(fields, "height");
  chart.padding = optional_value(fields, "padding");
  chart.background = optional_value(fields, "background");
  chart.view = properties(fields, "view", chart_view_keys());
  chart.config = optional_value(fields, "config");
  if (!chart.config.is_null()) check_chart_config(chart.config, diagnostics);
  if (const Value* resolve = fields.find("resolve")) parse_resolve(*resolve, chart, diagnostics);
  if (const Value* layers = fields.find("layer"))
    parse_layers(*layers, chart, diagnostics);
  else if (const Value* mark = fields.require("mark"))
    chart.mark = parse_mark(*mark, diagnostics);
  fields.finish();
  return chart;
}

namespace {

// The map with another value under a key.
Value with(const Value& map, const std::string& key, Value value) {
  value::Record changed;
  for (const value::Field& field : map.as_record()->fields()) {
    changed.add(field.key, field.key_span, field.key == key ? std::move(value) : field.value);
  }
  return Value(std::move(changed), map.span());
}

// The rows in the place of the `data` that a lookup names: a name alone is {name: …}.
void resolve_lookup(Transform& transform, const FindData& find) {
  if (transform.kind != "lookup") return;
  const Value& from = *transform.options.as_record()->find("from");
  Value data = *from.as_record()->find("data");
  if (data.as_text() != nullptr) {
    value::Record named;
    named.add("name", data.span(), data);
    data = Value(std::move(named), data.span());
  }
  if (data.as_record() == nullptr || data.as_record()->find("values") != nullptr) return;
  auto rows = find(data);
  if (!rows) return;
  value::Record values;
  values.add("values", data.span(), expr::without_withheld(*rows));
  transform.options =
      with(transform.options, "from", with(from, "data", Value(std::move(values), data.span())));
}

}  // namespace

void resolve_chart_data(Chart& chart, const FindData& find) {
  const auto* record = chart.data.as_record();
  if (record != nullptr && record->find("values") == nullptr) {
    if (auto rows = find(chart.data)) {
      value::Record resolved;
      resolved.add("values", chart.data.span(), std::move(*rows));
      chart.data = Value(std::move(resolved), chart.data.span());
    }
  }
  for (Transform& transform : chart.transforms) resolve_lookup(transform, find);
  for (Chart& layer : chart.layers) resolve_chart_data(layer, find);
}

}  // namespace jianbao::spec
