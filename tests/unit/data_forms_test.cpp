#include <catch2/catch.hpp>

#include "read/data.h"
#include "read/json.h"
#include "read/number_format.h"
#include "read/read.h"
#include "read/sheet_grid.h"
#include "value/date_form.h"
#include "value/number_form.h"

using namespace jianbao;
using value::DateOrder;

namespace {

std::string number(const std::string& text, char mark = '.') {
  const auto form = value::number_form(text, mark);
  return form ? form->number.to_string() + (form->percent ? "%" : "") : "none";
}

std::string day(const std::string& text, DateOrder order = DateOrder::usual) {
  const auto form = value::date_form(text, order);
  return form.date ? form.date->to_string() : form.readings.empty() ? "none" : form.readings;
}

// A text file as a table, with what was said of it.
struct Table {
  base::SourceFile file;
  base::Diagnostics diagnostics = {};
  std::optional<read::Table> table = {};

  explicit Table(std::string text, const spec::TableSource& told = {})
      : file("t.csv", std::move(text)), table(read::parse_text_table(file, told, diagnostics)) {}

  std::string cell(std::size_t row, const std::string& name) const {
    const value::Value* cell = table->rows.as_list()->at(row).as_record()->find(name);
    if (cell == nullptr) return "no such column";
    if (cell->as_record() != nullptr) cell = cell->as_record()->find("value");
    return cell->is_null()                ? "gap"
           : cell->as_number() != nullptr ? cell->as_number()->to_string()
           : cell->as_date() != nullptr   ? cell->as_date()->to_string()
                                          : *cell->as_text();
  }
  std::string said() const {
    const auto all = diagnostics.sorted();
    return all.empty() ? "" : all.front().text;
  }
};

}  // namespace

TEST_CASE("numbers are read as sheets have them", "[data]") {
  CHECK(number("1,234.5") == "1234.5");
  CHECK(number("１２３．５") == "123.5");
  CHECK(number("−3") == "-3");
  CHECK(number("(7.5)") == "-7.5");
  CHECK(number("（７．５）") == "-7.5");
  CHECK(number("12.3%") == "12.3%");
  CHECK(number("12.3 ％") == "12.3%");
  CHECK(number(" 7\u3000") == "7");
  CHECK(number("1.234,5", ',') == "1234.5");
  CHECK(number("1\u202F234,5", ',') == "1234.5");
  CHECK(number("1 234.5") == "1234.5");
  for (const char* none : {"1,23", "1.2.3", "1e5", "5.", ".5", "--3", "(-3)", "5元", "", "%"}) {
    CAPTURE(none);
    CHECK(number(none) == "none");
  }
  CHECK(value::number_form("0573", '.')->coded);
  CHECK(value::number_form("330 402", '.')->coded);
  CHECK_FALSE(value::number_form("0.5", '.')->coded);
}

TEST_CASE("dates are read as offices write them, and a month stays one", "[data]") {
  for (const char* same : {"2020-01-05", "2020/1/5", "2020.1.5", "2020年1月5日", "20200105",
                           "２０２０年１月５日", "2020-01-05 00:00:00", "2020/1/5 0:00"}) {
    CAPTURE(same);
    CHECK(day(same) == "2020-01-05");
  }
  for (const char* month : {"2020年1月", "2020-01", "2020/1", "202001", "2020.1"}) {
    CAPTURE(month);
    CHECK(day(month) == "2020-01");
  }
  for (const char* quarter :
       {"2020Q1", "2020-Q1", "2020年一季度", "2020年第1季度", "2020年1季度"}) {
    CAPTURE(quarter);
    CHECK(day(quarter) == "2020-Q1");
  }
  CHECK(day("43835", DateOrder::excel) == "2020-01-05");
  CHECK(day("59", DateOrder::excel) == "1900-02-28");
  CHECK(day("60", DateOrder::excel) == "none");
  CHECK(day("61", DateOrder::excel) == "1900-03-01");
  CHECK(day("42373", DateOrder::excel_1904) == "2020-01-05");
  CHECK(day("5/1/2020", DateOrder::day_month_year) == "2020-01-05");
  CHECK(day("1/5/2020", DateOrder::month_day_year) == "2020-01-05");
  // One of the two is no month.
  CHECK(day("25/1/2020") == "2020-01-25");
  CHECK(day("1/5/2020") == "2020-05-01 or 2020-01-05");
  for (const char* moment : {"2020-01-05 10:30", "2020-01-05T10:30:00.5", "2020/1/5 9:05:59"}) {
    CAPTURE(moment);
    CHECK(day(std::string(value::without_time(moment))) == "2020-01-05");
  }
  for (const char* whole : {"2020-01-05 10:30Z", "2020-01-05T10:30:00+08:00", "2020年1月", "a b",
                            "1 2:3:4:5", "x 123:00"}) {
    CHECK(value::without_time(whole) == whole);
  }
  for (const char* none : {"2020-13", "2020-02-30", "43835", "2020Q5", "2020年", "5.1",
                           "2020-01-05 10:30", "yesterday"}) {
    CAPTURE(none);
    CHECK(day(none) == "none");
  }
}

TEST_CASE("a column of another form is a number, a percentage or a date by itself", "[data]") {
  const Table table(
      "a,b,c,d,e,f\n\"1,234.5\",12.3%,2020/1/"
      "5,2020年1月,2010-11,1%\n5,0,2020年2月1日,2021年2月,2011-12,2\n");
  CHECK(table.said() == "");
  CHECK(table.cell(0, "a") == "1234.5");
  CHECK(table.cell(0, "b") == "12.3");
  CHECK(table.cell(1, "c") == "2020-02-01");
  CHECK(table.cell(0, "d") == "2020-01");
  // Two years, or a month: nobody knows. A share and a number make no column.
  CHECK(table.cell(0, "e") == "2010-11");
  CHECK(table.cell(0, "f") == "1%");
}

TEST_CASE("what stands about the rows of a table file is left out", "[data]") {
  spec::TableSource told;
  told.skip = 1;
  told.header_rows = 2;
  told.comment = "#";
  told.until = {"合计", "注"};
  told.fill_down = {{"地区.市", {}}};
  told.missing = {"—", "…"};
  const Table table(
      "各县主要指标,,,,\n地区,,生产总值,,\n市,县,2022,2023,\n# "
      "草稿\n嘉兴,海盐,1,—,\n,平湖,2,3,\n,,,,\n"
      "合计,,3,3,\n注：略,,,,\n",
      told);
  CHECK(table.said() == "");
  REQUIRE(table.table);
  REQUIRE(table.table->rows.as_list()->size() == 2);
  const auto& row = *table.table->rows.as_list()->at(1).as_record();
  CHECK(*row.find("地区")->as_record()->find("市")->as_text() == "嘉兴");
  CHECK(row.find("生产总值")->as_record()->find("2023")->as_number()->to_string() == "3");
  const auto& first = *table.table->rows.as_list()->at(0).as_record();
  CHECK(first.find("生产总值")->as_record()->find("2023")->is_null());
}

TEST_CASE("a separator is the one that parts the lines alike", "[data]") {
  CHECK(Table("a;b\n1,5;x, y\n2,25;z\n").cell(0, "a") == "1.5");
  CHECK(Table("a\tb\n1,234\tx\n").cell(0, "a") == "1234");
  CHECK(Table("a;b\n1,500;x\n").said() == "the comma of 1,500 may part thousands or decimals");
  spec::TableSource told;
  told.decimal = ',';
  CHECK(Table("a;b\n1,500;x\n", told).cell(0, "a") == "1.500");
  told = {};
  told.separator = '~';
  CHECK(Table("a~b\n1~x,y\n", told).cell(0, "b") == "x,y");
}

TEST_CASE("a declared unit may stand behind the number", "[data]") {
  spec::TableSource told;
  told.columns.push_back({"v", spec::ColumnType::number, {}, "万元", ""});
  const Table table("v\n\"1,234万元\"\n5\n6元\n", told);
  CHECK(table.cell(0, "v") == "1234");
  CHECK(table.cell(1, "v") == "5");
  CHECK(table.said() == "\"6元\" is not a number");
}

TEST_CASE("the formats of a sheet's cells tell days, months, shares and thousands", "[data]") {
  using Shows = read::NumberFormat::Shows;
  CHECK(read::parse_number_format("0.0%").shows == Shows::percent);
  CHECK(read::parse_number_format("#,##0.00_);[Red](#,##0.00)").grouped);
  CHECK(read::parse_number_format("#,##0.00").places == 2);
  CHECK(read::parse_number_format("yyyy\"年\"m\"月\"d\"日\"").part == value::DatePart::day);
  CHECK(read::parse_number_format("yyyy\"年\"m\"月\";@").part == value::DatePart::month);
  CHECK(read::parse_number_format("[$-804]yyyy/m/d h:mm").shows == Shows::date);
  CHECK(read::parse_number_format("h:mm:ss").shows == Shows::moment);
  CHECK(read::parse_number_format("[h]:mm").shows == Shows::moment);
  CHECK(read::parse_number_format("General").shows == Shows::number);
  CHECK(read::parse_number_format("0\"d\"").shows == Shows::number);
  CHECK(read::built_in_format(14).shows == Shows::date);
  CHECK(read::built_in_format(57).part == value::DatePart::month);
}

TEST_CASE("ranges of a sheet are written as in Excel", "[data]") {
  const auto range = read::parse_range("$B$2:D40");
  REQUIRE(range);
  CHECK((range->top == 1 && range->left == 1 && range->bottom == 39 && range->right == 3));
  CHECK(read::parse_range("A:F"));
  CHECK(read::parse_range("3:40"));
  CHECK(read::parse_range("C14"));
  for (const char* none : {"", "A", "3", "D40:B2", "A0:B1", "XFE1", "A1:B", "总表"}) {
    CAPTURE(none);
    CHECK_FALSE(read::parse_range(none));
  }
  CHECK(base::column_letters(0) == "A");
  CHECK(base::column_letters(25) == "Z");
  CHECK(base::column_letters(26) == "AA");
  CHECK(base::column_letters(16383) == "XFD");
}

TEST_CASE("JSON keeps its numbers and tells where each value stands", "[data]") {
  base::Diagnostics diagnostics;
  const base::SourceFile file("a.json", R"( { "a": [1.50, -2e3, "x\"y"], "b": {"c": null} } )");
  const auto root = read::parse_json(file, {}, diagnostics);
  REQUIRE(root);
  const auto text_at = [&](const value::Value& value) {
    return std::string(
        file.text().substr(value.span().begin, value.span().end - value.span().begin));
  };
  const auto& list = *root->as_record()->find("a")->as_list();
  CHECK(list[0].written() == "1.50");
  CHECK(text_at(list[0]) == "1.50");
  CHECK(text_at(list[1]) == "-2e3");
  CHECK(text_at(list[2]) == "\"x\\\"y\"");
  CHECK(text_at(*root->as_record()->find("b")->as_record()->find("c")) == "null");
}

TEST_CASE("JSON that is none is one error at its place", "[data]") {
  const auto said = [](const std::string& text) {
    base::Diagnostics diagnostics;
    const base::SourceFile file("a.json", text);
    CHECK_FALSE(read::parse_json(file, {}, diagnostics));
    const auto all = diagnostics.sorted();
    return all.size() == 1 ? base::format_text(all[0], false) : std::to_string(all.size());
  };
  CHECK(said("{\"a\": }").starts_with("a.json:1:7: error: JSON syntax"));
  CHECK(said("[1, 2,]").starts_with("a.json:1:7: error: JSON syntax"));
  CHECK(said("{\"a\"：1}").find("a full-width colon stands here: write ':'") != std::string::npos);
  CHECK(said("{\"a\": 1, \"a\": 2}").find("duplicate key 'a'") != std::string::npos);
  CHECK(said("[1] [2]").starts_with("a.json:1:5: error: JSON syntax"));
  CHECK(said(std::string(100, '[')).find("nested deeper than 64 levels") != std::string::npos);
  CHECK(said("[1234567890123456789012]").find("at most 18 digits") != std::string::npos);
}
