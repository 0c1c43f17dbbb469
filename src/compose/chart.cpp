#include "base/text_limit.h"
#include "compose/block_composer.h"
#include "compose/data_file.h"

namespace jianbao::compose {

using value::Value;

namespace {

// Rows of a figure's kind: a list as it is, a map as its values, several expressions one after
// another.
Value rows_of(const Value& option, const std::string& language, Evaluation& evaluation) {
  if (option.as_list() == nullptr) {
    Value rows = evaluation.evaluate(spec::located(option), language);
    if (const auto* record = rows.as_record(); record != nullptr && !expr::is_figure(rows)) {
      rows = Value(value::values_of(*record), option.span());
    }
    if (rows.as_list() != nullptr) return rows;
    return Value(value::List{std::move(rows)}, option.span());
  }
  value::List rows;
  for (const Value& entry : *option.as_list()) {
    Value row = evaluation.evaluate(spec::located(entry), language);
    if (!row.is_null()) rows.push_back(std::move(row));
  }
  return Value(std::move(rows), option.span());
}

const std::string* unit_of(const Value& row) {
  const auto* record = row.as_record();
  const Value* unit = record == nullptr || !expr::is_figure(row) ? nullptr : record->find("unit");
  return unit == nullptr ? nullptr : unit->as_text();
}

Value with_value(const Value& figure, const value::Decimal& number, const std::string& unit) {
  value::Record record;
  for (const value::Field& field : figure.as_record()->fields()) {
    Value value = field.value;
    if (field.key == "value") value = Value(number, field.value.span());
    if (field.key == "unit") value = Value(unit, field.value.span());
    record.add(field.key, field.key_span, std::move(value));
  }
  return Value(std::move(record), figure.span());
}

// Figures of one chart are drawn by one measure: that of the first.
Value in_one_unit(const Value& rows, base::Span use, base::Diagnostics& diagnostics) {
  value::List same;
  const std::string* unit = nullptr;
  for (const Value& row : *rows.as_list()) {
    const std::string* own = unit_of(row);
    if (unit == nullptr) unit = own;
    const auto* number = own == nullptr ? nullptr : row.as_record()->find("value")->as_number();
    if (number == nullptr || *own == *unit) {
      same.push_back(row);
      continue;
    }
    const auto converted = expr::convert(*number, *own, *unit);
    if (!converted) {
      diagnostics.error(use, "figures in " + *unit + " and in " + *own + " cannot share a chart",
                        "it has one measure");
      return rows;
    }
    same.push_back(with_value(row, *converted, *unit));
  }
  return Value(std::move(same), rows.span());
}

}  // namespace

// What the layout says of the data of all charts, in each form that it asks for; the first inline
// rows are the chart's own.
base::SharedAttachments BlockComposer::attached_data(const Value& data) {
  base::SharedAttachments all;
  const auto* record = data.as_record();
  const Value* rows = record == nullptr ? nullptr : record->find("values");
  if (rows == nullptr) return all;
  ++chart_count_;
  for (const spec::AttachSpec& wanted : input_.layout.attach) {
    if (wanted.data) continue;
    base::Attachment attachment = attached(wanted, *rows);
    attachment.name = "chart-" + std::to_string(chart_count_) + "." + wanted.file;
    all.push_back(std::make_shared<const base::Attachment>(std::move(attachment)));
  }
  return all;
}

base::Attachment BlockComposer::attached(const spec::AttachSpec& wanted, const Value& data) {
  const std::string first = input_.edition.languages.front();
  base::Attachment attachment;
  attachment.name = wanted.file;
  attachment.type = wanted.file.ends_with("json") ? "application/json" : "text/csv";
  attachment.relationship = wanted.relationship;
  if (!wanted.description.is_null()) {
    attachment.description = evaluation_.expand(wanted.description, first);
  }
  base::Diagnostics& diagnostics = evaluation_.diagnostics();
  base::check_text_string(attachment.name, "the name of an attachment", wanted.file_span,
                          diagnostics);
  base::check_text_string(attachment.description, "the description of an attachment",
                          wanted.description.span(), diagnostics);
  attachment.bytes = data_file(expr::without_withheld(data), wanted.file);
  return attachment;
}

std::vector<base::Attachment> BlockComposer::attachments() {
  std::vector<base::Attachment> all;
  for (const spec::AttachSpec& wanted : input_.layout.attach) {
    if (!wanted.data) continue;
    const Value data = evaluation_.evaluate(*wanted.data, input_.edition.languages.front());
    if (!data.is_null()) all.push_back(attached(wanted, data));
  }
  return all;
}

const Value* BlockComposer::named_data(const Value& data) {
  const auto text_of = [&](const char* key) {
    const Value* value = data.as_record()->find(key);
    return value == nullptr ? nullptr : value->as_text();
  };
  if (const std::string* url = text_of("url")) {
    return input_.open_data(*url, data.as_record()->find("url")->span());
  }
  const std::string* name = text_of("name");
  if (name != nullptr && input_.unread != nullptr && input_.unread->count(*name) > 0) {
    evaluation_.diagnostics().add(input_.unread->at(*name));
    return nullptr;
  }
  const auto source = name == nullptr ? input_.sources.end() : input_.sources.find(*name);
  if (source != input_.sources.end()) return &source->second;
  evaluation_.diagnostics().error(data.span(), "no such data",
                                  "the name of a source of the project, a 'url' or 'values'");
  return nullptr;
}

std::optional<doc::Chart> BlockComposer::plot(const spec::Options& options, base::Span place) {
  const Value* given = options.find("spec");
  if (given == nullptr) return std::nullopt;
  const std::string first = input_.edition.languages.front();
  doc::Chart chart;
  chart.span = place;
  if (given->as_record() != nullptr) {
    chart.view = spec::parse_chart(*given, evaluation_.diagnostics());
  } else {
    const spec::Chart* view = input_.open_chart(evaluation_.expand_name(*given, first),
                                                evaluation_.origin(*given, first));
    if (view == nullptr) return std::nullopt;
    chart.view = *view;
  }
  if (const Value* data = options.find("data")) {
    value::Record rows;
    rows.add(
        "values", data->span(),
        in_one_unit(rows_of(*data, first, evaluation_), data->span(), evaluation_.diagnostics()));
    chart.view.data = Value(std::move(rows), data->span());
  }
  bool found_all = true;
  spec::resolve_chart_data(chart.view, [&](const Value& data) {
    const Value* found = named_data(data);
    found_all = found_all && found != nullptr;
    return found == nullptr ? std::nullopt : std::optional<Value>(*found);
  });
  if (!found_all) return std::nullopt;
  chart.config = input_.theme.chart();
  chart.colors = input_.theme.colors();
  chart.languages = input_.edition.languages;
  chart.reword = reword();
  chart.units = input_.units;
  for (const std::string& language : chart.languages) {
    const auto& families = input_.theme.style("label", language).text.families;
    chart.families.insert(chart.families.end(), families.begin(), families.end());
  }
  if (const Value* alt = options.find("alt")) chart.alt = spoken(*alt);
  chart.baselines = options.integer("lines", 0);
  chart.required = options.boolean("required", false);
  return chart;
}

std::optional<doc::Chart> BlockComposer::chart(const spec::Options& options, base::Span place) {
  std::optional<doc::Chart> made = plot(options, place);
  if (!made) return std::nullopt;
  doc::Chart& chart = *made;
  chart.attachments = attached_data(chart.view.data);
  const auto set = [&](std::string_view key, const std::string& style, doc::Texts& target) {
    if (const Value* text = options.find(key)) target = texts(*text, style);
  };
  set("title", "figure-title", chart.title);
  chart.numbered = number_caption(options, "title", Numbering::Kind::figure, chart.title);
  set("subtitle", "figure-subtitle", chart.subtitle);
  set("source", "note", chart.source);
  return made;
}

void BlockComposer::charts(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  doc::Charts charts;
  charts.span = block.kind_span;
  charts.gutter = base::Length::points(20);
  charts.rule_color = input_.theme.color("ink");
  charts.full_width = options.word("width") == "full";
  if (block.kind == "chart") {
    if (auto one = chart(options, block.kind_span)) charts.charts.push_back(std::move(*one));
  } else if (const Value* list = options.find("charts");
             list != nullptr && list->as_list() != nullptr) {
    const spec::MapSpec& keys = *spec::find_block_kind("charts")->options.find("charts")->inner;
    for (const Value& entry : *list->as_list()) {
      if (auto one = chart(spec::Options(entry, keys), entry.span()))
        charts.charts.push_back(std::move(*one));
    }
  }
  if (!charts.charts.empty()) blocks_.emplace_back(std::move(charts));
}

}  // namespace jianbao::compose
