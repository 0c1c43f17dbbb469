#include <catch2/catch.hpp>

#include "read/read.h"
#include "spec/table_schema.h"
#include "value/date_form.h"
#include "value/number_form.h"

using jianbao::base::Diagnostics;
using jianbao::base::SourceFile;
using jianbao::spec::ColumnType;
using jianbao::spec::TableSource;
using jianbao::value::Value;
namespace reading = jianbao::read;

namespace {

// A CSV file as it is read, and what was said of it.
struct Table {
  SourceFile file;
  Diagnostics diagnostics = {};
  std::optional<Value> rows = {};

  explicit Table(std::string text, const TableSource& told = {}) : file("t.csv", std::move(text)) {
    const auto table = reading::parse_text_table(file, told, diagnostics);
    if (table) rows = table->rows;
  }
  const Value& cell(std::size_t row, const char* name) const {
    return *rows->as_list()->at(row).as_record()->find(name);
  }
  std::string first_error() const {
    const auto entries = diagnostics.sorted();
    return entries.empty() ? "" : jianbao::base::format_text(entries.front(), false);
  }
};

TableSource told(const char* name, ColumnType type) {
  TableSource source;
  source.columns.push_back({name, type, {}});
  return source;
}

}  // namespace

TEST_CASE("a column is a number where each of its cells is one", "[table_file]") {
  const Table table("code,gdp,phone\n330402,544.51,0573\n330411,-1.50,82521234\n330424,,010\n");
  CHECK(table.cell(0, "code").as_number() != nullptr);
  CHECK(table.cell(1, "gdp").as_number()->to_string() == "-1.50");
  CHECK(table.cell(2, "gdp").is_null());
  // One zero in front makes all of them texts.
  CHECK(*table.cell(0, "phone").as_text() == "0573");
  CHECK(*table.cell(1, "phone").as_text() == "82521234");
}

TEST_CASE("what is not written as plain numbers are stays a text", "[table_file]") {
  for (const char* cell : {"1E5", "+5", "00", "007.5", "1.", ".5", "330402199001011234567", "0x1F",
                           "330 402", "1.2.3", "2010-11"}) {
    CAPTURE(cell);
    const Table table("a\n" + std::string(cell) + "\n");
    REQUIRE(table.rows);
    REQUIRE(table.cell(0, "a").as_text() != nullptr);
    CHECK(*table.cell(0, "a").as_text() == cell);
  }
}

TEST_CASE("TRUE and FALSE are truths in any case, where the whole column says such",
          "[table_file]") {
  const Table table("a,b\nTRUE,TRUE\nfalse,是\nTrue,FALSE\n");
  CHECK(*table.cell(0, "a").as_bool());
  CHECK_FALSE(*table.cell(1, "a").as_bool());
  CHECK(*table.cell(2, "a").as_bool());
  CHECK(*table.cell(0, "b").as_text() == "TRUE");
}

TEST_CASE("a figure's value is what it is by itself, beside its unit", "[table_file]") {
  const Table table("key,value,unit\na,544.51,亿元\nb,2019-11-01,\nc,三纵三横,\n");
  CHECK(table.cell(0, "value").as_number() != nullptr);
  CHECK(table.cell(1, "value").as_date() != nullptr);
  CHECK(table.cell(2, "value").as_text() != nullptr);
}

TEST_CASE("texts of a table file are plain, unless it is said to hold Markdown", "[table_file]") {
  CHECK(Table("a\n__init__\n").cell(0, "a").is_plain());
  TableSource markdown;
  markdown.markdown = true;
  CHECK_FALSE(Table("a\n__init__\n", markdown).cell(0, "a").is_plain());
  CHECK_FALSE(Table("a\nx\n", told("a", ColumnType::markdown)).cell(0, "a").is_plain());
}

TEST_CASE("a column is read as it is declared", "[table_file]") {
  CHECK(*Table("a\n330402\n", told("a", ColumnType::text)).cell(0, "a").as_text() == "330402");
  const Table numbers("a\n\"1,234.5\"\n−3\n１２\n 7 \n", told("a", ColumnType::number));
  CHECK(numbers.cell(0, "a").as_number()->to_string() == "1234.5");
  CHECK(numbers.cell(1, "a").as_number()->to_string() == "-3");
  CHECK(numbers.cell(2, "a").as_number()->to_string() == "12");
  CHECK(numbers.cell(3, "a").as_number()->to_string() == "7");
  const Table days("a\n2020/1/5\n2020年1月5日\n2020.01.05\n", told("a", ColumnType::date));
  for (std::size_t row = 0; row < 3; ++row) {
    CHECK(days.cell(row, "a").as_date()->to_string() == "2020-01-05");
  }
  const Table rates("a\n12.3%\n5.4\n６％\n", told("a", ColumnType::percent));
  CHECK(rates.cell(0, "a").as_record()->find("value")->as_number()->to_string() == "12.3");
  CHECK(*rates.cell(1, "a").as_record()->find("unit")->as_text() == "%");
  CHECK(rates.cell(2, "a").as_record()->find("value")->as_number()->to_string() == "6");
}

TEST_CASE("a cell that is not what its column is declared to be is an error there",
          "[table_file]") {
  const Table table("name,v\n甲,1\n乙,12.3.4\n", told("v", ColumnType::number));
  REQUIRE(table.rows);
  CHECK(table.first_error() ==
        "t.csv:3:3: error: \"12.3.4\" is not a number\n  乙,12.3.4\n     ^~~~~~ a gap is an empty "
        "cell, or one of the words of 'missing'\n  note: the column 'v' is declared here\n");
  for (const char* cell : {"1,23", "1,2345", ",123", "1,,234", "12,34.5"}) {
    CAPTURE(cell);
    CHECK_FALSE(jianbao::value::number_form(cell, '.'));
  }
  CHECK_FALSE(jianbao::value::date_form("2020/13/1", jianbao::value::DateOrder::usual).date);
}

TEST_CASE("of many cells with one fault the first few are shown, and a count", "[table_file]") {
  std::string text = "v\n";
  for (int i = 0; i < 1000; ++i) text += "x" + std::to_string(i) + "\n";
  const Table table(text, told("v", ColumnType::number));
  CHECK(table.diagnostics.error_count() == 1000);
  const auto shown = table.diagnostics.shown();
  REQUIRE(shown.size() == 3);
  CHECK(shown.back().notes.back().text == "and 997 more like this");
}

TEST_CASE("a declared column that the file lacks is named, with the nearest", "[table_file]") {
  const Table table("code,gdp\n1,2\n", told("gpd", ColumnType::number));
  CHECK_FALSE(table.rows);
  CHECK(table.diagnostics.sorted().front().text == "the file has no column 'gpd'");
  CHECK(table.diagnostics.sorted().front().hint == "did you mean 'gdp'?");
}

TEST_CASE("a Table Schema and a JSON Schema say what columns are", "[table_file]") {
  const auto types = [](const char* json) {
    const SourceFile file("s.json", json);
    Diagnostics diagnostics;
    const auto schema = reading::parse_yaml(file, {}, diagnostics);
    TableSource table;
    jianbao::spec::add_table_schema(*schema, table, diagnostics);
    std::string said;
    for (const auto& column : table.columns) {
      said += column.name + ":" + std::string(jianbao::spec::name_of(column.type)) + " ";
    }
    for (const std::string& word : table.missing) said += word;
    return diagnostics.has_errors() ? diagnostics.sorted().front().text : said;
  };
  CHECK(types(R"({"fields": [{"name": "code", "type": "string"}, {"name": "y", "type": "year"},
                  {"name": "when", "type": "date"}], "missingValues": ["", "—"]})") ==
        "code:text y:year when:date —");
  CHECK(types(R"({"type": "array", "items": {"properties": {"a": {"type": ["number", "null"]},
                  "b": {"type": "string", "format": "date"}}}})") == "a:number b:date ");
  CHECK(types(R"({"fields": [{"name": "a", "type": "nubmer"}]})") == "unknown type of a column");
  CHECK(types(R"({"a": 1})") == "this is no schema of a table");
}
