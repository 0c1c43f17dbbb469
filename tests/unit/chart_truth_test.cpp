#include <catch2/catch.hpp>

#include "chart/chart.h"
#include "chart/units.h"
#include "read/yaml.h"
#include "setting.h"

using namespace jianbao;
using jianbao::test::Setting;

namespace {

// A chart on its own, drawn, with what was said about it.
struct Drawn {
  base::Sources sources;
  base::Diagnostics diagnostics;
  spec::Chart view;
  chart::Drawing drawing;

  explicit Drawn(const std::string& text, std::vector<std::string> languages = {"en"}) {
    const auto root = read::parse_yaml(sources.add("chart.yaml", text), {}, diagnostics);
    REQUIRE(root);
    view = spec::parse_chart(*root, diagnostics);
    const value::Value config;
    chart::Input input{view, config, {}, std::move(languages), {"Latin", "Han"}, {}, {}};
    Setting setting;
    drawing = chart::draw(input, setting.typesetter(), diagnostics);
  }

  std::vector<std::string> labels() const {
    std::vector<std::string> all;
    for (const page::Item& item : drawing.items) {
      if (const auto* run = std::get_if<page::GlyphRun>(&item)) all.push_back(run->text);
    }
    return all;
  }
  bool has(const std::string& label) const {
    const auto all = labels();
    return std::find(all.begin(), all.end(), label) != all.end();
  }
  std::string said() const {
    const auto all = diagnostics.sorted();
    return all.empty() ? "" : all.front().text;
  }
};

std::string line(const std::string& x, const std::string& data) {
  return "mark: line\nwidth: 300\nheight: 100\ndata: {values: " + data +
         "}\nencoding: {x: {field: t, " + x + "}, y: {field: v, type: quantitative}}\n";
}

}  // namespace

TEST_CASE("years of a table stand on a time axis as years", "[chart_truth]") {
  const std::string years = "[{t: 2018, v: 1}, {t: 2019, v: 3}, {t: 2020, v: 2}]";
  for (const char* x : {"type: temporal", "type: temporal, timeUnit: year"}) {
    const Drawn drawn(line(x, years));
    CAPTURE(x, drawn.labels());
    CHECK(drawn.said() == "");
    CHECK(drawn.has("2019"));
    CHECK_FALSE(drawn.has(".019"));
  }
}

TEST_CASE("a day written as one number is no moment of 1970", "[chart_truth]") {
  const Drawn drawn(line("type: temporal", "[{t: 20200105, v: 1}, {t: 20200106, v: 3}]"));
  CHECK(drawn.said() == "the number 20200105 is no time");
}

TEST_CASE("labels by language are set in each", "[chart_truth]") {
  const std::string spec = line(
      "type: quantitative, axis: {labelExpr: {zh: \"datum.label + '级'\", en: \"'L' + "
      "datum.label\"}, values: [1, 2]}",
      "[{t: 1, v: 1}, {t: 2, v: 3}]");
  CHECK(Drawn(spec).has("L1.0"));
  CHECK(Drawn(spec, {"zh"}).has("级"));
}

TEST_CASE("points on a line over years do not draw zero into the axis", "[chart_truth]") {
  const Drawn drawn(
      "mark: {type: line, point: true}\nwidth: 300\nheight: 100\ndata: {values: [{t: 2018, v: 1}, "
      "{t: 2020, v: 3}]}\nencoding: {x: {field: t, type: quantitative}, y: {field: v, type: "
      "quantitative}}\n");
  CHECK_FALSE(drawn.has("0,000"));
  CHECK(drawn.has("2,018.0"));
}

TEST_CASE("no two names of a chart have one colour", "[chart_truth]") {
  std::string data = "[";
  for (int i = 0; i < 7; ++i) data += "{k: n" + std::to_string(i) + ", v: 3},";
  const std::string spec =
      "mark: arc\nwidth: 100\nheight: 100\ndata: {values: " + data +
      "]}\nencoding: {theta: {field: v, type: quantitative}, color: {field: k, type: nominal, "
      "scale: {range: ['#ff0000', '#00aa00']}}}\n";
  const Drawn drawn(spec);
  CHECK(drawn.said() == "'n0' and 'n6' have one colour");
  CHECK(Drawn(spec.substr(0, spec.find("'#ff")) + "'#ff0000', '#00aa00', '#0000ff'" +
              spec.substr(spec.find("]}}}")))
            .said() == "");
}

TEST_CASE("a text without a size is not drawn", "[chart_truth]") {
  const Drawn drawn(
      "mark: bar\nwidth: 300\nheight: 100\ndata: {values: [{t: 甲, v: 1}, {t: 乙, v: 3}]}\n"
      "encoding: {x: {field: t, type: nominal, axis: {titleFontSize: 0}},\n"
      "  y: {field: v, type: quantitative, axis: {labelFontSize: 0}}}\n");
  CHECK(drawn.said() == "");
  CHECK(drawn.labels() == std::vector<std::string>{"乙", "甲", "v"});
}

TEST_CASE("an area that is not stacked is opaque, but for one with a line", "[chart_truth]") {
  const auto opacity = [](const std::string& mark) {
    const Drawn drawn("mark: " + mark +
                      "\ndata: {values: [{t: 1, v: 1}, {t: 2, v: 3}]}\nencoding: {x: {field: t, "
                      "type: quantitative}, y: {field: v, type: quantitative}}\n");
    int least = page::opaque;
    for (const page::Item& item : drawn.drawing.items) {
      const auto* path = std::get_if<page::Path>(&item);
      if (path != nullptr && path->filled) least = std::min(least, path->fill_opacity);
    }
    return least;
  };
  CHECK(opacity("area") == page::opaque);
  CHECK(opacity("{type: area, line: true}") < page::opaque);
}

TEST_CASE("a chart without data says so in its frame, or is an error where it is needed",
          "[chart_truth]") {
  const Drawn drawn(line("type: quantitative", "[]"), {"zh", "en"});
  CHECK(drawn.said() == "");
  CHECK(drawn.has("无数据"));
  CHECK(drawn.drawing.description.joined() == "无数据\nNo data");
  const Drawn half(line("type: quantitative", "[{t: 1, v: null}, {t: 2, v: null}]"));
  CHECK(half.drawing.description.joined() == "No data");
  const Drawn gaps(
      "mark: arc\ndata: {values: [{k: a, v: null}, {k: b, v: null}]}\nencoding: {theta: {field: v, "
      "type: quantitative}, color: {field: k, type: nominal}}\n");
  CHECK(gaps.said() == "");
  CHECK(gaps.drawing.description.joined() == "No data");
}

TEST_CASE("what is cut or crowded is warned of", "[chart_truth]") {
  const Drawn cut(
      "mark: bar\nwidth: 100\ndata: {values: [{t: A very long name of a county that goes on and "
      "on and on, v: 1}]}\nencoding: {y: {field: t, type: nominal}, x: {field: v, type: "
      "quantitative}}\n");
  CHECK_THAT(cut.said(), Catch::Contains("is cut to fit"));
  const Drawn crowded(
      "mark: bar\nwidth: 60\ndata: {values: [{t: Jiashan, v: 1}, {t: Tongxiang, v: 2}, {t: "
      "Haining, "
      "v: 2}]}\nencoding: {x: {field: t, type: nominal, axis: {labelAngle: 0}}, y: {field: v, "
      "type: "
      "quantitative}}\n");
  CHECK_THAT(crowded.said(), Catch::Contains("stand over one another"));
}

TEST_CASE("bars between names are cells, and a number that counts as a name is warned of",
          "[chart_truth]") {
  const Drawn drawn(
      "mark: bar\ndata: {values: [{t: a, v: 7}, {t: b, v: 30}]}\nencoding: {x: {field: t}, y: "
      "{field: v}}\n");
  CHECK(drawn.said() == "'v' holds only numbers, but counts as names");
  CHECK(drawn.drawing.size.height < base::Length::points(300));
}

TEST_CASE("a filter says what it cannot compare, and takes no text for true", "[chart_truth]") {
  const auto filtered = [](const std::string& filter, const std::string& rows) {
    return Drawn(
               "mark: bar\ndata: {values: " + rows + "}\ntransform: [{filter: " + filter +
               "}]\nencoding: {x: {field: n, type: nominal}, y: {field: v, type: quantitative}}\n")
        .said();
  };
  const std::string flags = "[{n: a, v: 1, pub: 是}, {n: b, v: 2, pub: 否}]";
  CHECK(filtered("datum.pub", flags) == "a condition is true or false, not the text '是'");
  CHECK(filtered("\"datum.pub == '是'\"", flags) == "");
  const std::string words = "[{n: a, v: 1, w: '1,500'}, {n: b, v: 2, w: 7, x: null}]";
  CHECK(filtered("datum.w > 100", words) == "'>' cannot compare the text '1,500' with a number");
  CHECK(filtered("{field: w, gt: 100}", words) == "the filter cannot compare a text with a number");
  CHECK(filtered("{field: ww, gt: 100}", words) == "no row has a 'ww'");
  CHECK(filtered("{field: v, gtt: 100}", words) == "a filter has no test 'gtt'");
}

TEST_CASE("gaps come last in the order of a window, and have no rank", "[chart_truth]") {
  const Drawn drawn(
      "mark: text\ndata: {values: [{n: a, v: 3}, {n: b, v: 1}, {n: c, v: null}, {n: d, v: 2}, {n: "
      "e, v: 9}]}\ntransform: [{window: [{op: rank, as: r}], sort: [{field: v, order: "
      "descending}]}, {calculate: \"datum.n + ':' + datum.r\", as: t}]\nencoding: {text: {field: "
      "t, type: nominal}, y: {field: n, type: nominal}}\n");
  CHECK(drawn.said() == "");
  for (const char* label : {"e:1", "a:2", "d:3", "b:4", "c:…"}) CHECK(drawn.has(label));
}

namespace {

std::vector<base::Color> colors_of(const Drawn& drawn) {
  std::vector<base::Color> colors;
  for (const page::Item& item : drawn.drawing.items) {
    const auto* path = std::get_if<page::Path>(&item);
    if (path != nullptr && path->filled) colors.push_back(path->fill);
  }
  return colors;
}

bool has_color(const Drawn& drawn, base::Color color) {
  const auto colors = colors_of(drawn);
  return std::find(colors.begin(), colors.end(), color) != colors.end();
}

std::string bars(const std::string& color, const std::string& more = "") {
  return "mark: bar\nwidth: 100\nheight: 100\ndata: {values: [{k: a, v: 1}, {k: b, v: 2}]}\n" +
         more + "encoding: {x: {field: k}, y: {field: v, type: quantitative}, color: " + color +
         "}\n";
}

constexpr base::Color red{0xCC, 0, 0}, grey{0x88, 0x88, 0x88};

}  // namespace

TEST_CASE("a condition's test is an expression or a predicate", "[chart_truth]") {
  for (const std::string test :
       {"'datum.v > 1'", "{field: v, gt: 1}", "{not: {field: k, equal: a}}",
        "{and: [{field: v, gte: 2}, 'datum.k == \"b\"']}"}) {
    const Drawn drawn(
        bars("{condition: {test: " + test + ", value: '#CC0000'}, value: '#888888'}"));
    CAPTURE(test);
    CHECK(drawn.said() == "");
    CHECK(has_color(drawn, red));
    CHECK(has_color(drawn, grey));
  }
  const Drawn wrong(bars("{condition: {test: {field: w, gt: 1}, value: '#CC0000'}, value: grey}"));
  CHECK(wrong.said() == "no row has a 'w'");
}

TEST_CASE("a selection, which is empty on paper, holds of all", "[chart_truth]") {
  const std::string params = "params: [{name: pick, select: point}]\n";
  const auto drawn = [&](const std::string& color) { return Drawn(bars(color, params)); };
  const Drawn all = drawn("{condition: {param: pick, value: '#CC0000'}, value: '#888888'}");
  CHECK(all.said() == "");
  CHECK(has_color(all, red));
  CHECK_FALSE(has_color(all, grey));
  const Drawn none =
      drawn("{condition: {param: pick, empty: false, value: '#CC0000'}, value: '#888888'}");
  CHECK_FALSE(has_color(none, red));
  CHECK(has_color(none, grey));
  const Drawn field =
      drawn("{condition: {param: pick, field: k, type: nominal}, value: '#888888'}");
  CHECK(field.said() == "");
  CHECK_FALSE(has_color(field, grey));
  CHECK(field.has("k"));  // its legend
  const Drawn begun(
      bars("{value: red}", "params: [{name: pick, select: point, value: [{k: a}]}]\n"));
  CHECK(begun.said() == "what a selection starts with is not drawn");
  const Drawn kept(bars("{value: '#CC0000'}", params + "transform: [{filter: {param: pick}}]\n"));
  CHECK(kept.said() == "");
  CHECK(has_color(kept, red));
}

TEST_CASE("a field's name may hold points", "[chart_truth]") {
  const Drawn drawn(
      "mark: bar\nwidth: 100\nheight: 100\ndata: {values: [{a.b: x, c: {d.e: 4}}]}\n"
      "encoding: {x: {field: 'a\\.b'}, y: {field: 'c.d\\.e', type: quantitative}}\n");
  CHECK(drawn.said() == "");
  CHECK(drawn.has("a.b"));
}
