#include "chart/chart.h"

#include <catch2/catch.hpp>

#include "chart/data.h"
#include "chart/format.h"
#include "chart/inline_rows.h"
#include "chart/scales.h"
#include "chart/time_ticks.h"
#include "chart/units.h"
#include "read/yaml.h"

using namespace jianbao;
using namespace jianbao::chart;
using rows::day;
using rows::hour;

namespace {

// A view written as YAML, with what was said about it.
struct View {
  base::Sources sources;
  base::Diagnostics diagnostics;
  spec::Chart chart;

  explicit View(const std::string& text) {
    const auto root = read::parse_yaml(sources.add("chart.yaml", text), {}, diagnostics);
    REQUIRE(root);
    chart = spec::parse_chart(*root, diagnostics);
  }
  std::vector<Unit> units() { return make_units(chart, diagnostics); }
};

std::string shown(double number, std::string_view specifier) {
  return format_number(number, specifier).value_or("no specifier");
}

double time_of(std::string_view text) { return parse_time(text).value_or(-1); }

const Cell& cell(const Unit& unit, std::size_t datum, const char* channel) {
  return unit.data.at(datum).cells.at(channel);
}

}  // namespace

TEST_CASE("numbers are written by d3-format's specifiers") {
  CHECK(shown(1234567.891, ",") == "1,234,567.891");
  CHECK(shown(0.3, ".0%") == "30%");
  CHECK(shown(1300, "s") == "1.30000k");
  CHECK(shown(1300, "~s") == "1.3k");
  CHECK(shown(-3.5, "+.1f") == "−3.5");
  CHECK(shown(3.5, "+.1f") == "+3.5");
  CHECK(shown(42, "06") == "000042");
  CHECK(shown(1e21, "") == "1e+21");
  CHECK(shown(0.1 + 0.2, ".2f") == "0.30");
  CHECK(shown(-0.001, ".1f") == "0.0");
  CHECK(shown(12345, ".2r") == "12000");
  CHECK(shown(5, "weird") == "no specifier");
}

TEST_CASE("ticks have the decimals of their step, grouped by the language's habit") {
  CHECK(tick_number(0.5, 0.5, "", "en") == "0.5");
  CHECK(tick_number(2, 0.5, "", "en") == "2.0");
  CHECK(tick_number(20000, 5000, "", "en") == "20,000");
  CHECK(tick_number(20000, 5000, "", "zh") == "20000");
  CHECK(tick_number(0.25, 0.25, "%", "en") == "25%");
}

TEST_CASE("times are read as data sets write them, and as UTC") {
  CHECK(time_of("2000-01-01") == 946684800000);
  CHECK(time_of("Jan 1 2000") == 946684800000);
  CHECK(time_of("1 January 2000") == 946684800000);
  CHECK(time_of("2000-01-01T08:30:00Z") == 946684800000 + 8.5 * hour);
  CHECK(time_of("12/31/1999") == 946684800000 - day);
  CHECK_FALSE(parse_time("soon"));
  CHECK_FALSE(parse_time("2000-13-01"));
}

TEST_CASE("civil time survives the way there and back") {
  for (const double time : {-62135596800000.0, -1.0, 0.0, 951782400000.0, 253402300799999.0}) {
    CHECK(to_milliseconds(from_milliseconds(time)) == time);
  }
  CHECK(from_milliseconds(time_of("2000-02-29")).weekday() == 2);
  CHECK(from_milliseconds(time_of("2000-12-31")).day_of_year() == 366);
}

TEST_CASE("a time unit keeps what it names") {
  const double time = time_of("2020-08-17T13:45:10");
  CHECK(truncate_time(time, "yearmonth") == time_of("2020-08-01"));
  CHECK(truncate_time(time, "yearquarter") == time_of("2020-07-01"));
  CHECK(truncate_time(time, "month") == time_of("2012-08-01"));
  CHECK(end_of_unit(time_of("2020-12-01"), "yearmonth") == time_of("2021-01-01"));
  CHECK_FALSE(truncate_time(time, "fortnight"));
  CHECK(unit_words("yearmonthdate") == "year-month-date");
}

TEST_CASE("times are worded in the language") {
  const double time = time_of("2020-08-05");
  CHECK(format_time(time, "%b %d, %Y", "en") == "Aug 05, 2020");
  CHECK(format_time(time, unit_specifier("yearmonth", "zh"), "zh") == "2020年8月");
  CHECK(format_time(time, unit_specifier("yearmonth", "en"), "en") == "Aug 2020");
  CHECK(tick_time(time_of("2020-01-01"), "en") == "2020");
  CHECK(tick_time(time_of("2020-04-01"), "zh") == "4月");
}

TEST_CASE("ticks of time are round") {
  const auto ticks = time_ticks(time_of("2000-01-01"), time_of("2010-03-01"), 8);
  REQUIRE(ticks.size() == 11);
  CHECK(ticks[1] == time_of("2001-01-01"));
}

TEST_CASE("bins are round and hold every number") {
  const Bins bins = make_bins(1, 34, value::Value(true, {}), 10);
  CHECK(bins.start == 0);
  CHECK(bins.stop == 35);
  CHECK(bins.step == 5);
  CHECK(bins.start_of(34.9) == 30);
  CHECK(make_bins(7, 7, value::Value(true, {}), 10).stop > 7);
}

TEST_CASE("a domain is widened to round numbers") {
  Scale scale{.from = 0, .to = 54451};
  scale.make_nice(10);
  CHECK(scale.to == 55000);
  scale.range_to = 110;
  CHECK(scale.at(27500.0) == 55);
  CHECK(scale.ticks(5) == std::vector<double>{0, 10000, 20000, 30000, 40000, 50000});
}

TEST_CASE("numbers are gathered as the operation says") {
  CHECK(statistic("mean", {1, 2, 6}) == 3);
  CHECK(statistic("median", {5, 1, 3, 2}) == 2.5);
  CHECK(statistic("distinct", {1, 1, 2}) == 2);
  CHECK(statistic("stdev", {2, 4, 4, 4, 5, 5, 7, 9}).value() == Approx(2.138).margin(0.001));
  CHECK_FALSE(statistic("mean", {}));
  CHECK_FALSE(statistic("sum", {}));  // of gaps alone
}

TEST_CASE("rows that no channel tells apart become one datum") {
  View view(
      "data: {values: [{a: x, v: 1}, {a: y, v: 5}, {a: x, v: 3}]}\nmark: bar\n"
      "encoding: {x: {field: a}, y: {aggregate: sum, field: v}}");
  const auto units = view.units();
  REQUIRE(units.size() == 1);
  REQUIRE(units[0].data.size() == 2);
  CHECK(cell(units[0], 0, "y").number == 4);
  CHECK_FALSE(units[0].horizontal);
}

TEST_CASE("bars of one place stand on one another, falls below the line") {
  View view(
      "data: {values: [{a: x, s: 1, v: 2}, {a: x, s: 2, v: -3}, {a: x, s: 3, v: 4}]}\nmark: bar\n"
      "encoding: {y: {field: a}, x: {field: v, type: quantitative}, color: {field: s, type: "
      "nominal}}");
  const auto units = view.units();
  CHECK(units[0].stacked == "x");
  CHECK(units[0].horizontal);
  CHECK(cell(units[0], 2, "x2").number == 2);
  CHECK(cell(units[0], 2, "x").number == 6);
  CHECK(cell(units[0], 1, "x2").number == 0);
  CHECK(cell(units[0], 1, "x").number == -3);
}

TEST_CASE("layers inherit what the view around them says, but for what they take back") {
  View view(
      "data: {values: [{a: 1, v: 2}]}\n"
      "encoding: {x: {field: a, type: quantitative}, y: {field: v, type: quantitative}}\n"
      "layer: [{mark: {type: line, point: true}}, {mark: rule, encoding: {x: null}}]");
  const auto units = view.units();
  REQUIRE(units.size() == 3);
  CHECK(units[1].mark.type == "point");
  CHECK(units[1].overlay == "line");
  CHECK(units[2].has("y"));
  CHECK_FALSE(units[2].has("x"));
}

TEST_CASE("transforms follow one another") {
  View view(
      "data: {values: [{n: a, v: 3}, {n: b, v: 1}, {n: c, v: 2}]}\n"
      "transform:\n"
      "- {filter: {field: n, oneOf: [a, b, c]}}\n"
      "- {calculate: 'datum.v * 10', as: w}\n"
      "- {window: [{op: sum, field: w, as: total}, {op: row_number, as: place}], sort: [{field: "
      "v}]}\n"
      "- {joinaggregate: [{op: max, field: v, as: most}]}\n"
      "mark: point\n"
      "encoding: {x: {field: total, type: quantitative}, y: {field: place, type: quantitative}, "
      "size: {field: most}}");
  const auto units = view.units();
  REQUIRE_FALSE(view.diagnostics.has_errors());
  CHECK(cell(units[0], 0, "x").number == 60);
  CHECK(cell(units[0], 0, "y").number == 3);
  CHECK(cell(units[0], 1, "x").number == 10);
  CHECK(cell(units[0], 1, "size").number == 3);
}

TEST_CASE("a field that no row has is said with the one that was meant") {
  View view("data: {values: [{value: 3}]}\nmark: bar\nencoding: {x: {field: valu}}");
  view.units();
  REQUIRE(view.diagnostics.error_count() == 1);
  CHECK(view.diagnostics.sorted()[0].text == "the data has no field 'valu'");
  CHECK(view.diagnostics.sorted()[0].hint == "did you mean 'value'?");
}

TEST_CASE("figures are taken for their values, and withheld ones for nothing") {
  CHECK(make_cell(value::Value(value::Decimal(55, 1), {}), "quantitative").number == 5.5);
  View view(
      "data: {values: [{f: {value: 5500, unit: 亿元}}, {f: {value: 3, status: suppressed}}]}\n"
      "mark: bar\nencoding: {x: {field: f, type: quantitative}}");
  const auto units = view.units();
  CHECK(cell(units[0], 0, "x").number == 5500);
  CHECK(cell(units[0], 1, "x").kind == Cell::Kind::missing);
}

TEST_CASE("what a figure withholds is nowhere in the data of a chart") {
  View view(
      "data: {values: [{value: 7, growth: 5%, status: suppressed}, {gdp: {value: 8, status: "
      "missing}}, {value: 9}]}\nmark: bar\nencoding: {x: {field: value}}");
  const Rows rows = inline_rows(view.chart.data);
  REQUIRE(rows.size() == 3);
  CHECK(field_of(rows[0], "value")->is_null());
  CHECK(field_of(rows[0], "growth")->is_null());
  CHECK(field_of(rows[1], "gdp.value")->is_null());
  CHECK(field_of(rows[2], "value")->as_number() != nullptr);
}

TEST_CASE("Chinese ticks are counted in 万 and 亿 by the size of the scale") {
  CHECK(chinese_unit(99'999).name.empty());
  CHECK(chinese_unit(100'000).name == "万");
  CHECK(chinese_unit(3e9).name == "亿");
}

TEST_CASE("an axis of ranges holds both their ends") {
  for (const char* mark : {"bar", "area", "rule", "rect"}) {
    View view(std::string("data: {values: [{n: 1, a: 30, b: 95}, {n: 2, a: -4, b: 50}]}\nmark: ") +
              mark +
              "\nencoding: {x: {field: n, type: ordinal}, y: {field: a, type: quantitative, scale: "
              "{nice: false, zero: false}}, y2: {field: b}}\n");
    const auto units = view.units();
    REQUIRE(view.diagnostics.error_count() == 0);
    const Palette palette;
    const Scales scales(view.chart, units, Properties(palette, view.diagnostics));
    const Scale& y = *scales.find(units.front(), "y");
    CHECK(y.from == -4);
    CHECK(y.to == 95);
  }
}

TEST_CASE("the ends of a range are both of the axis' kind, times or names") {
  View view(
      "data: {values: [{n: A, from: 2024-01-05, to: 2024-03-01}]}\nmark: bar\nencoding: {y: "
      "{field: n}, x: {field: from, type: temporal}, x2: {field: to}}\n");
  const auto units = view.units();
  CHECK(cell(units.front(), 0, "x2").number == time_of("2024-03-01"));
  View names(
      "data: {values: [{a: A, b: C}]}\nmark: rule\nencoding: {x: {field: a}, x2: {field: b}}\n");
  const auto rules = names.units();
  const Palette palette;
  const Scales scales(names.chart, rules, Properties(palette, names.diagnostics));
  CHECK(scales.find(rules.front(), "x")->categories.size() == 2);
}
