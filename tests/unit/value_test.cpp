#include "value/value.h"

#include <catch2/catch.hpp>

using jianbao::value::Date;
using jianbao::value::Decimal;

TEST_CASE("a decimal keeps the digits that were written") {
  CHECK(Decimal::parse("790.20")->to_string() == "790.20");
  CHECK(Decimal::parse("-0.05")->to_string() == "-0.05");
  CHECK(Decimal::parse("0")->to_string() == "0");
}

TEST_CASE("what is no plain decimal is refused") {
  for (const char* text :
       {"", "-", ".5", "5.", "1e", "1,000", "0x10", "1.2.3", "1234567890123456789012"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("a number with too many digits is known to be one") {
  CHECK(Decimal::too_long("1234567890123456789"));
  CHECK(Decimal::too_long("-0.1234567890123456789"));
  for (const char* text : {"123456789012345678", "1234567890123456789x", "1.2.3", "", "-"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::too_long(text));
  }
}

TEST_CASE("rounding is decimal, a half goes away from zero") {
  CHECK(Decimal::parse("2.675")->rounded(2).to_string() == "2.68");
  CHECK(Decimal::parse("-2.675")->rounded(2).to_string() == "-2.68");
  CHECK(Decimal::parse("1.005")->rounded(2).to_string() == "1.01");
  CHECK(Decimal::parse("3")->rounded(2).to_string() == "3.00");
}

TEST_CASE("arithmetic is exact") {
  const auto a = *Decimal::parse("0.1"), b = *Decimal::parse("0.2");
  CHECK(add(a, b)->to_string() == "0.3");
  CHECK(subtract(*Decimal::parse("100"), *Decimal::parse("97.26"))->to_string() == "2.74");
  CHECK(multiply(*Decimal::parse("790.20"), a)->to_string() == "79.020");
  CHECK(divide(*Decimal::parse("1"), *Decimal::parse("3"), 4)->to_string() == "0.3333");
  CHECK_FALSE(divide(a, Decimal(), 2));
}

TEST_CASE("a shifted decimal is exact, or there is none") {
  CHECK(Decimal::parse("26.47")->shifted(-1)->to_string() == "2.647");
  CHECK(Decimal::parse("5500")->shifted(2)->to_string() == "550000");
  CHECK(Decimal::parse("999999999999999999")->shifted(-2)->to_string() == "9999999999999999.99");
  CHECK_FALSE(Decimal::parse("999999999999999999")->shifted(8));
  CHECK_FALSE(Decimal::parse("0.000000000000000001")->shifted(-8));
  CHECK(Decimal::parse("0")->shifted(30)->to_string() == "0");
}

TEST_CASE("numbers are equal by value, not by digits") {
  CHECK(*Decimal::parse("1.50") == *Decimal::parse("1.5"));
  CHECK(compare(*Decimal::parse("-1"), *Decimal::parse("1")) < 0);
}

TEST_CASE("seconds since 1970 are a day in UTC") {
  CHECK(Date::parse_epoch("0") == Date{1970, 1, 1});
  CHECK(Date::parse_epoch("86399") == Date{1970, 1, 1});
  CHECK(Date::parse_epoch("1626393600") == Date{2021, 7, 16});
  for (const char* text : {"", "-1", "1.5", "1626393600s", " 1", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse_epoch(text));
  }
}

TEST_CASE("a date is a day that exists") {
  CHECK(Date::parse("2020-02-29") == Date{2020, 2, 29});
  CHECK_FALSE(Date::parse("2021-02-29"));
  CHECK_FALSE(Date::parse("2021-13-01"));
  CHECK_FALSE(Date::parse("2021-7-16"));
}
