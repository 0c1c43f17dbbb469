#include <catch2/catch.hpp>

#include "read/postgres_connection.h"
#include "read/sdmx_codes.h"
#include "read/sql_text.h"

using namespace jianbao;

TEST_CASE("names after a colon become the numbers of parameters") {
  const auto sql =
      read::read_sql("select a::text, b[1:2] from t where c = :code and d > :least_1 or e = :code");
  CHECK(sql.text == "select a::text, b[1:2] from t where c = $1 and d > $2 or e = $1");
  CHECK(sql.parameters == std::vector<std::string>{"code", "least_1"});
}

TEST_CASE("quotes and comments of SQL hold no parameters") {
  for (const std::string text :
       {"select ':a'", "select 'it''s :a'", "select \":a\"", "select $$:a$$",
        "select $x$ $$ :a $x$", "select 1 -- :a", "select /* /* :a */ :a */ 1", "select E'\\':a'",
        "select ':a", "select /* :a", "select $$ :a", "select a := 1", "select :", "select ::"}) {
    INFO(text);
    const auto sql = read::read_sql(text);
    CHECK(sql.text == text);
    CHECK(sql.parameters.empty());
  }
  CHECK(read::read_sql("select '\\', :a").parameters.size() == 1);
}

TEST_CASE("an order is that of the whole query") {
  CHECK(read::read_sql("select 1 ORDER\n BY 1 LIMIT 2").ordered);
  CHECK(read::read_sql("select 1 ORDER\n BY 1 LIMIT 2").limited);
  CHECK_FALSE(read::read_sql("select * from (select 1 order by 1 limit 1) as t").ordered);
  CHECK_FALSE(read::read_sql("select * from (select 1 order by 1 limit 1) as t").limited);
  CHECK_FALSE(read::read_sql("select rank() over (order by a) from t").ordered);
  CHECK_FALSE(read::read_sql("select 'order by' -- order by").ordered);
  CHECK_FALSE(read::read_sql("select \"order\" from t group by 1").ordered);
}

TEST_CASE("a connection string keeps its password to itself") {
  const auto address =
      read::parse_connection("postgresql://me:s%40cret@host:5433/db?sslmode=disable");
  REQUIRE(address);
  CHECK(address->password == "s@cret");
  CHECK(address->text ==
        "postgresql://me:s%40cret@host:5433/db?connect_timeout=10&sslmode=disable");
  const auto words = read::parse_connection("host=h password='a b' connect_timeout=3");
  REQUIRE(words);
  CHECK(words->password == "a b");
  CHECK(words->text == "connect_timeout=10 host=h password='a b' connect_timeout=3");
  CHECK(read::parse_connection("postgresql://u@/db?host=/tmp/x"));
  CHECK(read::parse_connection("postgresql://u@[::1]:5432/db"));
  CHECK(read::parse_connection("postgresql://a:1,b:2/db"));
  for (const char* wrong : {"hunter2", "postgresql://u:pa/ss@host/db",
                            "postgresql://u:p@ss@host/db", "host=h pasword=x", "host='h"}) {
    INFO(wrong);
    CHECK_FALSE(read::parse_connection(wrong));
  }
  const auto message = read::server_message(
      "connection to server at \"h\" (::1), port 1 failed: FATAL:  no s3cret here\nHINT:  ask "
      "s3cret\n",
      "s3cret");
  CHECK(message.text == "no … here");
  CHECK(message.hint == "ask …");
  CHECK(read::server_message("FEHLER:  Spalte »x« fehlt\nZEILE 1: x\n", "").text ==
        "Spalte »x« fehlt");
}

TEST_CASE("what codes of SDMX say of a value") {
  using read::Standing;
  CHECK(read::standing_by_status("") == Standing::given);
  CHECK(read::standing_by_status("B") == Standing::given);
  CHECK(read::standing_by_status("E;B") == Standing::provisional);
  CHECK(read::standing_by_status("B;Q") == Standing::withheld);
  CHECK(read::standing_by_status("M") == Standing::missing);
  CHECK_FALSE(read::standing_by_status("AB"));
  CHECK_FALSE(read::standing_by_status("Y"));
  CHECK(read::standing_by_confidentiality("F") == Standing::given);
  CHECK(read::standing_by_confidentiality("S") == Standing::withheld);
  CHECK_FALSE(read::standing_by_confidentiality("free"));
  CHECK(read::standing_by_flag("bp") == Standing::provisional);
  CHECK(read::standing_by_flag("pc") == Standing::withheld);
}

TEST_CASE("periods of SDMX") {
  const auto part = [](const std::string& text) {
    const auto value = read::time_period(text, {});
    return value.as_date() == nullptr ? "text " + *value.as_text() : value.as_date()->to_string();
  };
  for (const std::string date : {"2020", "2020-Q3", "2020-02", "2020-02-29"})
    CHECK(part(date) == date);
  for (const std::string text : {"2020-S1", "2020-W05", "2020-Q5", "2020-13", "2021-02-29", "20200",
                                 "0000", "2020-", "2020-A1", "2020-01-01T00:00:00"}) {
    CHECK(part(text) == "text " + text);
  }
}
