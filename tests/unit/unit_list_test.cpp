#include <catch2/catch.hpp>

#include "expr/figure_check.h"
#include "expr/magnitudes.h"
#include "expr/unit_names.h"
#include "expr_world.h"
#include "read/yaml.h"

using namespace jianbao::expr_world;

namespace {

Value yaml(const SourceFile& file) {
  Diagnostics diagnostics;
  const auto value = jianbao::read::parse_yaml(file, {}, diagnostics);
  return value ? *value : Value();
}

std::string first_of(const Diagnostics& diagnostics) {
  const auto all = diagnostics.sorted();
  return all.empty()
             ? ""
             : all.front().text + (all.front().hint.empty() ? "" : " | " + all.front().hint);
}

std::string check(const std::string& unit) {
  const SourceFile file("d.yaml", "{value: 7426.85, unit: " + unit + "}");
  Diagnostics diagnostics;
  jianbao::expr::check_figures(yaml(file), nullptr, diagnostics);
  return first_of(diagnostics);
}

Language english_with(const char* units) {
  static std::vector<std::unique_ptr<SourceFile>> files;
  files.push_back(std::make_unique<SourceFile>("u.yaml", units));
  const Value declared = yaml(*files.back());
  auto own = std::make_shared<jianbao::expr::OwnUnits>();
  for (const auto& field : declared.as_record()->fields()) own->add({field.key, field.value});
  Language language = make_language("en");
  language.units = std::move(own);
  return language;
}

}  // namespace

TEST_CASE("a Han word is a unit only where a list has it", "[units]") {
  for (const char* unit : {"亿元", "个", "万人次", "人次", "平方公里", "个百分点", "％", "\"%\"",
                           "元/人", "亿", "英亩", "kW·h", "USD", "倍", "万户", "件/万人"}) {
    CAPTURE(unit);
    CHECK(check(unit) == "");
  }
  CHECK(check("忆元") == "unknown unit '忆元' | did you mean '亿元'?");
  CHECK(check("亿圆圆") == "unknown unit '亿圆圆' | did you mean '亿圆'?");
  CHECK(check("百分比") == "unknown unit '百分比' | did you mean '百分点'?");
  CHECK(check("馆") == "unknown unit '馆' | 'units' in the project declares one of its own");
}

TEST_CASE("full-width forms of units are what they are", "[units]") {
  CHECK(in_both(figure("12.3", "％")) == "12.3% / 12.3%");
  CHECK(in_both(figure("1.2", "个百分点")) == "1.2个百分点 / 1.2\u00A0percentage points");
  CHECK(in_both(figure("35", "㎡")) == "35平方米 / 35\u00A0m²");
}

TEST_CASE("a project declares units, with 万 and 亿 before them", "[units]") {
  const Language en =
      english_with("{支: {en: {one: piece, other: pieces}}, 标准箱: {en: TEU}, 号: }");
  const auto say = [&](const char* amount, const char* unit) {
    return World{{{"x", figure(amount, unit)}}}.say("{x}", en);
  };
  CHECK(say("3200", "支") == "3,200\u00A0pieces");
  CHECK(say("1", "支") == "1\u00A0piece");
  CHECK(say("350", "万支") == "3.5\u00A0million\u00A0pieces");
  CHECK(say("12", "标准箱") == "12\u00A0TEU");
  CHECK(World{{{"x", figure("350", "万支")}}}.say("{x}", "zh") == "350万支");
}

TEST_CASE("a counter prints what is counted, and warns where nothing says it", "[units]") {
  const Value museums = record({{"value", number("46")},
                                {"unit", text("座")},
                                {"counted", record({{"en", text("museums")}})}});
  CHECK(in_both(museums) == "46座 / 46\u00A0museums");
  CHECK(in_both(museums, "{x.number}") == "46 / 46");
  Diagnostics diagnostics;
  const Value bare = figure("46", "座");
  jianbao::expr::display(bare, make_language("en"), {}, diagnostics);
  CHECK(first_of(diagnostics).starts_with("the unit '座' has no English word"));
  Diagnostics chinese;
  jianbao::expr::display(bare, make_language("zh"), {}, chinese);
  CHECK(chinese.warning_count() == 0);
}

TEST_CASE("numbers that look like another unit than their fellows' are warned of", "[units]") {
  const auto warned = [](const std::string& data) {
    const SourceFile file("d.yaml", data);
    Diagnostics diagnostics;
    jianbao::expr::check_magnitudes(yaml(file), diagnostics);
    return first_of(diagnostics);
  };
  CHECK(warned("[{growth: 5.4}, {growth: 6.1}, {growth: 0.054}]")
            .starts_with("this is below one per cent"));
  CHECK(warned(
            "{a: {value: 1, growth: 5.4%}, b: {value: 2, growth: 0.062}, c: {value: 3, growth: 4}}")
            .starts_with("this is below one per cent"));
  CHECK(warned("[{gdp: 544.5}, {gdp: 612.3}, {gdp: 4.9}, {gdp: 498.2}]")
            .starts_with("this is a hundred times smaller"));
  CHECK(warned("[{gdp: 544.5}, {gdp: 61230}, {gdp: 510}]")
            .starts_with("this is a hundred times larger"));
  CHECK(warned("[{growth: 5.4}, {growth: 0.1}, {growth: -2.3}]") == "");
  CHECK(warned("[{n: 1}, {n: 12}, {n: 160}, {n: 900}]") == "");
  CHECK(warned("[{gdp: {value: 1, unit: 亿元}}, {gdp: {value: 9000, unit: 万元}}]") == "");
}

TEST_CASE("a number as it was read prints as its file has it", "[numbers]") {
  const SourceFile file("d.yaml", "{code: 330402, item: 1E5, year: 2020, zip: 0573, n: -1234.50}");
  const Value data = yaml(file);
  World world;
  for (const auto& field : data.as_record()->fields())
    world.names.emplace_back(field.key, field.value);
  CHECK(world.say("{code} {item} {zip} {n}", "en") == "330402 1E5 0573 \u22121234.50");
  CHECK(world.say("{code + 1}", "en") == "330,403");
  CHECK(world.say("{format(code, ',')}", "zh") == "330,402");
  CHECK(data.as_record()->find("zip")->as_text() != nullptr);
}

TEST_CASE("a quotient prints with sensible decimals, and is exact to format", "[numbers]") {
  CHECK(ask("1 / 3") == "0.333");
  CHECK(ask("200 / 3") == "66.67");
  CHECK(ask("1 / 3000") == "0.000333");
  CHECK(ask("1 / 8") == "0.125");
  CHECK(ask("1 / 7 * 7") == "1");
  CHECK(calculate("1 / 3") == "0.333333333333");
  CHECK(ask("format(share(1, 3), '.2f')") == "33.33");
  CHECK(ask("share(53764.4, 200000)") == "26.9");
  CHECK(ask("format(share(53764.4, 200000), '.2f')") == "26.88");
}
