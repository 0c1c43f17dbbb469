#include "chart/describe.h"

#include <catch2/catch.hpp>

#include "chart/units.h"
#include "read/yaml.h"

using namespace jianbao;

namespace {

std::string described(const std::string& view, const std::string& language) {
  base::Sources sources;
  base::Diagnostics diagnostics;
  const auto root = read::parse_yaml(sources.add("chart.yaml", view), {}, diagnostics);
  REQUIRE(root);
  const spec::Chart chart = spec::parse_chart(*root, diagnostics);
  const std::vector<chart::Unit> units = chart::make_units(chart, diagnostics);
  REQUIRE(diagnostics.error_count() == 0);
  const chart::Palette palette;
  const chart::Properties config(palette, diagnostics);
  const chart::Scales scales(chart, units, config);
  const chart::Lettering lettering({{language}, {}, {}}, chart.span, diagnostics);
  return chart::describe(units, scales, lettering);
}

const std::string years =
    "data: {values: [{y: 2018, v: 30}, {y: 2019, v: 45.5}, {y: 2020, v: 60}]}\n"
    "mark: line\n"
    "encoding: {x: {field: y, type: ordinal}, y: {field: v, type: quantitative, title: {zh: 产值, "
    "en: output}}}\n";

}  // namespace

TEST_CASE("a line is described by its trend and its extremes") {
  CHECK(described(years, "zh") ==
        "折线图：产值。从2018的30到2020的60，持续上升。共3个数值。最高为2020（60），最低为2018（"
        "30）。");
  CHECK(described(years, "en") ==
        "Line chart of output. From 30 (2018) to 60 (2020), rising throughout. 3 values. Highest: "
        "2020 (60); lowest: 2018 (30).");
}

TEST_CASE("few values are listed, figures in their own words") {
  const std::string bars =
      "data: {values: [{n: A, value: 5.2, unit: 亿元}, {n: B, value: 8, unit: 亿元}]}\n"
      "mark: bar\n"
      "encoding: {y: {field: n}, x: {field: value, type: quantitative}}\n";
  CHECK(described(bars, "zh").find("A：5.2亿元；B：8亿元") != std::string::npos);
  CHECK(described(bars, "en") ==
        "Bar chart. A: RMB\u00A0520\u00A0million; B: RMB\u00A0800\u00A0million.");
}

TEST_CASE("series are described one by one, stacked ones by what each adds") {
  const std::string stacked =
      "data: {values: [{y: a, s: M, v: 1}, {y: b, s: M, v: 3}, {y: a, s: N, v: 5}, {y: b, s: N, v: "
      "2}]}\n"
      "mark: bar\n"
      "encoding: {x: {field: y}, y: {field: v, type: quantitative}, color: {field: s}}\n";
  CHECK(described(stacked, "en") ==
        "Bar chart of v. 2 series: M, N. M: a: 1; b: 3. N: a: 5; b: 2.");
}

TEST_CASE("words and rules of a chart are not its data") {
  const std::string layers =
      "data: {values: [{n: A, v: 1}, {n: B, v: 9}]}\n"
      "layer:\n"
      "  - {mark: text, encoding: {x: {field: v, type: quantitative}, y: {field: n}, text: {field: "
      "v}}}\n"
      "  - {mark: bar, encoding: {x: {field: v, type: quantitative}, y: {field: n}}}\n";
  CHECK(described(layers, "en").starts_with("Bar chart of v. A: 1; B: 9."));
}

TEST_CASE("a map of heat is described by its cells and where they are lowest and highest") {
  const std::string cells =
      "data: {values: [{m: Jan, t: A, v: 3}, {m: Jan, t: B, v: 9}, {m: Feb, t: A, v: 1}, {m: Feb, "
      "t: B, v: 5}]}\n"
      "mark: rect\n"
      "encoding: {x: {field: m, title: month}, y: {field: t, title: town}, color: {field: v, type: "
      "quantitative}}\n";
  CHECK(described(cells, "en") ==
        "Heat map of v. 4 cells by month and town. Feb, A: 1; Feb, B: 5; Jan, A: 3; Jan, B: 9. "
        "Highest: Jan, B (9); lowest: Feb, A (1).");
  CHECK(
      described(cells, "zh") ==
      "热力图：v。按month和town共4格。Feb、A：1；Feb、B：5；Jan、A：3；Jan、B：9。最高为Jan、B（9）"
      "，最低为Feb、A（1）。");
}

TEST_CASE("each layer that shows data is described, one that repeats another is not") {
  const std::string layers =
      "data: {values: [{n: A, v: 1, w: 4}, {n: B, v: 9, w: 4}]}\n"
      "encoding: {x: {field: n}}\n"
      "layer:\n"
      "  - {mark: bar, encoding: {y: {field: v, type: quantitative}}}\n"
      "  - {mark: point, encoding: {y: {field: v, type: quantitative}}}\n"
      "  - {mark: point, encoding: {y: {field: w, type: quantitative}}}\n"
      "  - {mark: text, encoding: {y: {field: v, type: quantitative}, text: {field: v}}}\n"
      "  - {data: {values: [{limit: 5}]}, mark: rule, encoding: {x: null, y: {field: limit, type: "
      "quantitative, title: limit}}}\n"
      "  - {data: {values: [{}]}, mark: rule, encoding: {x: null, y: {datum: 7}, color: {datum: "
      "goal}}}\n";
  CHECK(described(layers, "en") ==
        "Bar chart of v. A: 1; B: 9. Scatter plot of w. A: 4; B: 4. Line at limit 5. Line at 7 "
        "(goal).");
  CHECK(described(layers, "zh").ends_with("参考线：limit5。参考线：7（goal）。"));
}

TEST_CASE("times are said in full, as finely as the data have them") {
  const auto months = [](const char* second, const char* more) {
    return std::string("data: {values: [{d: 2023-12-01, v: 3}, {d: ") + second +
           ", v: 5}]}\nmark: line\nencoding: {x: {field: d, type: temporal" + more +
           "}, y: {field: v, type: quantitative}}\n";
  };
  CHECK(described(months("2024-01-01", ""), "en").find("3 (December 2023) to 5 (January 2024)") !=
        std::string::npos);
  CHECK(described(months("2024-01-01", ""), "zh").find("从2023年12月的3到2024年1月的5") !=
        std::string::npos);
  CHECK(described(months("2024-01-15", ", axis: {format: '%b'}"), "en")
            .find("3 (1 December 2023) to 5 (15 January 2024)") != std::string::npos);
  CHECK(described(months("'2024-01-15T08:30:00'", ""), "zh").find("2024年1月15日 08:30") !=
        std::string::npos);
}

namespace {

std::string moving(const std::string& values, const std::string& x = "type: ordinal") {
  std::string rows;
  int year = 2015;
  for (std::size_t at = 0; at < values.size();) {
    const std::size_t end = std::min(values.find(' ', at), values.size());
    rows += (rows.empty() ? "{y: " : ", {y: ") + std::to_string(year++) +
            ", v: " + values.substr(at, end - at) + "}";
    at = end + 1;
  }
  return described("data: {values: [" + rows + "]}\nmark: line\nencoding: {x: {field: y, " + x +
                       "}, y: {field: v, type: quantitative}}\n",
                   "en");
}

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a trend tells where values turn") {
  CHECK(has(moving("1 50 1"), "From 1 (2015) to 1 (2017), rising to 50 (2016), then falling."));
  CHECK(has(moving("9 2 8 6 9"), "falling to 2 (2016), then rising, with ups and downs."));
  CHECK(has(moving("1 2 5 4.8"), "rising overall."));
  CHECK(has(moving("100 101 100"), "about level."));
  CHECK(has(moving("4 4 4"), "unchanged. 3 values. All are the same: 4."));
  CHECK(has(moving("-5 3 8"), "rising throughout."));
}

TEST_CASE("a trend follows the order in which the values are drawn; names have none") {
  CHECK(has(moving("1 2 3", "type: ordinal, sort: descending"),
            "From 3 (2017) to 1 (2015), falling throughout."));
  CHECK(has(moving("1 2 3", "type: quantitative, scale: {reverse: true}"),
            "From 3 (2017) to 1 (2015), falling throughout."));
  const std::string nominal = moving("1 2 3", "type: nominal");
  CHECK_FALSE(has(nominal, "rising"));
  CHECK(has(nominal, "2015: 1; 2016: 2; 2017: 3."));
}

TEST_CASE("extremes that several share are all named, or counted") {
  CHECK(has(moving("5 5 5 1"), "Highest: 2015, 2016 and 2017 (5); lowest: 2018 (1)."));
  CHECK(has(moving("5 5 5 5 1"), "Highest: 5 (4 tied values); lowest: 2019 (1)."));
}

TEST_CASE("values that are missing are counted") {
  CHECK(has(moving("1 null 3"),
            "2 values. Highest: 2017 (3); lowest: 2015 (1). 1 value is missing (2016)."));
  CHECK(has(moving("1 null null null null 3"), "4 values are missing."));
}

TEST_CASE("a scatter's extremes are those of the whole, and its sizes are named") {
  const std::string dots =
      "data: {values: [{a: 1, b: 5, s: M, p: 10}, {a: 4, b: 9, s: N, p: 30}, {a: 2, b: 3, s: M, p: "
      "20}]}\n"
      "mark: point\n"
      "encoding: {x: {field: a, type: quantitative}, y: {field: b, type: quantitative}, color: "
      "{field: s}, size: {field: p, type: quantitative}}\n";
  CHECK(described(dots, "en") ==
        "Scatter plot of b. 3 points in 2 groups by s: M, N. Highest: a 4, N (9); lowest: a 2, M "
        "(3). a is from 1 to 4. The size shows p. p is from 10 to 30.");
  CHECK(described(dots, "zh") ==
        "散点图：b。共3个点，按s分为2组：M、N。最高为a 4、N（9），最低为a "
        "2、M（3）。a从1到4。大小表示p。"
        "p从10到30。");
}

TEST_CASE("a histogram says what it counts") {
  const std::string bins =
      "data: {values: [{a: 1}, {a: 2}, {a: 12}, {a: 25}]}\n"
      "mark: bar\n"
      "encoding: {x: {field: a, bin: {step: 10}}, y: {aggregate: count}}\n";
  CHECK(described(bins, "en") ==
        "Histogram of a: number of records in each range. 0 – 10: 2; 10 – 20: 1; 20 – 30: 1. "
        "Highest: 0 – 10 (2); lowest: 10 – 20 and 20 – 30 (1).");
  CHECK(described(bins, "zh").starts_with("直方图：按a分组的记录数。0 – 10：2；"));
}

TEST_CASE("of ranges both ends are told") {
  const std::string ranges =
      "data: {values: [{n: A, low: 3, high: 9}, {n: B, low: 5, high: 12}, {n: D, low: 6, high: 7}, "
      "{n: C, low: 4, high: "
      "null}]}\n"
      "mark: bar\n"
      "encoding: {y: {field: n}, x: {field: low, type: quantitative}, x2: {field: high}}\n";
  CHECK(described(ranges, "en") ==
        "Bar chart of low. A: 3 to 9; B: 5 to 12; D: 6 to 7. Highest upper end: B (12); lowest "
        "lower end: A "
        "(3). 1 value is missing (C).");
  CHECK(described(ranges, "zh")
            .find("A：3至9；B：5至12；D：6至7。上端最高为B（12），下端最低为A（3）。") !=
        std::string::npos);
  const std::string tasks =
      "data: {values: [{n: A, from: 2024-01-05, to: 2024-02-01}, {n: B, from: 2024-01-20, to: "
      "2024-03-01}, {n: C, from: 2024-01-20, to: 2024-02-01}]}\n"
      "mark: bar\n"
      "encoding: {y: {field: n}, x: {field: from, type: temporal}, x2: {field: to}}\n";
  CHECK(has(described(tasks, "en"), "A: 5 January 2024 to 1 February 2024;"));
  CHECK(has(described(tasks, "en"), "Latest end: B (1 March 2024); earliest start: A"));
}

TEST_CASE("lines that a number parts are series") {
  const std::string lines =
      "data: {values: [{x: 1, k: 5, y: 1}, {x: 2, k: 5, y: 2}, {x: 1, k: 7, y: 9}, {x: 2, k: 7, y: "
      "3}]}\n"
      "mark: line\n"
      "encoding: {x: {field: x, type: quantitative}, y: {field: y, type: quantitative}, color: "
      "{field: k, type: quantitative}}\n";
  CHECK(described(lines, "en").find("2 series: 5, 7. 5: From 1 (1) to 2 (2), rising") !=
        std::string::npos);
}
