#include <catch2/catch.hpp>

#include "expr/functions.h"
#include "expr/members.h"
#include "expr_world.h"

using namespace jianbao::expr_world;

namespace {

const SourceFile data_file("rows.csv", "name,v\n甲,六百\n乙,\n");
Value gap() { return Value({}, {&data_file, 20, 20}); }

World county() {
  return {{{"none", gap()},
           {"n", number("4")},
           {"zero", number("0")},
           {"secret", record({{"value", number("7.77")}, {"status", text("suppressed")}})},
           {"list", Value(List{number("1"), gap(), number("2")}, {})}}};
}

}  // namespace

TEST_CASE("what is reckoned of missing data is missing", "[missing]") {
  const World world = county();
  for (const char* words :
       {"{none + n}", "{n - none}", "{none * 2}", "{n / none}", "{-none}", "{format(none, ',.1f')}",
        "{round(none, 1)}", "{abs(none)}", "{share(none, n)}", "{share(n, none)}", "{change(none)}",
        "{ordinal(none)}", "{none / n * 100 - 100}", "{max(none, none)}", "{date(none, 'iso')}",
        "{n / zero}", "{n % zero}", "{share(n, zero)}", "{format(n / zero, '.1f')}"}) {
    CAPTURE(words);
    CHECK(world.say(words) == "…");
  }
}

TEST_CASE("what is reckoned of a figure that is kept secret is secret", "[missing]") {
  const World world = county();
  CHECK(world.say("{secret + n}") == "x");
  CHECK(world.say("{format(none + secret, '.1f')}") == "x");
}

TEST_CASE("extremes and sums pass over what is missing, and say so", "[missing]") {
  const World world = county();
  CHECK(world.say("{max(none, n)}") == "4");
  CHECK(world.say("{sum(list)}") == "3");
  Diagnostics diagnostics;
  Scope scope;
  for (const auto& [name, value] : world.names) scope.add(name, &value);
  const auto parsed = jianbao::expr::parse("sum(list)", {}, diagnostics);
  REQUIRE(parsed);
  jianbao::expr::evaluate(*parsed, scope, make_language("en"), diagnostics);
  REQUIRE(diagnostics.warning_count() == 1);
  CHECK(diagnostics.sorted().front().text == "1 of 3 values are missing");
}

TEST_CASE("a comparison with missing data holds for nothing", "[missing]") {
  const World world = county();
  CHECK(world.say("{none > 1 ? 'yes' : 'no'}") == "…");
  CHECK(world.say("{!(none > 1) ? 'yes' : 'no'}") == "…");
  CHECK(world.say("{none ? 'yes' : 'no'}") == "no");
  CHECK(world.say("{none == 0 ? 'yes' : 'no'}") == "no");
  CHECK(world.say("{none == none ? 'yes' : 'no'}") == "yes");
}

TEST_CASE("a condition is true or false, and no text but TRUE and FALSE", "[truth]") {
  for (const char* word : {"否", "no", "N", "×", "0", "是", "yes"}) {
    CAPTURE(word);
    const World world{{{"x", text(word)}, {"n", number("2")}}};
    const std::string wrong = "a condition is true or false, not the text '" + std::string(word);
    CHECK_THAT(world.say("{x ? 'a' : 'b'}"), Catch::Contains(wrong));
    CHECK_THAT(world.say("{if(x, 'a', 'b')}"), Catch::Contains(wrong));
    CHECK_THAT(world.say("{!x ? 'a' : 'b'}"), Catch::Contains(wrong));
    CHECK_THAT(world.say("{x && n > 1 ? 'a' : 'b'}"), Catch::Contains(wrong));
    CHECK_THAT(world.say("{n > 5 || x ? 'a' : 'b'}"), Catch::Contains(wrong));
  }
  for (const char* word : {"TRUE", "True", "true"}) {
    CHECK(World{{{"x", text(word)}}}.say("{x ? 'a' : 'b'}") == "a");
  }
  for (const char* word : {"FALSE", "False", "false"}) {
    CHECK(World{{{"x", text(word)}}}.say("{x ? 'a' : 'b'}") == "b");
    CHECK(World{{{"x", text(word)}}}.say("{x || 2 > 1 ? 'a' : 'b'}") == "a");
  }
  CHECK(World{{{"x", text("甲")}}}.say("{x || '乙'}") == "甲");
}

TEST_CASE("a text and a number are compared as numbers or not at all", "[comparison]") {
  const World world{{{"code", text("330402")},
                     {"zip", text("0573")},
                     {"word", text("六百")},
                     {"name", record({{"zh", text("嘉兴")}, {"en", text("Jiaxing")}})},
                     {"day", Value(Date{2020, 1, 5}, {})}}};
  CHECK(world.say("{code == 330402}") == "true");
  CHECK(world.say("{code != 330402}") == "false");
  CHECK(world.say("{330411 == code}") == "false");
  CHECK(world.say("{code < 330411}") == "true");
  CHECK(world.say("{zip == 573}") == "!2: '==' cannot compare the text '0573' with a number");
  CHECK(world.say("{word == 600}") == "!2: '==' cannot compare the text '六百' with a number");
  CHECK(world.say("{word > 600}") == "!2: '>' cannot compare the text '六百' with a number");
  CHECK(
      world.say("{name == '嘉兴'}") ==
      "!2: '==' cannot compare a text by language with the text '嘉兴' | name its language: x.zh");
  CHECK(world.say("{day == '2020-01-05'}") == "true");
  CHECK_THAT(world.say("{day == '5 January'}"), Catch::Contains("cannot compare"));
}

TEST_CASE("a map takes keys of digits, from numbers and texts", "[comparison]") {
  const World world{{{"figures", record({{"330402", text("南湖区")}, {"0573", text("嘉兴")}})},
                     {"code", number("330402")},
                     {"zip", text("0573")}}};
  CHECK(world.say("{figures[code]}") == "南湖区");
  CHECK(world.say("{figures['330402']}") == "南湖区");
  CHECK(world.say("{figures[zip]}") == "嘉兴");
}

TEST_CASE("what is wrong with a cell is said there, and where it was asked for", "[diagnostics]") {
  const Value cell = Value::plain_text("六百", {&data_file, 11, 17});
  const SourceFile layout("layout.yaml", "format(v, '.1f')");
  Diagnostics diagnostics;
  Scope scope;
  scope.add("v", &cell);
  const auto parsed = jianbao::expr::parse("format(v, '.1f')", {&layout, 0, 16}, diagnostics);
  jianbao::expr::evaluate(*parsed, scope, make_language("en"), diagnostics);
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(jianbao::base::format_text(diagnostics.sorted().front(), false) ==
        "rows.csv:2:3: error: \"六百\" is not a number\n  甲,六百\n     ^~~~\n"
        "layout.yaml:1:1: note: asked for here\n  format(v, '.1f')\n  ^~~~~~~~~~~~~~~~\n");
}

TEST_CASE("a sum of a text that says a number is no guess", "[comparison]") {
  const Value five = Value::plain_text("5", {&data_file, 0, 1});
  const World world{{{"x", five}, {"area", Value::plain_text("0573", {&data_file, 0, 1})}}};
  CHECK_THAT(world.say("{x + 1}"), Catch::Contains("are they added or joined?"));
  CHECK(world.say("{x * 2}") == "10");
  CHECK(world.say("{area + '-' + x}") == "0573-5");
}

TEST_CASE("figures are reckoned and compared in one unit", "[units]") {
  const World world{{{"a", figure("1", "亿元")},
                     {"b", figure("5000", "万元")},
                     {"c", figure("46", "个")},
                     {"p", figure("12.5", "%")},
                     {"q", figure("1.3", "百分点")},
                     {"all", Value(List{figure("1", "亿元"), figure("5000", "万元")}, {})}}};
  CHECK(world.say("{a + b}") == "1.5");
  CHECK(world.say("{a > b}") == "true");
  CHECK(world.say("{a / b}") == "2");
  CHECK(world.say("{share(b, a)}") == "50.0");
  CHECK(world.say("{sum(all)}") == "1.5");
  CHECK(world.say("{max(all)}") == "1");
  CHECK(world.say("{p + q}") == "13.8");
  CHECK_THAT(world.say("{a - c}"), Catch::Contains("which measure different things"));
  CHECK_THAT(world.say("{a > c}"), Catch::Contains("cannot compare a figure in 亿元"));
  CHECK(world.say("{a / c}") == "0.0217");
}

TEST_CASE("texts that begin as numbers are not ordered by their letters", "[comparison]") {
  const World world{{{"x", text("1,234")}, {"y", text("999")}, {"d", text("2020/9/1")}}};
  CHECK_THAT(world.say("{x > y}"), Catch::Contains("cannot compare"));
  CHECK_THAT(world.say("{'12%' > '9%'}"), Catch::Contains("cannot compare"));
  CHECK_THAT(world.say("{d < '2020/10/1'}"), Catch::Contains("cannot compare"));
  CHECK(world.say("{'0571' < '0573'}") == "true");
  CHECK(world.say("{'2020-09-01' < '2020-10-01'}") == "true");
  CHECK(world.say("{'Haiyan' < 'Jiashan'}") == "true");
}
