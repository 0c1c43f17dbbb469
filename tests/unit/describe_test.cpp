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
  const chart::Lettering lettering({{language}, {}, {}}, chart.span, diagnostics);
  return chart::describe(units, lettering);
}

const std::string years =
    "data: {values: [{y: 2018, v: 30}, {y: 2019, v: 45.5}, {y: 2020, v: 60}]}\n"
    "mark: line\n"
    "encoding: {x: {field: y, type: ordinal}, y: {field: v, type: quantitative, title: {zh: 产值, "
    "en: output}}}\n";

}  // namespace

TEST_CASE("a line is described by its trend and its extremes") {
  CHECK(described(years, "zh") ==
        "折线图：产值。从2018的30到2020的60，持续上升；共3个数值，最高为2020（60），最低为2018（"
        "30）。");
  CHECK(described(years, "en") ==
        "Line chart of output. From 30 (2018) to 60 (2020), rising throughout; 3 values; Highest: "
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
