#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "expr/expr.h"

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
        "5%\u2060p");
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
  CHECK(eval("1 / 0") == "…");
  CHECK(eval("nosuch(1)") == "error: unknown function 'nosuch'");
  CHECK(eval("'a' * 2") == "error: \"a\" is not a number");
  CHECK(eval(std::string(5000, '(')).starts_with("error: "));
  CHECK(eval(std::string(5000, '-') + "1").starts_with("error: "));
}

TEST_CASE("a figure says how near it stands to the truth") {
  const auto qualified = [](const char* about, const expr::Language& language) {
    value::Record record;
    record.add("value", {}, Value(number("5500"), {}));
    record.add("unit", {}, Value(std::string("亿元"), {}));
    base::Diagnostics diagnostics;
    const std::string plain = expr::display(Value(record, {}), language, {}, diagnostics);
    return expr::word_qualified(record, plain, *expr::word_qualifier(about, language), language);
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
