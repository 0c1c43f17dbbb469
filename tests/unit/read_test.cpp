#include "read/read.h"

#include <catch2/catch.hpp>

using namespace jianbao;

namespace {

std::optional<value::Value> yaml(const base::SourceFile& file, base::Diagnostics& diagnostics) {
  return read::parse_yaml(file, {}, diagnostics);
}

std::string only_error(const base::Diagnostics& diagnostics) {
  REQUIRE(diagnostics.sorted().size() == 1);
  return diagnostics.sorted()[0].text;
}

}  // namespace

TEST_CASE("YAML scalars have kinds, and quotes make text") {
  const base::SourceFile file("a.yaml",
                              "a: 790.20\nb: '790.20'\nc: 2019-11-01\nd: true\ne:\nf: 亿元\n");
  base::Diagnostics diagnostics;
  const auto root = yaml(file, diagnostics);
  REQUIRE(root);
  const auto* record = root->as_record();
  CHECK(record->find("a")->as_number()->to_string() == "790.20");
  CHECK(*record->find("b")->as_text() == "790.20");
  CHECK(*record->find("c")->as_date() == value::Date{2019, 11, 1});
  CHECK(*record->find("d")->as_bool());
  CHECK(record->find("e")->is_null());
  CHECK(*record->find("f")->as_text() == "亿元");
}

TEST_CASE("places survive Chinese text on the line") {
  const base::SourceFile file("a.yaml", "标题: {名: 值}\n");
  base::Diagnostics diagnostics;
  const auto root = yaml(file, diagnostics);
  REQUIRE(root);
  const auto& span = root->as_record()->find("标题")->as_record()->find("名")->span();
  CHECK(file.text().substr(span.begin, span.end - span.begin) == "值");
  CHECK(file.position(span.begin).column == 9);
}

TEST_CASE("duplicate keys are errors, all of them") {
  const base::SourceFile file("a.yaml", "a: 1\nb: 2\na: 3\nb: 4\n");
  base::Diagnostics diagnostics;
  CHECK_FALSE(yaml(file, diagnostics));
  CHECK(diagnostics.error_count() == 2);
}

TEST_CASE("aliases may not expand without limit") {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1)), name(1, c);
    bomb += name + ": &" + name + " [";
    for (int i = 0; i < 9; ++i) bomb += (i > 0 ? ",*" : "*") + before;
    bomb += "]\n";
  }
  const base::SourceFile file("bomb.yaml", bomb);
  base::Diagnostics diagnostics;
  CHECK_FALSE(yaml(file, diagnostics));
  CHECK(only_error(diagnostics).starts_with("too many values"));
}

TEST_CASE("nesting has a limit") {
  const base::SourceFile file("deep.yaml", std::string(5000, '['));
  base::Diagnostics diagnostics;
  CHECK_FALSE(yaml(file, diagnostics));
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("bytes that are no UTF-8 are named") {
  const base::SourceFile file("a.yaml", "a: \xFF\n");
  base::Diagnostics diagnostics;
  CHECK_FALSE(yaml(file, diagnostics));
  CHECK(only_error(diagnostics) == "this byte is not valid UTF-8");
}

TEST_CASE("CSV has typed cells and dotted columns") {
  const base::SourceFile file(
      "a.csv", "code,name.zh,name.en,gdp\nhaiyan,海盐县,\"Haiyan, county\",544.51\n");
  base::Diagnostics diagnostics;
  const auto table = read::parse_text_table(file, {}, diagnostics);
  REQUIRE(table);
  const auto* row = table->rows.as_list()->at(0).as_record();
  CHECK(*row->find("name")->as_record()->find("en")->as_text() == "Haiyan, county");
  CHECK(row->find("gdp")->as_number()->to_string() == "544.51");
}

TEST_CASE("a CSV row of another width is an error at its place") {
  const base::SourceFile file("a.csv", "a,b\n1\n2,3\n4,5,6\n");
  base::Diagnostics diagnostics;
  // The rows are there, so that what is wrong with one fails its own brief.
  const auto table = read::parse_text_table(file, {}, diagnostics);
  CHECK(table->rows.as_list()->size() == 3);
  CHECK(table->broken == std::set<std::size_t>{0, 2});
  CHECK(diagnostics.error_count() == 2);
}

TEST_CASE("JSON writes characters beyond U+FFFF as two escapes", "[read]") {
  base::Diagnostics diagnostics;
  const base::SourceFile json("d.json",
                              R"({"\ud842\uDFB7": "a\\ud842 \ud83d\ude00\u00e9", "next": ["b"]})");
  const auto read = read::parse_json(json, {}, diagnostics);
  REQUIRE(read);
  const auto first = read->as_record()->find_field("𠮷");
  REQUIRE(first);
  CHECK(*first->value.as_text() == "a\\ud842 😀é");
  const value::Value* next = read->as_record()->find("next");
  REQUIRE(next != nullptr);
  CHECK(json.text().substr(next->span().begin, 5) == "[\"b\"]");
}

TEST_CASE("a date in a JSON file is a date, a quoted one in YAML a text") {
  base::Diagnostics diagnostics;
  const base::SourceFile json("d.json", R"({"day": "2020-01-05", "word": "2020"})");
  const base::SourceFile yaml("d.yaml", R"({"day": "2020-01-05"})");
  const auto from_json = read::parse_json(json, {}, diagnostics);
  const auto from_yaml = read::parse_yaml(yaml, {}, diagnostics);
  CHECK(from_json->as_record()->find("day")->as_date() != nullptr);
  CHECK(from_json->as_record()->find("word")->as_text() != nullptr);
  CHECK(from_yaml->as_record()->find("day")->as_text() != nullptr);
}
