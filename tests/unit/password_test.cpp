#include "pdf/password.h"

#include <catch2/catch.hpp>

using namespace jianbao;

TEST_CASE("passwords are prepared by SASLprep", "[password]") {
  CHECK(*pdf::prepared_password("I\u00ADX") == "IX");  // RFC 4013, 3: a soft hyphen is nothing
  CHECK(*pdf::prepared_password("user") == "user");
  CHECK(*pdf::prepared_password("\u00AA") == "a");
  CHECK(*pdf::prepared_password("\u2168") == "IX");
  CHECK(*pdf::prepared_password("e\u0301te\u0301") == "\u00E9t\u00E9");  // however it is composed
  CHECK(*pdf::prepared_password("密码１２") == "密码12");
}

TEST_CASE("what no password may be is said", "[password]") {
  CHECK(pdf::prepared_password("").reason() == "is empty");
  CHECK(pdf::prepared_password("\u00AD").reason() == "is empty");
  CHECK(pdf::prepared_password("a\u0007").reason().find("RFC 4013") != std::string::npos);
  CHECK(pdf::prepared_password("\u0627"
                               "1")
            .reason()
            .find("RFC 4013") != std::string::npos);
  CHECK(pdf::prepared_password(std::string(128, 'a')).reason() == "has more than 127 bytes");
}
