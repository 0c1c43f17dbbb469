#include <catch2/catch.hpp>

#include "expr_world.h"

using namespace jianbao;
using namespace jianbao::expr_world;

TEST_CASE("money converts exactly, and drops the zeros that converting makes") {
  CHECK(in_both(figure("5500", "亿元")) == "5500亿元 / RMB\u00A0550\u00A0billion");
  CHECK(in_both(figure("790.20", "亿元")) == "790.20亿元 / RMB\u00A079.02\u00A0billion");
  CHECK(in_both(figure("23.2", "亿元")) == "23.2亿元 / RMB\u00A02.32\u00A0billion");
  CHECK(in_both(figure("0.8", "亿元")) == "8000万元 / RMB\u00A080\u00A0million");
  CHECK(in_both(figure("10", "亿元")) == "10亿元 / RMB\u00A01\u00A0billion");
  CHECK(in_both(figure("9.99", "亿元")) == "9.99亿元 / RMB\u00A0999\u00A0million");
  CHECK(in_both(figure("10000", "亿元")) == "1万亿元 / RMB\u00A01\u00A0trillion");
  CHECK(in_both(figure("39038.1", "亿元")) == "39038.1亿元 / RMB\u00A03.90381\u00A0trillion");
  CHECK(in_both(figure("3.5", "万元")) == "3.5万元 / RMB\u00A035,000");
  CHECK(in_both(figure("350", "万元")) == "350万元 / RMB\u00A03.5\u00A0million");
  CHECK(in_both(figure("69839", "元")) == "69839元 / RMB\u00A069,839");
  CHECK(in_both(figure("5.50", "元")) == "5.50元 / RMB\u00A05.50");
  CHECK(in_both(figure("26.47", "亿美元")) == "26.47亿美元 / USD\u00A02.647\u00A0billion");
  CHECK(in_both(figure("0.5", "万美元")) == "5000美元 / USD\u00A05,000");
  CHECK(in_both(figure("2", "万亿元")) == "2万亿元 / RMB\u00A02\u00A0trillion");
  CHECK(in_both(figure("0", "亿元")) == "0亿元 / RMB\u00A00");
  CHECK(in_both(figure("-3.2", "亿元")) == "\u22123.2亿元 / RMB\u00A0\u2212320\u00A0million");
  CHECK(in_both(figure("999999999999999999", "亿元")) ==
        "99999999999999.9999万亿元 / RMB\u00A099,999,999,999,999.9999\u00A0trillion");
}

TEST_CASE("Chinese takes 万 and 亿 by size, where the stored unit reads badly") {
  const auto zh = [](const char* number, const char* unit) {
    return World{{{"x", figure(number, unit)}}}.say("{x}", "zh");
  };
  CHECK(zh("0.05", "亿元") == "500万元");
  CHECK(zh("-0.05", "亿元") == "\u2212500万元");
  CHECK(zh("0.000005", "亿元") == "500元");
  CHECK(zh("0.5", "元") == "0.5元");
  CHECK(zh("9999.5", "亿元") == "9999.5亿元");
  CHECK(zh("64613", "亿元") == "64613亿元");
  CHECK(zh("12000", "亿元") == "1.2万亿元");
  CHECK(zh("99999999.5", "亿元") == "9999.99995万亿元");
  CHECK(zh("70000", "万元") == "7亿元");
  CHECK(zh("64124", "元") == "64124元");
  CHECK(zh("120000", "元") == "12万元");
  CHECK(zh("1234567", "个") == "123.4567万个");
  CHECK(zh("12345678", "CNY") == "1234.5678万元");
  CHECK(zh("9600000", "km2") == "960万平方公里");
  CHECK(zh("2021", "年") == "2021年");
  CHECK(zh("1234567", "") == "1234567");
  CHECK(zh("1234567", "%") == "1234567%");
  CHECK(zh("0", "亿元") == "0亿元");
}

TEST_CASE("number and unit of a figure belong together") {
  const World world{{{"x", figure("0.05", "亿元")}}};
  CHECK(world.say("{x.number}{x.unit} {x.value}", "zh") == "500万元 0.05");
  CHECK(world.say("{x.unit} {x.number} {x.value}", "en") == "RMB m 5 0.05");
}

TEST_CASE("what is counted follows the plural rule where the data gives the forms") {
  const auto villages = [](const char* number) {
    return record(
        {{"value", Value(*Decimal::parse(number), {})},
         {"counted",
          record({{"en", record({{"one", text("village")}, {"other", text("villages")}})}})}});
  };
  const auto count = [&](const char* number) {
    return World{{{"x", villages(number)}}}.say("{x} {x.counted}");
  };
  CHECK(count("1") == "1 village");
  CHECK(count("0") == "0 villages");
  CHECK(count("62") == "62 villages");
}

TEST_CASE("ISO 4217 codes and SI symbols have Chinese names") {
  CHECK(in_both(figure("5500", "CNY")) == "5500元 / RMB\u00A05,500");
  CHECK(in_both(figure("12", "USD")) == "12美元 / USD\u00A012");
  CHECK(in_both(figure("2300", "km²")) == "2300平方公里 / 2,300\u00A0km²");
  CHECK(in_both(figure("3", "亿欧元")) == "3亿欧元 / EUR\u00A0300\u00A0million");
}

TEST_CASE("counts, measures and shares") {
  CHECK(in_both(figure("0.032", "亿")) == "320万 / 3.2\u00A0million");
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
  CHECK(in_both(figure("5", "亿CHF")) == "5亿瑞士法郎 / CHF\u00A0500\u00A0million");
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
  CHECK(jiaxing().say("{gap} {gap.number} {early} {early.number}", "zh") == "… … 5亿元\u2060p 5p");
  CHECK(jiaxing().say("{format(gap, '.1f')} {format(early, '.1f')}") == "… 5.0p");
  Language own = make_language("zh");
  own.signs = {"—", "*", "（初步）"};
  CHECK(jiaxing().say("{gap} {secret} {early}", own) == "— * 5亿元\u2060（初步）");
}

TEST_CASE("what is suppressed gets out by no way") {
  for (const char* hole :
       {"{secret}", "{secret.number}", "{compact(secret)}", "{format(secret, '.2f')}"}) {
    CAPTURE(hole);
    CHECK(jiaxing().say(hole) == "x");
  }
  CHECK(jiaxing().say("{secret.unit}").empty());
  CHECK(jiaxing().say("{secret.value}") == "x");
  CHECK(jiaxing().say("{secret['value']}") == "x");
  CHECK(jiaxing().say("{secret.growth}{secret.rank}") == "xx");
  CHECK(jiaxing().say("{secret + 1}") == "x");
}

TEST_CASE("units of one measure convert exactly, counters among themselves") {
  const auto in = [](const char* digits, const char* from, const char* to) {
    const auto converted = expr::convert(*Decimal::parse(digits), from, to);
    return converted ? converted->to_string() : "no";
  };
  CHECK(in("70000", "万元", "亿元") == "7");
  CHECK(in("5", "亿元", "CNY") == "500000000");
  CHECK(in("1.5", "万人", "个") == "15000");
  CHECK(in("12", "km2", "平方公里") == "12");
  CHECK(in("5", "亿元", "亿美元") == "no");
  CHECK(in("5", "%", "百分点") == "no");
  CHECK(in("5", "亿元", "个") == "no");
}

TEST_CASE("English loses no thousand, no currency and no denominator") {
  CHECK(in_both(figure("5", "千元")) == "5千元 / RMB\u00A05,000");
  CHECK(in_both(figure("12", "百万美元")) == "12百万美元 / USD\u00A012\u00A0million");
  CHECK(in_both(figure("5", "亿澳元")) == "5亿澳元 / AUD\u00A0500\u00A0million");
  CHECK(in_both(figure("64124", "元/人")) == "64124元/人 / RMB\u00A064,124 per\u00A0person");
  CHECK(in_both(figure("320", "公斤/亩")) == "320公斤/亩 / 320\u00A0kg per\u00A0mu");
  CHECK(in_both(figure("35", "千伏")) == "35千伏 / 35\u00A0kV");
  CHECK(in_both(figure("3", "千克")) == "3千克 / 3\u00A0kg");
  CHECK(in_both(figure("2020", "年")) == "2020年 / 2020");
}

TEST_CASE("a year has no separators, wherever it stands") {
  const World world{{{"year", number("2020")}, {"row", record({{"year", number("2019")}})}}};
  CHECK(world.say("{year} {row.year} {row['year']} {row.year + 1}") == "2020 2019 2019 2,020");
  CHECK(world.say("{year == 2020} {row.year < 2020}") == "true true");
}

TEST_CASE("what qualifies a figure loses none of its words") {
  const World world{
      {{"day", record({{"value", Value(Date{2019, 11, 1}, {})}, {"about", text("around")}})},
       {"early", record({{"value", number("5500")},
                         {"unit", text("亿元")},
                         {"about", text("over")},
                         {"status", text("provisional")}})}}};
  CHECK(world.say("{day.qualified}", "en") == "about 1 November 2019");
  CHECK(world.say("{early.qualified}", "en") == "over RMB\u00A0550\u00A0billion\u00A0p");
  CHECK(world.say("{early.qualified}", "zh") == "5500多亿元\u2060p");
}
