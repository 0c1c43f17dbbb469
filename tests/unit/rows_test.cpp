#include <catch2/catch.hpp>

#include "expr/identity.h"
#include "rows_world.h"
#include "spec/transform_vocabulary.h"

using namespace jianbao;
using namespace jianbao::rows_world;

namespace {

// Two provinces; one county's output is not known.
const std::string counties =
    "[{p: 浙, n: 甲, v: 10}, {p: 苏, n: 乙, v: 30}, {p: 浙, n: 丙, v: 20.5}, {p: 苏, n: 丁, v: "
    "null}]";

std::string count(const std::string& filter) {
  return Shaped(counties, "[{filter: " + filter + "}]").of({"n"});
}

// One row, of what an operation makes of all the values of v.
std::string made_of(const std::string& operation, const std::string& values) {
  std::string rows;
  for (std::size_t at = 0; at < values.size();) {
    const std::size_t end = std::min(values.find(';', at), values.size());
    rows += (rows.empty() ? "" : ", ") + ("{v: " + values.substr(at, end - at) + "}");
    at = end + 1;
  }
  return Shaped("[" + rows + "]", "[{aggregate: [{op: " + operation + ", field: v, as: r}]}]")
      .of({"r"});
}

}  // namespace

TEST_CASE("a filter is an expression of datum, or a test as Vega-Lite's", "[rows]") {
  CHECK(count("datum.v > 10") == "乙, 丙");
  CHECK(count("{field: v, gte: 10}") == "甲, 乙, 丙");
  CHECK(count("{field: v, lt: 20}") == "甲");
  CHECK(count("{field: n, equal: 丁}") == "丁");
  CHECK(count("{field: n, oneOf: [甲, 丁]}") == "甲, 丁");
  CHECK(count("{field: v, range: [10, 20.5]}") == "甲, 丙");
  CHECK(count("{field: v, range: [null, 15]}") == "甲");
  CHECK(count("{field: v, valid: true}") == "甲, 乙, 丙");
  CHECK(count("{not: {field: p, equal: 浙}}") == "乙, 丁");
  CHECK(count("{and: [{field: p, equal: 浙}, 'datum.v > 15']}") == "丙");
  CHECK(count("{or: [{field: n, equal: 甲}, {field: v, equal: 30}]}") == "甲, 乙");
}

TEST_CASE("a comparison with a gap holds for no row", "[rows]") {
  CHECK(count("datum.v < 100") == "甲, 乙, 丙");
  CHECK(count("'!(datum.v < 100)'") == "");
  CHECK(count("{field: v, lt: 100}") == "甲, 乙, 丙");
}

TEST_CASE("a calculated field may take the place of another", "[rows]") {
  CHECK(Shaped(counties, "[{calculate: datum.v * 2, as: w}]").of({"n", "w"}) ==
        "甲 20, 乙 60, 丙 41.0, 丁 …");
  CHECK(Shaped(counties, "[{calculate: datum.v + 1, as: v}]").of({"v"}) == "11, 31, 21.5, …");
}

TEST_CASE("a sum, a mean and their like are exact, and pass over what is missing", "[rows]") {
  CHECK(made_of("sum", "0.1;0.2;null") == "0.3");
  CHECK(made_of("product", "0.1;3;null") == "0.3");
  CHECK(made_of("mean", "1;2;2") == "1.666666666667");
  CHECK(made_of("average", "1;2") == "1.5");
  CHECK(made_of("min", "3;1.50;2") == "1.50");
  CHECK(made_of("max", "3;1.50;2") == "3");
  CHECK(made_of("count", "3;null;2") == "3");
  CHECK(made_of("valid", "3;null;2") == "2");
  CHECK(made_of("missing", "3;null;2") == "1");
  CHECK(made_of("distinct", "1;1.0;2;'1';null") == "3");
  CHECK(made_of("values", "3;1") == "[{v:3} {v:1}]");
  CHECK(made_of("argmin", "3;1") == "{v:1}");
  CHECK(made_of("argmax", "3;1") == "{v:3}");
}

// By hand, or from R: quantile(c(1, 2, 3, 4, 10), type = 7), sd, var.
TEST_CASE("quartiles are exact, and lie between neighbours in proportion", "[rows]") {
  CHECK(made_of("median", "4;1;3;2") == "2.5");
  CHECK(made_of("median", "10;1;3") == "3");
  CHECK(made_of("q1", "1;2;3;4") == "1.75");
  CHECK(made_of("q3", "1;2;3;4;10") == "4");
}

TEST_CASE("what needs roots is as exact as a double", "[rows]") {
  CHECK(made_of("stdev", "2;4;4;4;5;5;7;9").substr(0, 7) == "2.13808");
  CHECK(made_of("stdevp", "2;4;4;4;5;5;7;9") == "2");
  CHECK(made_of("variance", "1;2;3;4").substr(0, 6) == "1.6666");
  CHECK(made_of("variancep", "1;2;3;4") == "1.25");
  CHECK(made_of("stderr", "2;4;4;4;5;5;7;9").substr(0, 6) == "0.7559");
}

TEST_CASE("a mean prints with one decimal more than its numbers", "[rows]") {
  const Shaped shaped("[{v: 1}, {v: 2}, {v: 2}]", "[{aggregate: [{op: mean, field: v, as: m}]}]");
  base::Diagnostics none;
  const value::Value mean = *expr::field_of(shaped.rows().front(), "m");
  CHECK(expr::display(mean, expr::make_language("en"), {}, none) == "1.7");
}

TEST_CASE("figures are reckoned in the unit of the first", "[rows]") {
  const std::string money = "{value: 1, unit: 亿元};{value: 2000, unit: 万元}";
  CHECK(made_of("sum", money) == "1.2亿元");
  CHECK(made_of("max", money) == "1亿元");
  CHECK(made_of("min", money) == "2000万元");
  CHECK(made_of("median", money) == "0.6亿元");
  CHECK(made_of("sum", "{value: 1, unit: 亿元};{value: 2, unit: 人}") ==
        "!rows.yaml:33: 'sum' of figures that measure different things");
  CHECK(made_of("max", "{value: 1, unit: 亿元};{value: 2, unit: 人}") ==
        "!rows.yaml:33: 'max' of figures that measure different things");
}

TEST_CASE("the bare number of rows that are figures stays one, in one unit", "[rows]") {
  CHECK(Shaped("[{value: 1, unit: 亿元}, {value: 2000, unit: 万元}]",
               "[{aggregate: [{op: sum, field: value, as: r}]}]")
            .of({"r"}) == "1.2");
}

TEST_CASE("figures that are withheld are missing, and of gaps alone there is a gap", "[rows]") {
  const std::string secret = "{value: 7, status: suppressed}";
  CHECK(made_of("sum", "5;" + secret) == "5");
  CHECK(made_of("max", "5;" + secret) == "5");
  CHECK(made_of("sum", "null;" + secret) == "x");
  CHECK(made_of("sum", "null;null") == "…");
  CHECK(made_of("mean", "null") == "…");
  CHECK(made_of("count", "null") == "1");
  CHECK(Shaped("[{value: 7, status: suppressed}, {value: 5}]",
               "[{aggregate: [{op: max, field: value, as: r}]}]")
            .of({"r"}) == "5");
}

TEST_CASE("what is no number is an error at its cell", "[rows]") {
  CHECK(made_of("sum", "5;abc") == "!rows.yaml:14: 'sum' needs numbers, not the text 'abc'");
  CHECK(made_of("sum", "5;'30.5'") == "35.5");
  CHECK(made_of("sum", "999999999999999999;1") ==
        "!steps.yaml:20: the result has more than 18 digits");
}

TEST_CASE("groups tell numbers, texts and nothing apart", "[rows]") {
  const auto counted = [](const std::string& rows, const std::string& fields) {
    return Shaped(rows, "[{aggregate: [{op: count, as: c}], groupby: [" + fields + "]}]").of({"c"});
  };
  CHECK(counted("[{a: 1}, {a: '1'}, {a: null}, {a: 1.0}, {a: ''}]", "a") == "2, 1, 1, 1");
  CHECK(counted("[{a: a, b: \"b\\x1fc\"}, {a: \"a\\x1fb\", b: c}]", "a, b") == "1, 1");
  CHECK(counted("[{a: true}, {a: 'true'}]", "a") == "1, 1");
}

TEST_CASE("groups come in the order in which they first stand", "[rows]") {
  CHECK(Shaped(counties, "[{aggregate: [{op: sum, field: v}], groupby: p}]").of({"p", "sum_v"}) ==
        "浙 30.5, 苏 30");
}

TEST_CASE("joinaggregate says it in every row", "[rows]") {
  CHECK(Shaped(counties, "[{joinaggregate: [{op: max, field: v, as: m}], groupby: [p]}]")
            .of({"n", "m"}) == "甲 20.5, 乙 30, 丙 20.5, 丁 30");
}

TEST_CASE("rows are sorted by fields, gaps last whichever way", "[rows]") {
  const auto sorted = [](const std::string& keys) {
    return Shaped(counties, "[{sort: " + keys + "}]").of({"n"});
  };
  CHECK(sorted("v") == "甲, 丙, 乙, 丁");
  CHECK(sorted("-v") == "乙, 丙, 甲, 丁");
  CHECK(sorted("[{field: v, order: descending}]") == "乙, 丙, 甲, 丁");
  CHECK(sorted("[p, -v]") == "丙, 甲, 乙, 丁");
}

TEST_CASE("texts are sorted as the language's dictionaries have them", "[rows]") {
  const std::string names = "[{n: 重庆}, {n: 北京}, {n: 安徽}]";
  CHECK(Shaped(names, "[{sort: n}]", "zh").of({"n"}) == "安徽, 北京, 重庆");
  CHECK(Shaped("[{n: b}, {n: C}, {n: a}]", "[{sort: n}]").of({"n"}) == "a, b, C");
}

TEST_CASE("what has no order among others is an error at its cell", "[rows]") {
  CHECK(Shaped("[{v: 1}, {v: abc}]", "[{sort: v}]").of({"v"}) ==
        "!rows.yaml:14: a number and the text 'abc' have no order");
  CHECK(Shaped("[{v: 9%}, {v: 12%}]", "[{sort: v}]").errors() == 1);
  CHECK(Shaped("[{v: {value: 1, unit: 元}}, {v: {value: 1, unit: 人}}]", "[{sort: v}]").errors() ==
        1);
}

TEST_CASE("figures are sorted by what they measure", "[rows]") {
  CHECK(Shaped("[{v: {value: 1, unit: 亿元}}, {v: {value: 2000, unit: 万元}}]", "[{sort: v}]")
            .of({"v"}) == "2000万元, 1亿元");
}

TEST_CASE("limit takes the first rows behind those of offset", "[rows]") {
  CHECK(Shaped(counties, "[{limit: 2}]").of({"n"}) == "甲, 乙");
  CHECK(Shaped(counties, "[{limit: 2, offset: 3}]").of({"n"}) == "丁");
  CHECK(Shaped(counties, "[{limit: 0}]").of({"n"}) == "");
}

TEST_CASE("a sample is the same everywhere, and another for another seed", "[rows]") {
  std::string rows;
  for (int i = 0; i < 20; ++i) rows += (i == 0 ? "[{n: " : ", {n: ") + std::to_string(i) + "}";
  rows += "]";
  const auto sample = [&](const char* step) { return Shaped(rows, step).of({"n"}); };
  CHECK(sample("[{sample: 5}]") == sample("[{sample: 5, seed: 0}]"));
  CHECK(sample("[{sample: 5}]") != sample("[{sample: 5, seed: 1}]"));
  CHECK(sample("[{sample: 30}]") == Shaped(rows, "[]").of({"n"}));
  CHECK(sample("[{sample: 0}]") == "");
}

TEST_CASE("a field that no row has is an error with the one that was meant", "[rows]") {
  const auto said = [](const std::string& step) {
    return Shaped("[{gdp: 1, name: a}]", "[" + step + "]").said();
  };
  CHECK(said("{filter: {field: gpd, gt: 1}}") ==
        "!steps.yaml:19: no row has a 'gpd' | did you mean 'gdp'?");
  CHECK(said("{aggregate: [{op: sum, field: gpd}]}") ==
        "!steps.yaml:32: no row has a 'gpd' | did you mean 'gdp'?");
  CHECK(said("{sort: -gpd}") == "!steps.yaml:9: no row has a 'gpd' | did you mean 'gdp'?");
  CHECK(said("{joinaggregate: [{op: count}], groupby: [nmae]}") ==
        "!steps.yaml:43: no row has a 'nmae' | did you mean 'name'?");
  CHECK(said("{fold: [gdp, gpd]}") == "!steps.yaml:15: no row has a 'gpd' | did you mean 'gdp'?");
}

TEST_CASE("transforms, operations and options that are none are errors", "[rows]") {
  const auto said = [](const std::string& step) {
    return Shaped("[{gdp: 1}]", "[" + step + "]").said();
  };
  CHECK(said("{filtre: x}") ==
        "!steps.yaml:3: unknown transform 'filtre' | did you mean 'filter'?");
  CHECK(said("{aggregate: [{op: summ, field: gdp}]}") ==
        "!steps.yaml:20: unknown op 'summ' | did you mean 'sum'?");
  CHECK(said("{aggregate: [{op: sum}]}") == "!steps.yaml:15: 'sum' needs a 'field'");
  CHECK(said("{aggregate: [{op: count}], group: a}") ==
        "!steps.yaml:29: an aggregate has no key 'group' | known here: aggregate, "
        "groupby");
  CHECK(said("{limit: -1}") ==
        "!steps.yaml:10: 'limit' must be a whole number from 0 to 1000000000");
}

TEST_CASE("each transform of the vocabulary is one that is done", "[rows]") {
  for (const spec::TransformKind& kind : spec::transform_kinds()) {
    CHECK(kind.options.find(kind.name) != nullptr);
  }
}

TEST_CASE("rows keep their places in their files, and so do their cells", "[rows]") {
  const Shaped shaped(counties, "[{sort: -v}, {calculate: datum.v * 2, as: w}, {limit: 1}]");
  const value::Value& row = shaped.rows().front();
  CHECK(row.span().file->position(row.span().begin).column == 23);
  CHECK(expr::field_of(row, "v")->span().file->path() == "rows.yaml");
}
