#include "chart/label.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/utf8.h"
#include "chart/format.h"
#include "chart/withheld.h"
#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

// What an expression, or that of the language, makes of `datum.label` and `datum.value`.
std::string expressed(const Value& given, const Value& value, const std::string& label,
                      const std::string& language, const Plot& plot) {
  base::Diagnostics& diagnostics = plot.config.diagnostics();
  const expr::Language words = plot.lettering.wording(language);
  const bool by_language = expr::is_language_map(given);
  const Value* picked = by_language ? expr::pick_language(*given.as_record(), words) : &given;
  const auto* text = picked == nullptr ? nullptr : picked->as_text();
  if (text == nullptr) {
    diagnostics.error(
        given.span(),
        "'labelExpr' is no expression" + (by_language ? " in '" + language + "'" : ""),
        "an expression, or one by language: {zh: …, en: …}");
    return {};
  }
  const auto parsed = expr::parse(*text, picked->span(), diagnostics);
  if (!parsed) return {};
  value::Record record;
  record.add("label", given.span(), Value(label, given.span()));
  record.add("value", given.span(), value);
  const Value datum(std::move(record), given.span());
  expr::Scope scope;
  scope.add("datum", &datum);
  const std::size_t errors = diagnostics.error_count();
  const Value result = expr::evaluate(*parsed, scope, words, diagnostics, expr::Dialect::vega);
  if (diagnostics.error_count() != errors) return {};
  return expr::display(result, words, given.span(), diagnostics);
}

using Words = std::function<std::string(const std::string& language)>;
std::vector<text::Run> by_expression(const Value& given, const Value& value, const Words& label,
                                     const Type& type, const Plot& plot) {
  const auto words = [&](const std::string& language) {
    return expressed(given, value, label(language), language, plot);
  };
  return plot.lettering.runs(words, type, given.span());
}

}  // namespace

std::string time_words(double time, const spec::ChartChannel& channel,
                       const std::string& language) {
  if (!channel.format.empty()) return format_time(time, channel.format, language);
  if (channel.time_unit.empty()) return tick_time(time, language);
  return format_time(time, unit_specifier(channel.time_unit, language), language);
}

std::vector<text::Run> label_of(const Unit& unit, const Datum& datum, const Type& type,
                                const Plot& plot) {
  const Properties mark = plot.properties(&unit.mark.properties, {"text", "mark"});
  const auto* channel = unit.channel("text");
  if (channel == nullptr) {
    const Value* fixed = mark.find("text");
    return fixed == nullptr ? std::vector<text::Run>{} : plot.lettering.runs(*fixed, type);
  }
  if (!channel->constant.is_null()) return plot.lettering.runs(channel->constant, type);
  if (const Value* figure = withheld_figure(datum.row, channel->field))
    return plot.lettering.runs(*figure, type);
  const Cell* cell = datum.find("text");
  if (cell == nullptr) return {};
  const std::string format = !channel->format.empty() ? channel->format
                             : unit.type("text") == "quantitative"
                                 ? plot.config.text("numberFormat", "")
                                 : "";
  const bool of_unit = !channel->time_unit.empty() && format.empty();
  if (!of_unit &&
      (cell->kind != Cell::Kind::number || (format.empty() && unit.type("text") != "temporal"))) {
    return plot.lettering.runs(cell->label, type);
  }
  const auto words = [&](const std::string& language) {
    return of_unit || unit.type("text") == "temporal"
               ? time_words(cell->number, *channel, language)
               : format_number(cell->number, format).value_or("");
  };
  return plot.lettering.runs(words, type);
}

std::vector<text::Run> limited(std::vector<text::Run> runs, double limit, const Canvas& canvas) {
  if (limit <= 0 || runs.empty() || canvas.width_of(runs) <= limit) return runs;
  // Of two languages each keeps a part.
  const auto second = std::find_if(runs.begin(), runs.end(), [&](const text::Run& run) {
    return run.language != runs.front().language;
  });
  if (second != runs.end()) {
    std::vector<text::Run> first(runs.begin(), second);
    std::vector<text::Run> rest(second, runs.end());
    const double wanted = canvas.width_of(rest);
    first = limited(std::move(first), std::max(limit / 2, limit - wanted), canvas);
    rest = limited(std::move(rest), limit - canvas.width_of(first), canvas);
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
  }
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

std::vector<text::Run> limited(std::vector<text::Run> runs, const Limit& limit,
                               const Canvas& canvas, const Plot& plot) {
  std::string whole;
  for (const text::Run& run : runs) whole += (whole.empty() ? "" : " ") + run.text;
  std::vector<text::Run> fitting = limited(std::move(runs), limit.width, canvas);
  std::string left;
  for (const text::Run& run : fitting) left += (left.empty() ? "" : " ") + run.text;
  if (left != whole && plot.last) {
    base::Diagnostic cut{base::Severity::warning, limit.span, "'" + whole + "' is cut to fit",
                         "'" + limit.key + "' is the room that it has; 0 lets it stand"};
    cut.fault = "cut " + limit.key;
    plot.config.diagnostics().add(std::move(cut));
  }
  return fitting;
}

Type guide_title_type(const Properties& guide, const Plot& plot) {
  Type type = plot.type();
  type.size = 11;
  type.weight = 700;
  type.color = base::Color{};
  return plot.lettering.type(guide, "title", type);
}

std::optional<std::vector<double>> listed_values(const Properties& guide, const Scale& scale) {
  const Value* given = guide.find("values");
  if (given == nullptr || given->as_list() == nullptr) return std::nullopt;
  std::vector<double> values;
  for (const Value& item : *given->as_list()) values.push_back(make_cell(item, scale.type).number);
  return values;
}

std::vector<text::Run> category_label(const Scale& scale, const Category& category,
                                      const Properties& guide, const Type& type, const Plot& plot) {
  const std::string format = guide.text("format", "");
  const auto words = [&](const std::string& language) {
    if (!scale.time_unit.empty()) {
      return format_time(category.number,
                         format.empty() ? unit_specifier(scale.time_unit, language) : format,
                         language);
    }
    if (category.numeric && !format.empty())
      return format_number(category.number, format).value_or(category.key);
    return category.key;
  };
  if (const Value* expression = guide.find("labelExpr")) {
    return by_expression(*expression, category.label, words, type, plot);
  }
  const bool by_language = scale.time_unit.empty() && expr::is_language_map(category.label);
  return by_language ? plot.lettering.runs(category.label, type)
                     : plot.lettering.runs(words, type, category.label.span());
}

std::vector<text::Run> number_label(const Scale& scale, double number, double step,
                                    const Properties& guide, const Type& type, const Plot& plot) {
  const std::string format = guide.text("format", "");
  const auto words = [&](const std::string& language) {
    if (scale.kind == ScaleKind::time || guide.text("formatType", "") == "time") {
      return !format.empty() ? format_time(number, format, language)
             : !scale.time_unit.empty()
                 ? format_time(number, unit_specifier(scale.time_unit, language), language)
                 : tick_time(number, language);
    }
    if (scale.shares && format.empty()) return format_number(number, ".0%").value_or("");
    const std::string own = format.empty() ? plot.config.text("numberFormat", "") : format;
    // Side by side the digits serve both languages.
    const bool counted = own.empty() && language.starts_with("zh") && !plot.lettering.bilingual();
    const ChineseUnit unit =
        counted ? chinese_unit(std::max(std::abs(scale.from), std::abs(scale.to))) : ChineseUnit{};
    // Logarithmic ticks stand ever further apart: each has the digits that it needs.
    const double apart = scale.kind == ScaleKind::logarithmic && number > 0
                             ? std::pow(10, std::floor(std::log10(number) + 1e-9))
                             : step;
    std::string digits = tick_number(number / unit.size, apart / unit.size, own, language);
    return number == 0 ? digits : digits + std::string(unit.name);
  };
  if (const Value* expression = guide.find("labelExpr")) {
    return by_expression(*expression, number_value(number), words, type, plot);
  }
  return plot.lettering.runs(words, type);
}

}  // namespace jianbao::chart
