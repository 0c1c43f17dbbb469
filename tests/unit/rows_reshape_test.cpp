#include <catch2/catch.hpp>

#include "rows_world.h"

using namespace jianbao;
using namespace jianbao::rows_world;

namespace {

const std::string long_form =
    "[{n: 甲, y: 2019, v: 1}, {n: 甲, y: 2020, v: 2}, {n: 乙, y: 2019, v: 3}, {n: 乙, y: 2021, v: "
    "5}]";

}  // namespace

TEST_CASE("pivot: a field for each value, in their order; where there is none a gap", "[rows]") {
  CHECK(
      Shaped(long_form, "[{pivot: y, value: v, groupby: [n]}]").of({"n", "2019", "2020", "2021"}) ==
      "甲 1 2 …, 乙 3 … 5");
  CHECK(Shaped(long_form, "[{pivot: y, value: v}]").of({"2019", "2020", "2021"}) == "4 2 5");
  CHECK(Shaped(long_form, "[{pivot: y, value: v, op: max}]").of({"2019"}) == "3");
  CHECK(Shaped(long_form, "[{pivot: y, value: v, groupby: [n], limit: 2}]")
            .rows()[0]
            .as_record()
            ->fields()
            .size() == 3);
}

TEST_CASE("a pivot whose fields would have one name is an error", "[rows]") {
  CHECK(Shaped("[{y: n, n: 甲, v: 1}]", "[{pivot: y, value: v, groupby: [n]}]").said() ==
        "!steps.yaml:10: two fields would be called 'n'");
}

TEST_CASE("fold is pivot's way back", "[rows]") {
  CHECK(Shaped("[{n: 甲, a: 1, b: 2}, {n: 乙, a: null, b: 4}]", "[{fold: [a, b], as: [k, v]}]")
            .of({"n", "k", "v"}) == "甲 a 1, 甲 b 2, 乙 a …, 乙 b 4");
  CHECK(Shaped("[{a: 1}]", "[{fold: [a], as: [k]}]").said() ==
        "!steps.yaml:18: 'as' has 1 names for 2 fields");
}

TEST_CASE("flatten: a row for each entry, lists side by side", "[rows]") {
  CHECK(Shaped("[{n: 甲, a: [1, 2], b: [x]}, {n: 乙, a: [], b: []}, {n: 丙, a: 7, b: [z]}]",
               "[{flatten: [a, b], as: [c, d]}]")
            .of({"n", "c", "d"}) == "甲 1 x, 甲 2 …, 丙 7 z");
}

TEST_CASE("select keeps fields, under other names", "[rows]") {
  const Shaped shaped(long_form, "[{select: [v, n], as: [value, name]}, {limit: 1}]");
  CHECK(shown(shaped.rows().front()) == "1");  // now a figure
  CHECK(shaped.of({"name", "value", "y"}) == "甲 1 –");
}

TEST_CASE("lookup joins the fields of the row with the same key", "[rows]") {
  const auto joined = [](const std::string& values, const std::string& more = "") {
    return Shaped(
        "[{c: 1, n: 甲}, {c: '0573', n: 乙}, {c: 9, n: 丙}, {c: null, n: 丁}]",
        "[{lookup: c, from: {data: {values: " + values + "}, key: k, fields: [v]}" + more + "}]");
  };
  const std::string others = "[{k: '1', v: 10}, {k: '0573', v: 20}, {k: null, v: 30}]";
  CHECK(joined(others).of({"n", "v"}) == "甲 10, 乙 20, 丙 …, 丁 …");
  CHECK(joined(others, ", as: [w], default: 0").of({"w"}) == "10, 20, 0, 0");
  CHECK(joined("[{k: 1, v: 10}, {k: 1, v: 10}]").of({"v"}) == "10, …, …, …");
  CHECK(joined("[{k: 1, v: 10}, {k: 1, v: 11}]").said() ==
        "!steps.yaml:56: a second row with the 'k' 1, which says otherwise");
  CHECK(joined("[{k: 7, v: 10}, {k: 7, v: 11}]").errors() == 0);  // that nobody looks for
  CHECK(joined("[{k: 7, v: 10}]").warnings() == 1);
  CHECK(joined("[{k: 1, vv: 10}]").said() ==
        "!steps.yaml:71: no row has a 'v' | known here: k, vv");
}

TEST_CASE("lookup gives the whole row under one name", "[rows]") {
  CHECK(Shaped("[{c: 1}]", "[{lookup: c, from: {data: {values: [{k: 1, v: 5}]}, key: k}, as: o}]")
            .of({"o.v"}) == "5");
  CHECK(Shaped("[{c: 1}]", "[{lookup: c, from: {data: {values: [{k: 1, v: 5}]}, key: k}}]")
            .errors() == 1);
}

TEST_CASE("impute: rows that lack, and fields that are empty, in the order of the keys", "[rows]") {
  const std::string steps = "[{impute: v, key: y, groupby: [n], ";
  CHECK(Shaped(long_form, steps + "value: 0}]").of({"n", "y", "v"}) ==
        "甲 2019 1, 甲 2020 2, 甲 2021 0, 乙 2019 3, 乙 2020 0, 乙 2021 5");
  CHECK(Shaped(long_form, steps + "method: mean}]").of({"v"}) == "1, 2, 1.5, 3, 4, 5");
  CHECK(Shaped(long_form, steps + "method: max}]").of({"v"}) == "1, 2, 2, 3, 5, 5");
  CHECK(Shaped(long_form, steps + "method: mean, frame: [-1, 0]}]").of({"v"}) ==
        "1, 2, 2, 3, 3, 5");
  CHECK(Shaped("[{y: 1, v: 4}, {y: 2, v: null}]", "[{impute: v, key: y, value: 9}]").of({"v"}) ==
        "4, 9");
  CHECK(Shaped("[{y: 1, v: 4}]", "[{impute: v, key: y, keyvals: {start: 1, stop: 4}, value: 0}]")
            .of({"y", "v"}) == "1 4, 2 0, 3 0");
  CHECK(Shaped("[{y: 1, v: {value: 7, status: suppressed}}]", "[{impute: v, key: y, value: 0}]")
            .of({"v"}) == "x");
  CHECK(Shaped(long_form, "[{impute: v, key: y}]").said() ==
        "!steps.yaml:11: an impute has no 'value' | or 'method: mean', median, max or min");
}

TEST_CASE("a row has the ends of the round bin that its number lies in", "[rows]") {
  const std::string rows = "[{v: 1}, {v: 34}, {v: 12}, {v: null}]";
  CHECK(Shaped(rows, "[{bin: true, field: v, as: [a, b]}]").of({"a", "b"}) ==
        "0 5, 30 35, 10 15, … …");
  CHECK(Shaped(rows, "[{bin: {step: 20}, field: v, as: a}]").of({"a", "a_end"}) ==
        "0 20, 20 40, 0 20, … …");
}

TEST_CASE("a row has the start of the time unit that its date lies in", "[rows]") {
  const auto unit = [](const std::string& name, const std::string& date) {
    return Shaped("[{d: " + date + "}]", "[{timeUnit: " + name + ", field: d, as: u}]").of({"u"});
  };
  CHECK(unit("yearmonth", "2020-08-17") == "2020-08-01");
  CHECK(unit("yearquarter", "2020-08-17") == "2020-07-01");
  CHECK(unit("year", "2020") == "2020-01-01");
  CHECK(unit("yearmonthdatehours", "'2020-08-17 13:45'") == "2020-08-17T13:00:00");
  CHECK(unit("yearmonth", "null") == "…");
  CHECK(unit("yearmonth", "soon") == "!rows.yaml:6: 'timeUnit' needs dates, not a text");
  CHECK(unit("fortnight", "2020-08-17").starts_with("!steps.yaml:13: unknown time unit"));
}
