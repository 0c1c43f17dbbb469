#include "chart/check.h"

#include <algorithm>
#include <string>

#include "chart/data.h"
#include "chart/format.h"
#include "rows/predicate.h"
#include "value/gap_word.h"

namespace jianbao::chart {

namespace {

using value::Value;

constexpr std::size_t most_errors = 1000, most_categories = 1000, most_marks = 100'000;
constexpr double largest_side = 10'000;

void check_field(const spec::ChartChannel& channel, const Rows& rows,
                 base::Diagnostics& diagnostics) {
  const bool found = std::any_of(rows.begin(), rows.end(), [&](const Value& row) {
    return field_of(row, channel.field) != nullptr;
  });
  if (found) return;
  std::vector<std::string_view> known;
  for (const value::Field& field : rows.front().as_record()->fields())
    known.emplace_back(field.key);
  diagnostics.error(channel.span, "the data has no field '" + channel.field + "'",
                    base::suggestion(channel.field, known));
}

// 20200105 or 202001 in a data file, which would be a moment of 1970.
bool is_compact_date(const Value& value) {
  const auto* number = value.is_as_read() ? value.as_number() : nullptr;
  if (number == nullptr || number->scale() != 0) return false;
  return number->coefficient() >= 10'000 && number->coefficient() <= 99'999'999;
}

// A gap is no mistake, a word where a number belongs is one.
void check_values(const std::string& name, const spec::ChartChannel& channel,
                  const std::string& type, const Rows& rows, base::Diagnostics& diagnostics) {
  const bool counts = channel.aggregate == "count" || channel.aggregate == "distinct" ||
                      channel.aggregate == "valid";
  if (channel.field.empty() || counts) return;
  const bool time = type == "temporal" || !channel.time_unit.empty();
  if (!time && type != "quantitative") return;
  std::size_t errors = 0;
  for (const Value& row : rows) {
    const Value* found = field_of(row, channel.field);
    if (found == nullptr || found->is_null() || found->as_record() != nullptr) continue;
    const Cell cell = make_cell(*found, time ? "temporal" : "quantitative");
    const bool compact = time && is_compact_date(*found);
    if (cell.kind == Cell::Kind::number && !compact) continue;
    const auto* text = found->as_text();
    base::Diagnostic wrong{base::Severity::error,
                           found->span().file == nullptr ? channel.span : found->span(),
                           text != nullptr ? "\"" + *text + "\" is no " + (time ? "time" : "number")
                           : compact       ? "the number " + found->written() + " is no time"
                                     : "'" + channel.field + "' is " + std::string(found->kind()) +
                                           ", not a " + (time ? "time" : "number"),
                           compact           ? "a day is written 2020-01-05, a month 2020-01"
                           : text != nullptr ? value::gap_hint(*text)
                                             : ""};
    if (found->span().file != nullptr)
      wrong.notes.push_back({channel.span, "the channel '" + name + "' needs one"});
    wrong.fault = "channel " + name + " " + std::to_string(channel.span.begin);
    diagnostics.add(std::move(wrong));
    if (++errors == most_errors) return;
  }
}

void check_time_unit(const spec::ChartChannel& channel, base::Diagnostics& diagnostics) {
  if (channel.time_unit.empty() || truncate_time(0, channel.time_unit)) return;
  diagnostics.error(channel.span, "unknown 'timeUnit': '" + channel.time_unit + "'",
                    "it is made of year, quarter, month, week, date, day, hours, minutes and "
                    "seconds, such as yearmonth");
}

void check_format(const Value* format, bool time, base::Diagnostics& diagnostics) {
  const auto* text = format == nullptr ? nullptr : format->as_text();
  if (text == nullptr || text->empty() || time || is_number_format(*text)) return;
  diagnostics.error(format->span(), "'" + *text + "' is no format of numbers",
                    "such as ',.1f', '.0%' or '~s' (d3-format)");
}

void check_formats(const spec::ChartChannel& channel, const std::string& type,
                   base::Diagnostics& diagnostics) {
  check_time_unit(channel, diagnostics);
  const bool time = type == "temporal" || !channel.time_unit.empty();
  if (!time && !channel.format.empty() && !is_number_format(channel.format)) {
    diagnostics.error(channel.span, "'" + channel.format + "' is no format of numbers",
                      "such as ',.1f', '.0%' or '~s' (d3-format)");
  }
  for (const Value* guide : {&channel.axis, &channel.legend}) {
    const auto* record = guide->as_record();
    if (record == nullptr) continue;
    const Value* of_type = record->find("formatType");
    const bool by_time = of_type != nullptr && of_type->as_text() != nullptr &&
                         (*of_type->as_text() == "time" || *of_type->as_text() == "utc");
    check_format(record->find("format"), time || by_time, diagnostics);
  }
}

// The places of numbers that a channel may not show.
void check_numbers(const Unit& unit, const std::string& channel,
                   const std::function<bool(double)>& allowed, const std::string& message,
                   base::Diagnostics& diagnostics) {
  std::size_t errors = 0;
  for (const Datum& datum : unit.data) {
    const Cell* cell = datum.find(channel);
    if (cell == nullptr || cell->kind != Cell::Kind::number || allowed(cell->number)) continue;
    const base::Span own = cell->label.span();
    diagnostics.error(own.file == nullptr ? unit.channel(channel)->span : own, message);
    if (++errors == most_errors) return;
  }
}

void check_slices(const Unit& unit, base::Diagnostics& diagnostics) {
  const auto* channel = unit.channel("theta");
  if (unit.mark.type != "arc" || channel == nullptr || channel->field.empty()) return;
  const auto not_negative = [](double number) { return number >= 0; };
  if (unit.stacked != "theta") {
    check_numbers(unit, "theta", not_negative, "a slice cannot be negative", diagnostics);
  }
  double whole = 0;
  for (const Value& row : unit.rows) {
    const Value* found = field_of(row, channel->field);
    const Cell cell = found == nullptr ? Cell{} : make_cell(*found, "quantitative");
    if (cell.kind != Cell::Kind::number) continue;
    whole += cell.number;
    if (unit.stacked == "theta" && cell.number < 0) {
      diagnostics.error(found->span().file == nullptr ? channel->span : found->span(),
                        "a slice cannot be negative");
    }
  }
  if (channel->aggregate.empty() && whole == 0)
    diagnostics.error(channel->span, "the slices are all zero: there is no whole to part");
}

}  // namespace

namespace {

// Bins that are too many to draw, or have no width.
void check_bin(const spec::ChartChannel& channel, const Rows& rows,
               base::Diagnostics& diagnostics) {
  const auto* options = channel.bin.as_record();
  if (options == nullptr) return;
  constexpr double most_bins = 1000;
  const auto number = [&](const char* key) -> std::optional<double> {
    const Value* found = options->find(key);
    return found == nullptr ? std::nullopt : as_double(*found);
  };
  if (const auto bins = number("maxbins"); bins && !(*bins >= 1 && *bins <= most_bins)) {
    diagnostics.error(options->find("maxbins")->span(), "'maxbins' must be from 1 to 1,000");
  }
  const auto step = number("step");
  if (!step) return;
  const auto [low, high] = range_of(rows, channel.field).value_or(std::pair(0.0, 0.0));
  if (*step <= 0 || (high - low) / *step > most_bins) {
    diagnostics.error(options->find("step")->span(),
                      "'step' must be more than 0 and make at most 1,000 bins");
  }
}

}  // namespace

// The fields that a condition names.
void check_conditions(const spec::ChartChannel& channel, const Rows& rows,
                      base::Diagnostics& diagnostics) {
  const expr::Language language = expr::make_language("en");
  const rows::World world{language, diagnostics, expr::Dialect::vega};
  for (const spec::ChartCondition& condition : channel.conditions) {
    if (condition.test.as_record() != nullptr) rows::Predicate(condition.test, rows, world);
  }
}

void check_unit(const Unit& unit, const Rows& rows, base::Diagnostics& diagnostics) {
  for (const auto& [name, channel] : unit.encoding) {
    if (!channel.field.empty() && !rows.empty()) check_field(channel, rows, diagnostics);
    check_values(name, channel, unit.type(name), rows, diagnostics);
    check_formats(channel, unit.type(name), diagnostics);
    check_bin(channel, rows, diagnostics);
    check_conditions(channel, rows, diagnostics);
  }
}

void check_measure(const Unit& unit, const Rows& rows, base::Diagnostics& diagnostics) {
  const std::string& mark = unit.mark.type;
  if (mark != "bar" && mark != "line" && mark != "area") return;
  if (unit.continuous("x") || unit.continuous("y")) return;
  for (const char* name : {"y", "x"}) {
    const auto* channel = unit.channel(name);
    if (channel == nullptr || channel->field.empty() || !channel->type.empty()) continue;
    std::size_t numbers = 0, others = 0;
    for (const Value& row : rows) {
      const Value* found = field_of(row, channel->field);
      if (found == nullptr || found->is_null()) continue;
      ++(found->as_number() == nullptr ? others : numbers);
    }
    if (numbers == 0 || others > 0) continue;
    return diagnostics.warn(channel->span,
                            "'" + channel->field + "' holds only numbers, but counts as names",
                            "'type: quantitative' measures them");
  }
}

void check_scales(const std::vector<Unit>& units, const Scales& scales,
                  base::Diagnostics& diagnostics) {
  for (const Unit& unit : units) {
    if (unit.data.size() > most_marks)
      diagnostics.error(unit.mark.span, "a chart shows at most 100,000 marks");
    if (unit.overlay.empty()) check_slices(unit, diagnostics);
    for (const auto& [name, channel] : unit.encoding) {
      const bool end = name == "x2" || name == "y2";
      const Scale* scale = scales.find(unit, end ? name.substr(0, 1) : name);
      if (scale == nullptr) continue;
      if (scale->kind == ScaleKind::logarithmic) {
        check_numbers(
            unit, name, [](double number) { return number > 0; },
            "a logarithmic scale has no place for zero and less", diagnostics);
      }
      if (scale->categories.size() > most_categories) {
        diagnostics.error(channel.span, "these are " + std::to_string(scale->categories.size()) +
                                            " categories, and a chart shows at most 1,000");
      }
    }
  }
}

namespace {

bool check_side(double side, const char* name, base::Span span, base::Diagnostics& diagnostics) {
  if (side >= 1 && side <= largest_side) return true;
  diagnostics.error(span, std::string("the ") + name + " of a plot is from 1 to 10,000 pixels");
  return false;
}

}  // namespace

void check_given_size(const spec::Chart& view, base::Diagnostics& diagnostics) {
  if (const auto width = as_double(view.width))
    check_side(*width, "width", view.width.span(), diagnostics);
  if (const auto height = as_double(view.height))
    check_side(*height, "height", view.height.span(), diagnostics);
}

bool check_size(const spec::Chart& view, double width, double height,
                base::Diagnostics& diagnostics) {
  const auto place = [&](const Value& given) {
    return given.span().file == nullptr ? view.span : given.span();
  };
  const bool wide = check_side(width, "width", place(view.width), diagnostics);
  return check_side(height, "height", place(view.height), diagnostics) && wide;
}

}  // namespace jianbao::chart
