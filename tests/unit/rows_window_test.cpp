#include <catch2/catch.hpp>

#include "rows_world.h"

using namespace jianbao;
using namespace jianbao::rows_world;

namespace {

// Scores of which two are alike, and one is not known.
const std::string scores =
    "[{n: a, v: 30}, {n: b, v: 10}, {n: c, v: 30}, {n: d, v: 20}, {n: e, v: null}]";

std::string ranked(const std::string& operation) {
  return Shaped(scores, "[{window: [{" + operation + ", as: r}], sort: -v}]").of({"n", "r"});
}

const std::string years = "[{y: 2018, v: 1}, {y: 2019, v: 2}, {y: 2020, v: 4}, {y: 2021, v: 8}]";

std::string over(const std::string& operation, const std::string& more = "") {
  return Shaped(years, "[{window: [{" + operation + ", as: r}], sort: y" + more + "}]").of({"r"});
}

}  // namespace

TEST_CASE("ranks: alike rows share theirs, and what is missing has none", "[rows]") {
  CHECK(ranked("op: rank") == "a 1, b 4, c 1, d 3, e …");
  CHECK(ranked("op: dense_rank") == "a 1, b 3, c 1, d 2, e …");
  CHECK(ranked("op: row_number") == "a 1, b 4, c 2, d 3, e 5");
  CHECK(ranked("op: percent_rank") == "a 0, b 1, c 0, d 0.666666666667, e …");
  CHECK(ranked("op: cume_dist") == "a 0.5, b 1, c 0.5, d 0.75, e …");
  CHECK(ranked("op: ntile, param: 2") == "a 1, b 2, c 1, d 2, e …");
}

TEST_CASE("a rank needs an order, and ntile a number", "[rows]") {
  CHECK(Shaped(scores, "[{window: [{op: rank}]}]").said() ==
        "!steps.yaml:17: 'rank' needs a 'sort' | which says what comes first: [{field: gdp, order: "
        "descending}]");
  CHECK(Shaped(scores, "[{window: [{op: ntile}], sort: v}]").said() ==
        "!steps.yaml:17: 'ntile' needs a 'param' from 1 up | such as {op: ntile, param: 4, …}");
}

TEST_CASE("the rows before and behind", "[rows]") {
  CHECK(over("op: lag, field: v") == "…, 1, 2, 4");
  CHECK(over("op: lag, field: v, param: 2") == "…, …, 1, 2");
  CHECK(over("op: lead, field: v") == "2, 4, 8, …");
  CHECK(over("op: first_value, field: v") == "1, 1, 1, 1");
  CHECK(over("op: last_value, field: v") == "1, 2, 4, 8");
  CHECK(over("op: nth_value, field: v, param: 2") == "…, 2, 2, 2");
}

TEST_CASE("the nearest value that is there", "[rows]") {
  const std::string gaps = "[{y: 1, v: 5}, {y: 2, v: null}, {y: 3, v: 7}, {y: 4, v: null}]";
  CHECK(Shaped(gaps, "[{window: [{op: prev_value, field: v, as: r}], sort: y}]").of({"r"}) ==
        "5, 5, 7, 7");
  CHECK(Shaped(gaps, "[{window: [{op: next_value, field: v, as: r}], sort: y}]").of({"r"}) ==
        "5, 7, 7, …");
}

TEST_CASE("running totals, over all rows up to one or over a frame", "[rows]") {
  CHECK(over("op: sum, field: v") == "1, 3, 7, 15");
  CHECK(over("op: count") == "1, 2, 3, 4");
  CHECK(over("op: sum, field: v", ", frame: [null, null]") == "15, 15, 15, 15");
  CHECK(over("op: sum, field: v", ", frame: [-1, 0]") == "1, 3, 6, 12");
  CHECK(over("op: mean, field: v", ", frame: [-1, 1]") == "1.5, 2.333333333333, 4.666666666667, 6");
  CHECK(over("op: max, field: v", ", frame: [-1, 0]") == "1, 2, 4, 8");
  CHECK(over("op: median, field: v") == "1, 1.5, 2, 3");
  CHECK(over("op: sum, field: v", ", frame: [1, 1]") == "2, 4, 8, …");
}

TEST_CASE("rows that sort alike come in together, unless they are told apart", "[rows]") {
  const auto summed = [](const std::string& more) {
    return Shaped(scores, "[{window: [{op: sum, field: v, as: r}], sort: v" + more + "}]")
        .of({"n", "r"});
  };
  CHECK(summed("") == "a 90, b 10, c 90, d 30, e 90");
  CHECK(summed(", ignorePeers: true") == "a 60, b 10, c 90, d 30, e 90");
}

TEST_CASE("windows stay within their groups", "[rows]") {
  CHECK(Shaped("[{g: a, v: 1}, {g: b, v: 2}, {g: a, v: 3}, {g: b, v: 4}]",
               "[{window: [{op: sum, field: v, as: r}], groupby: [g], sort: v}]")
            .of({"r"}) == "1, 2, 4, 6");
}

TEST_CASE("running totals keep the unit of figures, and what is withheld stays so", "[rows]") {
  CHECK(Shaped("[{v: {value: 1, unit: 亿元}}, {v: {value: 2000, unit: 万元}}]",
               "[{window: [{op: sum, field: v, as: r}]}]")
            .of({"r"}) == "1亿元, 1.2亿元");
  CHECK(Shaped("[{v: {value: 7, status: suppressed}}, {v: null}, {v: 2}]",
               "[{window: [{op: sum, field: v, as: r}]}]")
            .of({"r"}) == "x, x, 2");
}

TEST_CASE("values are stacked from zero, as shares, or around the middle", "[rows]") {
  const auto stacked = [](const std::string& offset) {
    return Shaped("[{g: a, v: 1}, {g: a, v: 3}, {g: b, v: 2}]",
                  "[{stack: v, groupby: [g], offset: " + offset + ", as: [from, to]}]")
        .of({"from", "to"});
  };
  CHECK(stacked("zero") == "0 1, 1 4, 0 2");
  CHECK(stacked("normalize") == "0 0.25, 0.25 1, 0 1");
  CHECK(stacked("center") == "0 1, 1 4, 1 3");
  CHECK(Shaped("[{v: 2}, {v: -3}, {v: 4}, {v: null}]", "[{stack: v, as: [from, to]}]")
            .of({"from", "to"}) == "0 2, 0 -3, 2 6, … …");
  CHECK(Shaped("[{v: 2, k: 2}, {v: 5, k: 1}]", "[{stack: v, sort: k, as: y}]").of({"y", "y_end"}) ==
        "5 7, 0 5");
}

TEST_CASE("what works through too many rows says so", "[rows]") {
  std::string rows = "[";
  for (int i = 0; i < 100; ++i) rows += "{v: 1},";
  const auto said = [&](const char* operation, const char* frame) {
    return Shaped(rows + "]",
                  std::string("[{window: [{op: ") + operation +
                      ", field: v, as: r}], frame: " + frame + "}]",
                  "en", 10'000)
        .said();
  };
  CHECK(said("median", "[null, 0]") ==
        "!steps.yaml:17: this works through too many rows | a narrower 'frame', or fewer rows");
  CHECK(said("median", "[-2, 0]") == "");
  CHECK(said("median", "[null, null]") == "");  // once for all
  CHECK(said("sum", "[null, 0]") == "");        // each row is read once
}
