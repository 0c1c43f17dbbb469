#include "expr/expr.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

using namespace jianbao;
using value::Decimal;
using value::Value;

namespace {

const auto zh = expr::make_language("zh"), en = expr::make_language("en");

Decimal number(const char* digits) { return *Decimal::parse(digits); }
std::string whole(const char* digits, const char* unit, const expr::Language& language) {
  return expr::word_measure(number(digits), unit, language).whole;
}
std::string growth(const char* text, const expr::Language& language) {
  return *expr::word_growth(Value(std::string(text), {}), language);
}

Value figure(Value amount, const char* unit, const char* status = nullptr) {
  value::Record record;
  record.add("value", {}, std::move(amount));
  record.add("unit", {}, Value(std::string(unit), {}));
  if (status != nullptr) record.add("status", {}, Value(std::string(status), {}));
  return Value(std::move(record), {});
}

std::string eval(const std::string& text, const expr::Language& language = en) {
  base::Diagnostics diagnostics;
  value::Record fdi;
  fdi.add("value", {}, Value(number("26.47"), {}));
  fdi.add("unit", {}, Value(std::string("亿美元"), {}));
  fdi.add("rank", {}, Value(Decimal(2, 0), {}));
  fdi.add("growth", {}, Value(std::string("-3.1%"), {}));
  const Value figure_value(std::move(fdi), {});
  const Value gap = figure(Value(), "%");
  expr::Scope scope;
  scope.add("fdi", &figure_value);
  scope.add("gap", &gap);
  const base::SourceFile file("x", text);
  const auto parsed = expr::parse(file.text(), {&file, 0, text.size()}, diagnostics);
  std::string out;
  if (parsed) {
    const Value value = expr::evaluate(*parsed, scope, language, diagnostics);
    if (!diagnostics.has_errors()) out = expr::display(value, language, {}, diagnostics);
  }
  return diagnostics.has_errors() ? "error: " + diagnostics.sorted()[0].text : out;
}

}  // namespace

TEST_CASE("one stored value renders both ways, exactly") {
  CHECK(whole("5500", "亿元", zh) == "5500亿元");
  CHECK(whole("5500", "亿元", en) == "RMB\u00A0550\u00A0billion");
  CHECK(whole("790.20", "亿元", zh) == "790.20亿元");
  CHECK(whole("790.20", "亿元", en) == "RMB\u00A079.02\u00A0billion");
  CHECK(whole("26.47", "亿美元", en) == "USD\u00A02.647\u00A0billion");
  CHECK(whole("0.8", "亿元", en) == "RMB\u00A080\u00A0million");
  CHECK(whole("12000", "亿元", en) == "RMB\u00A01.2\u00A0trillion");
  CHECK(whole("3.5", "万元", en) == "RMB\u00A035,000");
  CHECK(whole("-2.5", "亿元", en) == "RMB\u00A0\u2212250\u00A0million");
  CHECK(whole("97.26", "%", zh) == "97.26%");
  CHECK(whole("344", "个", zh) == "344个");
  CHECK(whole("344", "个", en) == "344");
  CHECK(whole("2300", "平方公里", zh) == "2300平方公里");
  CHECK(whole("2300", "平方公里", en) == "2,300\u00A0km²");
  CHECK(whole("1", "百分点", en) == "1\u00A0percentage point");
  CHECK(whole("1.2", "百分点", en) == "1.2\u00A0percentage points");
  CHECK(whole("1.2", "百分点", zh) == "1.2个百分点");
  CHECK(whole("1.25", "万", en) == "12,500");
  CHECK(whole("320", "万", en) == "3.2\u00A0million");
}

TEST_CASE("growth is worded by its sign") {
  CHECK(growth("74.4%", zh) == "增长74.4%");
  CHECK(growth("74.4%", en) == "up 74.4%");
  CHECK(growth("-3.1%", zh) == "下降3.1%");
  CHECK(growth("-3.1%", en) == "down 3.1%");
  CHECK(growth("0.0%", zh) == "持平");
  CHECK(growth("0%", en) == "unchanged");
  CHECK(growth("1.2百分点", zh) == "提高1.2个百分点");
  CHECK(growth("-1.2个百分点", en) == "down 1.2\u00A0percentage points");
}

TEST_CASE("ranks are ordinals of their language") {
  CHECK(expr::word_rank(Decimal(2, 0), zh) == "第2位");
  const std::pair<int, const char*> ranks[] = {{1, "1st"},   {2, "2nd"},    {3, "3rd"},
                                               {4, "4th"},   {11, "11th"},  {12, "12th"},
                                               {21, "21st"}, {112, "112th"}};
  for (const auto& [rank, expected] : ranks)
    CHECK(expr::word_rank(Decimal(rank, 0), en) == expected);
}

TEST_CASE("dates are written out") {
  CHECK(expr::word_date({2019, 11, 1}, zh) == "2019年11月1日");
  CHECK(expr::word_date({2019, 11, 1}, en) == "1 November 2019");
}

TEST_CASE("gaps print the office's signs") {
  base::Diagnostics diagnostics;
  CHECK(expr::display(figure(Value(), "%"), zh, {}, diagnostics) == "…");
  CHECK(expr::display(figure(Value(number("5"), {}), "%", "suppressed"), zh, {}, diagnostics) ==
        "x");
  CHECK(expr::display(figure(Value(number("5"), {}), "%", "provisional"), en, {}, diagnostics) ==
        "5%p");
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("falls, zeros and gaps of generated counties all have words") {
  base::Diagnostics diagnostics;
  unsigned seed = 7;
  for (int i = 0; i < 500; ++i) {
    seed = seed * 1103515245U + 12345U;
    const auto cents = static_cast<std::int64_t>(seed >> 8U) % 20001 - 10000;
    const Decimal change(i % 10 == 0 ? 0 : cents, 2);
    const Value rate(change, {});
    const std::string words = *expr::word_growth(rate, en);
    CAPTURE(words);
    CHECK(words.starts_with(change.zero() ? "unchanged" : change.negative() ? "down " : "up "));
    CHECK(words.find('-') == std::string::npos);
  }
}

TEST_CASE("expressions compute with exact decimals") {
  CHECK(eval("0.1 + 0.2") == "0.3");
  CHECK(eval("100 - 97.26") == "2.74");
  CHECK(eval("2 + 3 * 4") == "14");
  CHECK(eval("(2 + 3) * 4") == "20");
  CHECK(eval("7 % 4") == "3");
  CHECK(eval("1 / 8") == "0.125");
  CHECK(eval("1 < 2 && 2 <= 2 ? 'yes' : 'no'") == "yes");
  CHECK(eval("format(1234.565, ',.2f')") == "1,234.57");
  CHECK(eval("format(0.125, '.1%')") == "12.5%");
  CHECK(eval("share(1, 3)") == "33.3");
}

TEST_CASE("figures have worded members") {
  CHECK(eval("fdi", zh) == "26.47亿美元");
  CHECK(eval("fdi.rank", en) == "2nd");
  CHECK(eval("fdi.growth", zh) == "下降3.1%");
  CHECK(eval("change(fdi['growth'])", en) == "fell 3.1%");
  CHECK(eval("fdi.number + ' ' + fdi.unit", en) == "2.647 USD bn");
  CHECK(eval("present(fdi.rank)") == "true");
  CHECK(eval("present(fdi.nothing)") == "false");
  CHECK(eval("present(gap)") == "false");
}

TEST_CASE("bad expressions are errors") {
  CHECK(eval("fdi.rnak") == "error: no 'rnak' here");
  CHECK(eval("fid") == "error: unknown name 'fid'");
  CHECK(eval("1 +") == "error: in the expression '1 +': something is missing at the end");
  CHECK(eval("1 / 0") == "error: division by zero");
  CHECK(eval("nosuch(1)") == "error: unknown function 'nosuch'");
  CHECK(eval("'a' * 2") == "error: '*' needs two numbers, not a text and a number");
  CHECK(eval(std::string(5000, '(')).starts_with("error: "));
  CHECK(eval(std::string(5000, '-') + "1").starts_with("error: "));
}

namespace specification {

using base::Diagnostics;
using base::SourceFile;
using base::Span;
using expr::Language;
using expr::make_language;
using expr::Scope;
using value::Date;
using value::List;
using value::Record;

namespace {

Value number(const char* text) { return Value(*Decimal::parse(text), {}); }
Value text(const char* words) { return Value(std::string(words), {}); }

using Fields = std::vector<std::pair<const char*, Value>>;
Value record(Fields fields) {
  Record made;
  for (auto& [key, value] : fields) made.add(key, {}, std::move(value));
  return Value(std::move(made), {});
}
Value figure(const char* amount, const char* unit) {
  return record({{"value", number(amount)}, {"unit", text(unit)}});
}

// Names, a text with holes, and what becomes of it; a `!` begins what is wrong instead.
struct World {
  std::vector<std::pair<std::string, Value>> names;

  std::string say(const std::string& words, const char* tag = "en") const {
    return say(words, make_language(tag));
  }
  std::string say(const std::string& words, const Language& language) const {
    const SourceFile file("t.yaml", words);
    Diagnostics diagnostics;
    Scope scope;
    for (const auto& [name, value] : names) scope.add(name, &value);
    const auto parsed = jianbao::expr::parse_template(words, {&file, 0, words.size()}, diagnostics);
    const std::string out =
        parsed ? jianbao::expr::expand(*parsed, scope, language, diagnostics) : "";
    if (!diagnostics.has_errors()) return out;
    const auto first = diagnostics.sorted().front();
    const std::string column =
        first.span.file == nullptr
            ? "?"
            : std::to_string(first.span.file->position(first.span.begin).column);
    return "!" + column + ": " + first.text + (first.hint.empty() ? "" : " | " + first.hint);
  }
};

std::string in_both(const Value& value, const char* expression = "{x}") {
  const World world{{{"x", value}}};
  return world.say(expression, "zh") + " / " + world.say(expression, "en");
}

std::string calculate(const std::string& expression) {
  return World{}.say("{format(" + expression + ", '')}");
}
std::string ask(const std::string& expression) { return World{}.say("{" + expression + "}"); }

const World& jiaxing() {
  static const World world{
      {{"fdi", record({{"value", number("26.47")},
                       {"unit", text("亿美元")},
                       {"year", number("2020")},
                       {"rank", number("2")}})},
       {"retail", record({{"name", record({{"zh", text("零售出口")}, {"en", text("exports")}})},
                          {"value", number("23.2")},
                          {"unit", text("亿元")},
                          {"growth", text("74.4%")}})},
       {"short-title", text("Jiaxing")},
       {"opened", Value(Date{2019, 11, 1}, {})},
       {"rows", Value(List{number("1"), number("2.5"), figure("3", "个")}, {})},
       {"gap", record({{"value", Value()}, {"unit", text("亿元")}})},
       {"secret", record({{"value", number("7.77")},
                          {"unit", text("亿元")},
                          {"status", text("suppressed")},
                          {"text", text("7.77亿元")}})},
       {"early",
        record(
            {{"value", number("5")}, {"unit", text("亿元")}, {"status", text("provisional")}})}}};
  return world;
}

}  // namespace

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

TEST_CASE("money converts exactly, and drops the zeros that converting makes") {
  CHECK(in_both(figure("5500", "亿元")) == "5500亿元 / RMB\u00A0550\u00A0billion");
  CHECK(in_both(figure("790.20", "亿元")) == "790.20亿元 / RMB\u00A079.02\u00A0billion");
  CHECK(in_both(figure("23.2", "亿元")) == "23.2亿元 / RMB\u00A02.32\u00A0billion");
  CHECK(in_both(figure("0.8", "亿元")) == "0.8亿元 / RMB\u00A080\u00A0million");
  CHECK(in_both(figure("10", "亿元")) == "10亿元 / RMB\u00A01\u00A0billion");
  CHECK(in_both(figure("9.99", "亿元")) == "9.99亿元 / RMB\u00A0999\u00A0million");
  CHECK(in_both(figure("10000", "亿元")) == "10000亿元 / RMB\u00A01\u00A0trillion");
  CHECK(in_both(figure("39038.1", "亿元")) == "39038.1亿元 / RMB\u00A03.90381\u00A0trillion");
  CHECK(in_both(figure("3.5", "万元")) == "3.5万元 / RMB\u00A035,000");
  CHECK(in_both(figure("350", "万元")) == "350万元 / RMB\u00A03.5\u00A0million");
  CHECK(in_both(figure("69839", "元")) == "69839元 / RMB\u00A069,839");
  CHECK(in_both(figure("5.50", "元")) == "5.50元 / RMB\u00A05.50");
  CHECK(in_both(figure("26.47", "亿美元")) == "26.47亿美元 / USD\u00A02.647\u00A0billion");
  CHECK(in_both(figure("0.5", "万美元")) == "0.5万美元 / USD\u00A05,000");
  CHECK(in_both(figure("2", "万亿元")) == "2万亿元 / RMB\u00A02\u00A0trillion");
  CHECK(in_both(figure("0", "亿元")) == "0亿元 / RMB\u00A00");
  CHECK(in_both(figure("-3.2", "亿元")) == "\u22123.2亿元 / RMB\u00A0\u2212320\u00A0million");
  CHECK(in_both(figure("999999999999999999", "亿元")) ==
        "999999999999999999亿元 / RMB\u00A099,999,999,999,999.9999\u00A0trillion");
}

TEST_CASE("ISO 4217 codes and SI symbols have Chinese names") {
  CHECK(in_both(figure("5500", "CNY")) == "5500元 / RMB\u00A05,500");
  CHECK(in_both(figure("12", "USD")) == "12美元 / USD\u00A012");
  CHECK(in_both(figure("2300", "km²")) == "2300平方公里 / 2,300\u00A0km²");
  CHECK(in_both(figure("3", "亿欧元")) == "3亿欧元 / EUR\u00A0300\u00A0million");
}

TEST_CASE("counts, measures and shares") {
  CHECK(in_both(figure("0.032", "亿")) == "0.032亿 / 3.2\u00A0million");
  CHECK(in_both(figure("1.2", "万")) == "1.2万 / 12,000");
  CHECK(in_both(figure("540.09", "万人")) == "540.09万人 / 5.4009\u00A0million");
  CHECK(in_both(figure("320", "万吨")) == "320万吨 / 3.2\u00A0million\u00A0t");
  CHECK(in_both(figure("2300", "平方公里")) == "2300平方公里 / 2,300\u00A0km²");
  CHECK(in_both(figure("17", "公里")) == "17公里 / 17\u00A0km");
  CHECK(in_both(figure("4.5", "公顷")) == "4.5公顷 / 4.5\u00A0ha");
  CHECK(in_both(figure("1.50", "吨")) == "1.50吨 / 1.50\u00A0t");
  CHECK(in_both(figure("97.26", "%")) == "97.26% / 97.26%");
  CHECK(in_both(figure("85.46", "分")) == "85.46分 / 85.46");
  CHECK(in_both(figure("1.61", "倍")) == "1.61倍 / 1.61");
  CHECK(in_both(figure("1.61", "倍"), "{x.unit}") == "倍 / times");
  CHECK(in_both(figure("15", "年")) == "15年 / 15");
  CHECK(in_both(record({{"value", number("1.61")}})) == "1.61 / 1.61");
  for (const char* counter : {"个", "条", "辆", "镇", "位", "次", "招", "家", "人"}) {
    CHECK(in_both(figure("2344", counter)) == "2344" + std::string(counter) + " / 2,344");
  }
}

TEST_CASE("no measure is lost in translation") {
  CHECK(in_both(figure("7.5", "万亩")) == "7.5万亩 / 75,000\u00A0mu");
  CHECK(in_both(figure("28", "微克/立方米")) == "28微克/立方米 / 28\u00A0µg/m³");
  CHECK(in_both(figure("260", "万标箱")) == "260万标箱 / 2.6\u00A0million\u00A0TEU");
  CHECK(in_both(figure("120", "MW")) == "120兆瓦 / 120\u00A0MW");
  CHECK(in_both(figure("5", "Mbit/s")) == "5Mbit/s / 5\u00A0Mbit/s");
  CHECK(in_both(figure("5", "亿CHF")) == "5亿CHF / 500\u00A0million\u00A0CHF");
}

TEST_CASE("percentage points follow the plural rule, by the digits as written") {
  CHECK(in_both(figure("1.2", "百分点")) == "1.2个百分点 / 1.2\u00A0percentage points");
  CHECK(in_both(figure("1", "百分点")) == "1个百分点 / 1\u00A0percentage point");
  CHECK(in_both(figure("1.0", "百分点")) == "1.0个百分点 / 1.0\u00A0percentage points");
  CHECK(in_both(number("1"), "{plural(x, 'town', 'towns')}") == "towns / town");
  CHECK(in_both(number("5"), "{plural(x, 'town', 'towns')}") == "towns / towns");
}

TEST_CASE("bare numbers, dates and texts by language") {
  CHECK(in_both(number("1234567.5")) == "1234567.5 / 1,234,567.5");
  CHECK(in_both(number("-3.1")) == "\u22123.1 / \u22123.1");
  CHECK(in_both(Value(Date{2019, 11, 1}, {})) == "2019年11月1日 / 1 November 2019");
  CHECK(in_both(record({{"value", Value(Date{2019, 11, 1}, {})}})) ==
        "2019年11月1日 / 1 November 2019");
  CHECK(in_both(record({{"zh", text("镇")}, {"en", text("town")}})) == "镇 / town");
}

TEST_CASE("a figure with words of its own prints these") {
  const Value words = record({{"zh", text("五个镇")}, {"en", text("five towns")}});
  CHECK(in_both(record({{"value", number("5")}, {"unit", text("个")}, {"text", words}})) ==
        "五个镇 / five towns");
}

TEST_CASE("a text picks its language: its own, then a wider one, then a narrower one") {
  const World world{{{"x", record({{"zh-Hant", text("鎮")}, {"zh", text("镇")}})},
                     {"y", record({{"zh-Hans", text("县")}})}}};
  CHECK(world.say("{x}", "zh-Hant") == "鎮");
  CHECK(world.say("{x}", "zh-Hant-TW") == "鎮");
  CHECK(world.say("{x}", "zh-Hans") == "镇");
  CHECK(world.say("{y}", "zh") == "县");
  CHECK(world.say("{x}", "en") == "!2: missing language 'en' | this text has only the others");
}

TEST_CASE("names of fields are not taken for languages") {
  CHECK_FALSE(jianbao::expr::is_language_map(record({{"gdp", number("1")}, {"fdi", number("2")}})));
  CHECK_FALSE(jianbao::expr::is_language_map(record({{"id", text("a")}})));
  CHECK_FALSE(jianbao::expr::is_language_map(record({})));
}

TEST_CASE("a figure's growth is worded by its sign") {
  const auto growth = [](Value value, const char* expression = "{x.growth}") {
    return in_both(record({{"value", number("1")}, {"growth", std::move(value)}}), expression);
  };
  CHECK(growth(text("74.4%")) == "增长74.4% / up 74.4%");
  CHECK(growth(number("74.4")) == "增长74.4% / up 74.4%");
  CHECK(growth(text("-3.1%")) == "下降3.1% / down 3.1%");
  CHECK(growth(text("\u22123.1%")) == "下降3.1% / down 3.1%");
  CHECK(growth(text("0.0%")) == "持平 / unchanged");
  CHECK(growth(text("1.2百分点")) == "提高1.2个百分点 / up 1.2\u00A0percentage points");
  CHECK(growth(text("-1个百分点")) == "下降1个百分点 / down 1\u00A0percentage point");
  CHECK(growth(Value()) == "… / …");
  CHECK(growth(text("持续增长")) == "持续增长 / 持续增长");
  CHECK(growth(text("74.4%"), "{change(x)}") == "增长74.4% / rose 74.4%");
  CHECK(growth(text("74.4%"), "{change(x.growth, 'verb')}") == "增长74.4% / rose 74.4%");
  CHECK(growth(text("-3.1%"), "{change(x, 'verb')}") == "下降3.1% / fell 3.1%");
  CHECK(growth(number("0"), "{change(x, 'verb')}") == "持平 / was unchanged");
}

TEST_CASE("counties with rises, falls, zeros and gaps") {
  for (int tenths = -1200; tenths <= 1200; ++tenths) {
    const std::string size = Decimal(tenths < 0 ? -tenths : tenths, 1).to_string() + "%";
    const Value county =
        record({{"value", number("1")}, {"growth", Value(Decimal(tenths, 1), {})}});
    CAPTURE(tenths);
    const std::string expected = tenths == 0  ? "持平 / unchanged"
                                 : tenths < 0 ? "下降" + size + " / down " + size
                                              : "增长" + size + " / up " + size;
    REQUIRE(in_both(county, "{x.growth}") == expected);
  }
  CHECK(in_both(record({{"value", Value()}, {"growth", Value()}}), "{x}，{x.growth}") ==
        "…，… / …，…");
}

TEST_CASE("English ranks by CLDR's ordinals") {
  const std::vector<std::pair<const char*, const char*>> ranks{
      {"1", "1st"},     {"2", "2nd"},     {"3", "3rd"},       {"4", "4th"},   {"11", "11th"},
      {"12", "12th"},   {"13", "13th"},   {"21", "21st"},     {"22", "22nd"}, {"23", "23rd"},
      {"101", "101st"}, {"111", "111th"}, {"1002", "1,002nd"}};
  for (const auto& [rank, words] : ranks) {
    CHECK(World{{{"x", number(rank)}}}.say("{ordinal(x)}") == words);
  }
  CHECK(jiaxing().say("居全省{fdi.rank}，第{fdi.year}年", "zh") == "居全省第2位，第2020年");
  CHECK(jiaxing().say("{fdi.rank} in {fdi.year}; {ordinal(3)}") == "2nd in 2020; 3rd");
  CHECK(jiaxing().say("{ordinal(3)}", "zh") == "第3位");
}

TEST_CASE("what prints in words still counts as a number") {
  CHECK(jiaxing().say("{fdi.rank <= 3} {fdi.rank == 2} {fdi.rank + 1} {retail.growth > 70}") ==
        "true true 3 true");
  CHECK(jiaxing().say("{fdi.year >= 2020 ? 'new' : 'old'}") == "new");
  CHECK(jiaxing().say("{fdi > 20} {fdi.value * 2} {format(fdi.year, '')}") == "true 52.94 2020");
}

TEST_CASE("a figure's parts, for cards and tables") {
  CHECK(in_both(figure("5500", "亿元"), "{x.number}|{x.unit}|{x.unit-name}|{compact(x)}") ==
        "5500|亿元|亿元|5500亿元 / 550|RMB bn|RMB billion|RMB\u00A0550\u00A0bn");
  CHECK(in_both(figure("344", "个"), "{x.number}|{x.unit}") == "344|个 / 344|");
  CHECK(in_both(figure("5500", "亿元"), "{x.value}") == "5500 / 5,500");
  CHECK(jiaxing().say("{upper(retail.name)}") == "EXPORTS");
  CHECK(jiaxing().say("{retail.name}", "zh") == "零售出口");
}

TEST_CASE("gaps show the signs of statistics offices") {
  CHECK(jiaxing().say("{gap} {gap.number} {early} {early.number}", "zh") == "… … 5亿元p 5p");
  CHECK(jiaxing().say("{format(gap, '.1f')} {format(early, '.1f')}") == "… 5.0p");
  Language own = make_language("zh");
  own.signs = {"—", "*", "（初步）"};
  CHECK(jiaxing().say("{gap} {secret} {early}", own) == "— * 5亿元（初步）");
}

TEST_CASE("what is suppressed gets out by no way") {
  for (const char* hole :
       {"{secret}", "{secret.number}", "{compact(secret)}", "{format(secret, '.2f')}"}) {
    CAPTURE(hole);
    CHECK(jiaxing().say(hole) == "x");
  }
  CHECK(jiaxing().say("{secret.unit}").empty());
  CHECK(jiaxing().say("{secret.value}") == "!2: missing data");
  CHECK(jiaxing().say("{secret['value']}") == "!2: missing data");
  CHECK(jiaxing().say("{secret + 1}") ==
        "!2: '+' needs two numbers, not missing data and a number");
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
  CHECK(world.say("{rows}") == "!2: this is a list, not a text or a figure");
  CHECK(world.say("{1 * 'a'}") == "!2: '*' needs two numbers, not a number and a text");
  CHECK(world.say("{1 < 'a'}") == "!2: '<' cannot compare a number with a text");
  CHECK(world.say("{-'a'}") == "!2: '-' needs a number, not a text");
  CHECK(world.say("{+'a'}") == "!2: '+' needs a number, not a text");
  CHECK(world.say("{+'2020' + 1}") == "2,021");
  CHECK(world.say("{1 / 0}") == "!2: division by zero");
  CHECK(world.say("{999999999999 * 999999999999}") == "!2: the result has more than 18 digits");
  CHECK(world.say("{null}") == "!2: missing data");
  CHECK(world.say("{froman(1)}").starts_with("!2: unknown function 'froman' | "));
  CHECK(world.say("{formt(1, '')}") == "!2: unknown function 'formt' | did you mean 'format'?");
  CHECK(world.say("{abs()}") == "!2: 'abs' takes 1 argument, not 0");
  CHECK(world.say("{round(1, 2, 3)}") == "!2: 'round' takes 1 or 2 arguments, not 3");
  CHECK(world.say("{if(1)}") == "!2: 'if' takes 3 arguments, not 1");
  CHECK(world.say("{abs('x')}") == "!2: argument 1 must be a number, not a text");
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
  CHECK_FALSE(jianbao::expr::truthy(Value()));
  CHECK_FALSE(jianbao::expr::truthy(number("0.00")));
  CHECK_FALSE(jianbao::expr::truthy(text("")));
  CHECK_FALSE(jianbao::expr::truthy(Value(List{}, {})));
  CHECK(jianbao::expr::truthy(text("no")));
  CHECK(jianbao::expr::truthy(number("-1")));
}

}  // namespace specification

TEST_CASE("a figure says how near it stands to the truth") {
  const auto qualified = [](const char* about, const expr::Language& language) {
    value::Record record;
    record.add("value", {}, Value(number("5500"), {}));
    record.add("unit", {}, Value(std::string("亿元"), {}));
    return expr::word_qualified(record, *expr::word_qualifier(about, language), language);
  };
  CHECK(qualified("over", zh) == "5500多亿元");
  CHECK(qualified("over", en) == "over RMB\u00A0550\u00A0billion");
  CHECK(qualified("passed", zh) == "5500亿元");
  CHECK(qualified("first-passed", en) == "RMB\u00A0550\u00A0billion, a first");
  CHECK(qualified("nearly", zh) == "近5500亿元");
  CHECK(expr::word_qualifier("passed", zh)->remark == "已突破");
  CHECK(expr::word_qualifier("first-passed", zh)->remark == "首破");
  CHECK(expr::word_qualifier("around", en)->sign == "≈");
  CHECK(!expr::word_qualifier("roughly", en));
}

TEST_CASE("growth has a sign where it stands alone") {
  const auto sign = [](const char* text) {
    return expr::word_growth(*expr::growth_of(Value(std::string(text), {})), expr::GrowthForm::sign,
                             en);
  };
  CHECK(sign("74.4%") == "+74.4%");
  CHECK(sign("-3.1%") == "\u22123.1%");
  CHECK(sign("0%") == "unchanged");
}

TEST_CASE("items of a list are counted by the language's habit") {
  CHECK(eval("enumerator(1)", zh) == "一、");
  CHECK(eval("enumerator(10)", zh) == "十、");
  CHECK(eval("enumerator(21)", zh) == "二十一、");
  CHECK(eval("enumerator(21)", en) == "21. ");
  CHECK(eval("enumerator(0)") == "error: an enumerator is a whole number from 1 to 99");
}

TEST_CASE("lists are joined to one, and a map gives its values") {
  base::Diagnostics diagnostics;
  const Value towns(value::List{Value(Decimal(1, 0), {}), Value(Decimal(2, 0), {})}, {});
  value::Record record;
  record.add("third", {}, Value(Decimal(3, 0), {}));
  const Value more(std::move(record), {});
  expr::Scope scope;
  scope.add("towns", &towns);
  scope.add("more", &more);
  const base::SourceFile file("x", "sum(concat(towns, more, towns))");
  const auto parsed = expr::parse(file.text(), {&file, 0, file.text().size()}, diagnostics);
  const Value total = expr::evaluate(*parsed, scope, en, diagnostics);
  CHECK(expr::display(total, en, {}, diagnostics) == "9");
  CHECK(eval("concat(1)") == "error: argument 1 must be a list, not a number");
}
