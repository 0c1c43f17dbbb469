#include <catch2/catch.hpp>

#include "expr_world.h"

using namespace jianbao;
using namespace jianbao::expr_world;

namespace {

Value named(const char* zh, const char* en) { return record({{"zh", text(zh)}, {"en", text(en)}}); }

// Three counties; the output of one is not known. Their areas are figures in different units.
const World& counties() {
  static const World world = [] {
    const Value jia = record({{"code", number("330402")},
                              {"name", named("南湖", "Nanhu")},
                              {"gdp", number("10")},
                              {"area", figure("1", "亿元")}});
    const Value yi = record({{"code", number("330411")},
                             {"name", named("秀洲", "Xiuzhou")},
                             {"gdp", number("20.5")},
                             {"area", figure("2000", "万元")}});
    const Value bing = record({{"code", text("0573")},
                               {"name", named("海盐", "Haiyan")},
                               {"gdp", Value()},
                               {"area", figure("3000", "万元")}});
    return World{{{"rows", Value(List{jia, yi, bing}, {})},
                  {"row", yi},
                  {"numbers", Value(List{number("3"), number("1"), number("2")}, {})},
                  {"one", Value(List{jia}, {})},
                  {"none", Value(List{}, {})}}};
  }();
  return world;
}

std::string say(const std::string& words, const char* language = "en") {
  return counties().say("{" + words + "}", language);
}

}  // namespace

TEST_CASE("functions of a list are of a field too, and pass over what is missing", "[lists]") {
  CHECK(say("sum(rows, 'gdp')") == "30.5");
  CHECK(say("sum(rows.gdp)") == "30.5");
  CHECK(say("mean(rows, 'gdp')") == "15.25");
  CHECK(say("mean(numbers)") == "2.0");
  CHECK(say("median(numbers)") == "2");
  CHECK(say("min(rows, 'gdp')") == "10");
  CHECK(say("max(rows, 'gdp')") == "20.5");
  CHECK(say("max(numbers)") == "3");
  CHECK(say("count(rows)") == "3");
  CHECK(say("count(rows, 'gdp')") == "2");
  CHECK(say("length(rows)") == "3");
  CHECK(say("distinct(rows, 'code')") == "3");
  CHECK(say("sum(rows, 'area')") == "1.5");  // in the unit of the first
}

TEST_CASE("a mean is exact, and prints with one decimal more than its numbers", "[lists]") {
  const World world{{{"x", Value(List{number("1"), number("2"), number("2")}, {})}}};
  CHECK(world.say("{mean(x)}") == "1.7");
  CHECK(world.say("{format(mean(x) * 3, '')}") == "5.000000000001");
}

TEST_CASE("names are listed as the language lists them", "[lists]") {
  CHECK(say("names(rows)", "zh") == "南湖、秀洲和海盐");
  CHECK(say("names(rows)") == "Nanhu, Xiuzhou and Haiyan");
  CHECK(say("names(take(rows, 2))") == "Nanhu and Xiuzhou");
  CHECK(say("names(one)", "zh") == "南湖");
  CHECK(say("names(none)") == "");
  CHECK(say("join(rows, 'name', ' / ')") == "Nanhu / Xiuzhou / Haiyan");
  CHECK(say("join(rows.name, ' / ')") == "Nanhu / Xiuzhou / Haiyan");
  CHECK(say("join(numbers, '+')") == "3+1+2");
}

TEST_CASE("lists are sorted, cut and filtered", "[lists]") {
  CHECK(say("names(sort(rows, '-gdp'))") == "Xiuzhou, Nanhu and Haiyan");
  CHECK(say("names(sort(rows, 'name'))") == "Haiyan, Nanhu and Xiuzhou");
  CHECK(say("join(sort(numbers), ' ')") == "1 2 3");
  CHECK(say("names(take(rows, -1))") == "Haiyan");
  CHECK(say("names(take(rows, 9))") == "Nanhu, Xiuzhou and Haiyan");
  CHECK(say("names(where(rows, 'gdp > 15'))") == "Xiuzhou");
  CHECK(say("length(where(rows, 'present(row.gdp)'))") == "2");
  CHECK(say("join(values(one, 'gdp'), ' ')") == "10");
}

TEST_CASE("one record among its fellows", "[lists]") {
  CHECK(say("max_by(rows, 'gdp').name") == "Xiuzhou");
  CHECK(say("min_by(rows, 'area').name") == "Xiuzhou");
  CHECK(say("rank(row.gdp, rows, 'gdp')") == "1");
  CHECK(say("rank(row.gdp, rows, 'gdp', 'ascending')") == "2");
  CHECK(say("ordinal(rank(row.area, rows, 'area'))", "zh") == "第3位");
  CHECK(say("rank(2, numbers)") == "2");
  CHECK(say("previous(rows, row, 'gdp')") == "10");
  CHECK(say("previous(rows, row).name") == "Nanhu");
  CHECK(say("present(previous(rows, rows[0], 'gdp'))") == "false");
}

TEST_CASE("a record is found by its code, whether that is a number or a text", "[lists]") {
  CHECK(say("find(rows, 'code', 330411).name") == "Xiuzhou");
  CHECK(say("find(rows, 'code', '330411', 'gdp')") == "20.5");
  CHECK(say("find(rows, 'code', '0573').name") == "Haiyan");
  CHECK(say("present(find(rows, 'code', 573))") == "false");
}

TEST_CASE("growth is worded as a figure's is, and contributions are in points", "[lists]") {
  CHECK(say("growth(110, 100)") == "up 10.0%");
  CHECK(say("growth(95, 100)", "zh") == "下降5.0%");
  CHECK(say("growth(100.02, 100)", "zh") == "持平");
  CHECK(say("growth(5, 3, 2)", "zh") == "增长66.67%");
  CHECK(say("change(growth(110, 100))") == "rose 10.0%");
  CHECK(say("format(growth(110, 100), '+.2f')") == "+10.00");
  CHECK(say("growth(rows[1].area, rows[0].area)") == "down 80.0%");
  CHECK(say("present(growth(5, 0))") == "false");
  CHECK(say("present(growth(5, -2))") == "false");
  CHECK(say("contribution(30, 20, 400)") == "2.5\u00A0percentage points");
  CHECK(say("contribution(30, 20, 400)", "zh") == "2.5个百分点");
  CHECK(say("contribution(30, 20, 300, 2)", "zh") == "3.33个百分点");
}

TEST_CASE("what is missing stays missing", "[lists]") {
  CHECK(say("present(growth(rows[2].gdp, 3))") == "false");
  CHECK(say("present(rank(rows[2].gdp, rows, 'gdp'))") == "false");
  CHECK(say("present(max_by(none, 'gdp'))") == "false");
  CHECK(say("present(mean(none))") == "false");
}

TEST_CASE("functions of lists say what does not fit", "[lists]") {
  CHECK(say("sum(rows, 'gpd')") == "!2: no entry of the list has a 'gpd' | did you mean 'gdp'?");
  CHECK(say("rows.gpd") == "!2: no entry of 'rows' has a 'gpd' | did you mean 'gdp'?");
  CHECK(say("sum(rows, 'name')") == "!2: entry 0 of the list is a map, not a number");
  CHECK(say("sort(rows, '-gpd')") == "!2: no entry of the list has a 'gpd' | did you mean 'gdp'?");
  CHECK(say("where(rows, gdp)") ==
        "!2: the condition of 'where' is a text as it stands: where(rows, 'gdp > 3')");
  CHECK(say("where(rows, 'gpd > 3')") == "!15: unknown name 'gpd' | did you mean 'gdp'?");
  CHECK(say("previous(rows, one[0].name)") == "!2: this is no entry of the list");
  CHECK(say("rank(1, numbers, 2)").starts_with("!2: argument 3 must be the name of a field"));
  CHECK(say("find(concat(rows, rows), 'code', 330402)") ==
        "!2: two entries of the list have the 'code' 330,402");
  CHECK(say("avarage(rows)").starts_with("!2: unknown function 'avarage'"));
}
