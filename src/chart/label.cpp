#include "chart/label.h"

#include "base/utf8.h"
#include "chart/format.h"
#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

// The label that an expression makes of `datum.label` and `datum.value`.
std::vector<text::Run> by_expression(const Value& expression, const Value& value,
                                     const std::string& label, const Type& type, const Plot& plot) {
  const auto* words = expression.as_text();
  const auto parsed = words == nullptr
                          ? std::nullopt
                          : expr::parse(*words, expression.span(), plot.config.diagnostics());
  if (!parsed) return {};
  value::Record record;
  record.add("label", expression.span(), Value(label, expression.span()));
  record.add("value", expression.span(), value);
  const Value datum(std::move(record), expression.span());
  expr::Scope scope;
  scope.add("datum", &datum);
  const Value result = expr::evaluate(
      *parsed, scope, expr::make_language(plot.lettering.language()), plot.config.diagnostics());
  return plot.lettering.runs(result, type);
}

std::string formatted(double number, const std::string& type, const std::string& format,
                      const Plot& plot) {
  const std::string& language = plot.lettering.language();
  if (type == "temporal")
    return format.empty() ? tick_time(number, language) : format_time(number, format, language);
  return format_number(number, format).value_or("");
}

}  // namespace

std::vector<text::Run> label_of(const Unit& unit, const Datum& datum, const Type& type,
                                const Plot& plot) {
  const Properties mark = plot.properties(&unit.mark.properties, {"text", "mark"});
  const auto* channel = unit.channel("text");
  if (channel == nullptr) {
    const Value* fixed = mark.find("text");
    return fixed == nullptr ? std::vector<text::Run>{} : plot.lettering.runs(*fixed, type);
  }
  if (!channel->constant.is_null()) return plot.lettering.runs(channel->constant, type);
  const Cell* cell = datum.find("text");
  if (cell == nullptr) return {};
  const std::string format = !channel->format.empty() ? channel->format
                             : unit.type("text") == "quantitative"
                                 ? plot.config.text("numberFormat", "")
                                 : "";
  if (!channel->time_unit.empty() && format.empty())
    return plot.lettering.runs(
        format_time(cell->number, unit_specifier(channel->time_unit, plot.lettering.language()),
                    plot.lettering.language()),
        type);
  if (cell->kind == Cell::Kind::number && (!format.empty() || unit.type("text") == "temporal"))
    return plot.lettering.runs(formatted(cell->number, unit.type("text"), format, plot), type);
  return plot.lettering.runs(cell->label, type);
}

std::vector<text::Run> limited(std::vector<text::Run> runs, double limit, const Canvas& canvas) {
  if (limit <= 0 || runs.empty() || canvas.width_of(runs) <= limit) return runs;
  while (!runs.empty()) {
    std::string& text = runs.back().text;
    if (text.ends_with("…")) text.resize(text.size() - std::string_view("…").size());
    // The start of the last character.
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
      last = at;
      base::next_code_point(text, at);
    }
    text.resize(last);
    if (text.empty()) {
      runs.pop_back();
      continue;
    }
    text += "…";
    if (canvas.width_of(runs) <= limit) return runs;
  }
  return runs;
}

std::vector<text::Run> category_label(const Scale& scale, const Category& category,
                                      const Properties& guide, const Type& type, const Plot& plot) {
  const std::string& language = plot.lettering.language();
  std::string words = category.key;
  bool by_language = expr::is_language_map(category.label);
  const std::string format = guide.text("format", "");
  if (!scale.time_unit.empty()) {
    words =
        format_time(category.number,
                    format.empty() ? unit_specifier(scale.time_unit, language) : format, language);
    by_language = false;
  } else if (category.numeric && !format.empty()) {
    words = format_number(category.number, format).value_or(words);
  }
  if (const Value* expression = guide.find("labelExpr"))
    return by_expression(*expression, category.label, words, type, plot);
  return by_language ? plot.lettering.runs(category.label, type) : plot.lettering.runs(words, type);
}

std::vector<text::Run> number_label(const Scale& scale, double number, double step,
                                    const Properties& guide, const Type& type, const Plot& plot) {
  const std::string& language = plot.lettering.language();
  const std::string format = guide.text("format", "");
  std::string words;
  if (scale.kind == ScaleKind::time || guide.text("formatType", "") == "time") {
    words = !format.empty() ? format_time(number, format, language)
            : !scale.time_unit.empty()
                ? format_time(number, unit_specifier(scale.time_unit, language), language)
                : tick_time(number, language);
  } else if (scale.shares && format.empty()) {
    words = format_number(number, ".0%").value_or("");
  } else {
    words = tick_number(number, step,
                        format.empty() ? plot.config.text("numberFormat", "") : format, language);
  }
  if (const Value* expression = guide.find("labelExpr"))
    return by_expression(*expression, number_value(number), words, type, plot);
  return plot.lettering.runs(words, type);
}

}  // namespace jianbao::chart
