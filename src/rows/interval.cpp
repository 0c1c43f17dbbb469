#include "rows/interval.h"

#include <algorithm>
#include <cstdio>

#include "expr/members.h"
#include "expr/numbers.h"
#include "rows/aggregate.h"
#include "rows/bins.h"
#include "rows/calendar.h"

namespace jianbao::rows {

namespace {

using value::Value;

// From where to where: as `extent` says, else from the least number to the greatest.
std::pair<double, double> extent_of(const Value& options, const expr::Numbers& numbers) {
  std::pair<double, double> extent{0, 0};
  for (std::size_t i = 0; i < numbers.all.size(); ++i) {
    const double number = numbers.all[i].to_double();
    extent.first = i == 0 ? number : std::min(extent.first, number);
    extent.second = i == 0 ? number : std::max(extent.second, number);
  }
  const Value* own = options.as_record() == nullptr ? nullptr : options.as_record()->find("extent");
  const auto* ends = own == nullptr ? nullptr : own->as_list();
  if (ends == nullptr || ends->size() != 2) return extent;
  const auto *from = ends->front().as_number(), *to = ends->back().as_number();
  if (from == nullptr || to == nullptr || compare(*from, *to) > 0) return extent;
  return {from->to_double(), to->to_double()};
}

}  // namespace

Rows bin(Rows rows, const Step& step) {
  const Value& options = step.at("bin");
  const std::string field = step.text("field");
  const std::vector<std::string> names = step.texts("as");
  if (!step.knows(rows, "field") || !step.affords(rows, 1, options.span())) return {};
  std::vector<Value> data;
  for (const Value& row : rows) data.push_back(datum_of(row, field));
  const auto numbers =
      numbers_for({.name = "bin", .span = step.at("field").span()}, data, step.diagnostics());
  if (!numbers) return {};
  constexpr double most_bins = 10;
  const auto [least, most] = extent_of(options, *numbers);
  const Bins bins = make_bins(least, most, options, most_bins);
  NewField start(names.front()), end(names.size() > 1 ? names[1] : names.front() + "_end");
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Value from({}, rows[i].span()), to({}, rows[i].span());
    if (!expr::is_missing(data[i])) {
      const double bin = bins.start_of(numbers->all[next++].to_double());
      from = number_value(bin);
      to = number_value(bin + bins.step);
    }
    rows[i] = end.in(start.in(rows[i], std::move(from)), std::move(to));
  }
  return rows;
}

namespace {

std::optional<double> time_of(const Value& value) {
  if (const auto day = expr::date_of(value)) return to_milliseconds(*day);
  const auto* number = value.as_number();
  const bool year = number != nullptr && number->is_integer() && number->whole_digits() == 4;
  if (year)
    return to_milliseconds(Moment{.year = static_cast<int>(number->rounded(0).coefficient())});
  const auto* text = value.as_text();
  return text == nullptr ? std::nullopt : parse_time(*text);
}

Value start_of(double time, base::Span span) {
  const Moment m = from_milliseconds(time);
  if (m.hour == 0 && m.minute == 0 && m.second == 0) {
    return Value(value::Date{m.year, m.month, m.day}, span);
  }
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d", m.year, m.month, m.day, m.hour,
                m.minute, m.second);
  return Value(std::string(text), span);
}

void say_no_time(const Value& datum, const Step& step) {
  const bool in_file = datum.span().file != nullptr;
  const base::Span use = step.at("field").span();
  base::Diagnostic wrong{base::Severity::error, in_file ? datum.span() : use,
                         "'timeUnit' needs dates, not " + std::string(expr::kind_of(datum))};
  if (in_file) wrong.notes.push_back({use, "asked for here"});
  wrong.fault = "timeUnit " + std::to_string(use.begin);
  step.diagnostics().add(std::move(wrong));
}

}  // namespace

Rows time_unit(Rows rows, const Step& step) {
  const std::string unit = step.text("timeUnit"), field = step.text("field");
  const base::Span place = step.at("timeUnit").span();
  if (!truncate_time(0, unit)) {
    step.diagnostics().error(place, "unknown time unit '" + unit + "'",
                             base::suggestion(unit, {"year", "quarter", "month", "week", "date",
                                                     "day", "hours", "minutes", "seconds",
                                                     "yearquarter", "yearmonth", "yearmonthdate"}));
    return {};
  }
  if (!step.knows(rows, "field") || !step.affords(rows, 1, place)) return {};
  NewField as(step.text("as"));
  for (Value& row : rows) {
    const Value datum = datum_of(row, field);
    const auto time = time_of(datum);
    if (!time && !expr::is_missing(datum)) {
      say_no_time(datum, step);
      return {};
    }
    const auto start = time ? truncate_time(*time, unit) : std::nullopt;
    row = as.in(row, start ? start_of(*start, row.span()) : Value({}, row.span()));
  }
  return rows;
}

}  // namespace jianbao::rows
