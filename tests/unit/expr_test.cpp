#include <catch2/catch.hpp>

#include "expr/members.h"
#include "expr_world.h"

using namespace jianbao;
using namespace jianbao::expr_world;

TEST_CASE("arithmetic is exact, and binds as in Vega") {
  CHECK(calculate("0.1 + 0.2") == "0.3");
  CHECK(calculate("1 + 2 * 3") == "7");
  CHECK(calculate("(1 + 2) * 3") == "9");
  CHECK(calculate("10 - 4 - 3") == "3");
  CHECK(calculate("7 % 3") == "1");
  CHECK(calculate("-7 % 3") == "\u22121");
  CHECK(calculate("7.5 % 2") == "1.5");
  CHECK(calculate("1 / 3") == "0.333333333333");
  CHECK(calculate("1 / 4") == "0.25");
  CHECK(calculate("-(2)") == "\u22122");
}

TEST_CASE("a quotient has as many places as eighteen digits leave room for") {
  CHECK(calculate("5500000000 / 3") == "1833333333.33333333");
  CHECK(calculate("1 / 0.0000000001") == "10000000000");
}

TEST_CASE("a remainder of any two numbers is exact") {
  CHECK(calculate("999999999999999998 % 0.7") == "0.4");
  CHECK(calculate("0.0000001 % 3") == "0.0000001");
}

TEST_CASE("comparison and logic") {
  CHECK(ask("1.50 == 1.5") == "true");
  CHECK(ask("1 === 2") == "false");
  CHECK(ask("1 != 2 && 2 <= 2") == "true");
  CHECK(ask("'b' > \"a\"") == "true");
  CHECK(ask("!true || 3 >= 4") == "false");
  CHECK(ask("1 < 2 ? 'yes' : 'no'") == "yes");
  CHECK(ask("false ? 1 : true ? 2 : 3") == "2");
  CHECK(ask("if(0, 'a', 'b')") == "b");
  CHECK(ask("null == null") == "true");
}

TEST_CASE("a branch that is not taken is not looked at") {
  CHECK(ask("true ? 1 : nobody") == "1");
  CHECK(ask("true || nobody") == "true");
  CHECK(ask("if(false, nobody, 2)") == "2");
}

TEST_CASE("members, entries and names with hyphens") {
  CHECK(jiaxing().say("{fdi.value} {fdi['value']} {rows[1]} {short-title}") ==
        "26.47 26.47 2.5 Jiaxing");
}

TEST_CASE("texts: escapes, joining, and braces of their own") {
  CHECK(ask("'it\\'s'") == "it's");
  CHECK(ask("'a' + 'b' + 1") == "ab1");
  CHECK(ask("'}'") == "}");
  CHECK(World{}.say("{{x}} {{{1 + 1}}}") == "{x} {2}");
}

TEST_CASE("present() asks without complaint") {
  CHECK(jiaxing().say("{present(fdi.rank)} {present(fdi)}") == "true true");
  CHECK(jiaxing().say("{present(fdi.nothing)} {present(nobody.at.all)} {present(rows[9])}") ==
        "false false false");
  CHECK(jiaxing().say("{present(gap)} {present(secret)} {present(early)}") == "false false true");
}

TEST_CASE("numbers by d3's formats, a half away from zero") {
  CHECK(ask("format(2.675, '.2f')") == "2.68");
  CHECK(ask("format(-2.675, '.2f')") == "\u22122.68");
  CHECK(ask("format(1234567, ',')") == "1,234,567");
  CHECK(ask("format(1234.5, ',.2f')") == "1,234.50");
  CHECK(ask("format(3.14, '+.1f')") == "+3.1");
  CHECK(ask("format(0.12345, '.1%')") == "12.3%");
  CHECK(ask("format(-0.04, '.1f')") == "0.0");
  CHECK(ask("format(2.5, 'd')") == "3");
  CHECK(ask("format(1, '.3e')") ==
        "!2: unknown number format; such as ',', '.1f', '+.2f' or '.1%'");
}

TEST_CASE("functions on numbers and lists") {
  CHECK(jiaxing().say("{sum(rows)} {length(rows)} {join(rows, ', ')}") == "6.5 3 1, 2.5, 3");
  CHECK(ask("abs(-2) + round(2.345, 2)") == "4.35");
  CHECK(ask("round(2.5)") == "3");
  CHECK(ask("min(3, 1, 2) + max(3, 1, 2)") == "4");
  CHECK(ask("share(1, 3)") == "33.3");
  CHECK(ask("share(1, 3, 2)") == "33.33");
  CHECK(ask("language()") == "en");
  CHECK(World{}.say("{language()}", "zh-Hans") == "zh");
}

TEST_CASE("functions on texts and dates") {
  CHECK(ask("upper('Straße') + lower('ÀB') + capitalize('élan vital')") == "STRASSEàbÉlan vital");
  CHECK(in_both(Value(Date{2019, 11, 1}, {}),
                "{date(x, 'long')} {date(x, 'iso')} {date(x, 'year-month')}") ==
        "2019年11月1日 2019-11-01 2019年11月 / 1 November 2019 2019-11-01 November 2019");
  CHECK(jiaxing().say("{opened < opened} {opened == opened}") == "false true");
}

TEST_CASE("what cannot be read is said at its column") {
  CHECK(ask("1 +") == "!5: in the expression '1 +': something is missing at the end");
  CHECK(ask("(1") == "!4: in the expression '(1': ')' is missing");
  CHECK(ask("1 2") == "!4: in the expression '1 2': unexpected '2'");
  CHECK(ask("'a") == "!1: this '{' has no '}' | a brace itself is written '{{'");
  CHECK(ask("1.2.3") == "!2: in the expression '1.2.3': this is no number");
  CHECK(ask("a.") == "!4: in the expression 'a.': a name is missing after '.'");
  CHECK(ask("true ? 1") == "!10: in the expression 'true ? 1': ':' is missing");
  CHECK(World{}.say("嘉兴{1 +}") == "!7: in the expression '1 +': something is missing at the end");
}

TEST_CASE("what cannot be worked out is said at its part") {
  const World& world = jiaxing();
  CHECK(world.say("嘉兴{1 + retial}") == "!8: unknown name 'retial' | did you mean 'retail'?");
  CHECK(world.say("{fdi.rnak}") == "!2: no 'rnak' here | did you mean 'rank'?");
  CHECK(world.say("{short-title.x}") == "!2: 'short-title' is a text and has no 'x'");
  CHECK(world.say("{fdi-gap}") == "!2: unknown name 'fdi-gap' | a minus has spaces around it");
  CHECK(world.say("{rows[3]}") == "!2: 'rows' has no entry 3 | it has 3, counted from 0");
  CHECK(world.say("{rows[0.5]}") == "!2: an entry is numbered from 0, not by a number");
  CHECK(world.say("{rows}") ==
        "!2: this is a list, not a text or a figure | names(…) and join(…, '、') make one of it");
  CHECK(world.say("{1 * 'a'}") == "!2: \"a\" is not a number");
  CHECK(world.say("{1 < 'a'}") == "!2: '<' cannot compare a number with the text 'a'");
  CHECK(world.say("{-'a'}") == "!2: \"a\" is not a number");
  CHECK(world.say("{+'a'}") == "!2: \"a\" is not a number");
  CHECK(world.say("{+'2020' + 1}") == "2,021");
  CHECK(world.say("{1 / 0}") == "…");
  CHECK(world.say("{999999999999 * 999999999999}") == "!2: the result has more than 18 digits");
  CHECK(world.say("{null}") == "!2: missing data");
  CHECK(world.say("{froman(1)}").starts_with("!2: unknown function 'froman' | "));
  CHECK(world.say("{formt(1, '')}") == "!2: unknown function 'formt' | did you mean 'format'?");
  CHECK(world.say("{abs()}") == "!2: 'abs' takes 1 argument, not 0");
  CHECK(world.say("{round(1, 2, 3)}") == "!2: 'round' takes 1 or 2 arguments, not 3");
  CHECK(world.say("{if(1)}") == "!2: 'if' takes 3 arguments, not 1");
  CHECK(world.say("{abs('x')}") == "!2: \"x\" is not a number");
}

TEST_CASE("a failure gives null, and is said once") {
  const SourceFile file("t.yaml", "!(nobody + 1) || nobody");
  Diagnostics diagnostics;
  const auto parsed =
      jianbao::expr::parse(file.text(), {&file, 0, file.text().size()}, diagnostics);
  REQUIRE(parsed);
  CHECK(jianbao::expr::evaluate(*parsed, Scope(), make_language("en"), diagnostics).is_null());
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("a scope hides its parent's names") {
  const Value outer = text("outer"), inner = text("inner"), other = text("other");
  Scope parent;
  parent.add("a", &outer);
  parent.add("b", &other);
  Scope scope(&parent);
  scope.add("a", &inner);
  CHECK(scope.find("a") == &inner);
  CHECK(scope.find("b") == &other);
  CHECK(scope.find("c") == nullptr);
}

TEST_CASE("hostile nesting is refused, not followed") {
  const auto repeated = [](const std::string& piece, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += piece;
    return all;
  };
  CHECK(ask(repeated("(", 60) + "1" + repeated(")", 60)) == "1");
  for (const std::string& hostile :
       {repeated("(", 100000), repeated("!", 100000) + "1", repeated("1 + ", 100000) + "1",
        "a" + repeated(".a", 100000), repeated("a[", 100000), repeated("f(", 100000),
        repeated("1 ? 1 : ", 100000) + "1", repeated("(((1 + 1) + 1) * ", 5000)}) {
    Diagnostics diagnostics;
    CHECK_FALSE(jianbao::expr::parse(hostile, {}, diagnostics));
    CHECK(diagnostics.error_count() == 1);
    CHECK(diagnostics.sorted().front().text.ends_with("nested too deeply"));
  }
}

TEST_CASE("truth: nothing, zero and what is empty are false") {
  CHECK(jianbao::expr::truth_of(Value()) == false);
  CHECK(jianbao::expr::truth_of(number("0.00")) == false);
  CHECK_FALSE(jianbao::expr::truth_of(text("")));
  CHECK(jianbao::expr::truth_of(Value(List{}, {})) == false);
  CHECK_FALSE(jianbao::expr::truth_of(text("no")));
  CHECK(jianbao::expr::truth_of(number("-1")) == true);
}
