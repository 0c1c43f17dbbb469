#include "base/base.h"

#include <catch2/catch.hpp>

#include "base/language_tag.h"

using namespace jianbao::base;

TEST_CASE("lengths have units") {
  CHECK(parse_length("12pt") == Length::points(12));
  CHECK(parse_length("1in") == Length::points(72));
  CHECK(parse_length("25.4mm") == Length::points(72));
  CHECK(parse_length("1.5em", Length::points(10)) == Length::points(15));
  for (const char* text : {"12", "pt", "12 pt", "1e3pt", "12parsec", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_length(text));
  }
}

TEST_CASE("UTF-8 is checked by RFC 3629") {
  CHECK_FALSE(find_invalid_utf8("嘉兴 ok"));
  CHECK(find_invalid_utf8("ab\xFF") == 2U);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0U);       // overlong
  CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1U);  // a surrogate
  CHECK(find_invalid_utf8("\xE5\x98") == 0U);       // cut off
}

TEST_CASE("a diagnostic shows the line, and its caret counts what a terminal shows") {
  const SourceFile file("a.yaml", "title: ok\n标题: 坏 x\n");
  const std::size_t at = file.text().find("x");
  CHECK(
      format_text({Severity::error, {&file, at, at + 1}, "bad 'x'", "did you mean 'y'?"}, false) ==
      "a.yaml:2:7: error: bad 'x'\n"
      "  标题: 坏 x\n"
      "           ^ did you mean 'y'?\n");
}

TEST_CASE("diagnostics come in the order of their places, each once") {
  const SourceFile file("a.yaml", "one\ntwo\n");
  Diagnostics diagnostics;
  diagnostics.error({&file, 4, 7}, "second");
  diagnostics.warn({&file, 0, 3}, "first");
  diagnostics.error({&file, 4, 7}, "second");
  const auto sorted = diagnostics.sorted();
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].text == "first");
  CHECK(diagnostics.has_errors());
}

TEST_CASE("a mistyped word finds its neighbour, a strange one does not") {
  CHECK(nearest("colunm", {"columns", "colour"}) == "columns");
  CHECK(nearest("xyzzy", {"columns", "colour"}).empty());
}

TEST_CASE("language tags: the script that Chinese leaves unsaid, and ranges") {
  using namespace jianbao::base;
  CHECK(full_language_tag("zh") == "zh-Hans");
  CHECK(full_language_tag("zh-cn") == "zh-Hans-CN");
  CHECK(full_language_tag("ZH-hant-tw") == "zh-Hant-TW");
  CHECK(full_language_tag("zh-TW") == "zh-Hant-TW");
  CHECK(full_language_tag("zh-MO") == "zh-Hant-MO");
  CHECK(full_language_tag("en-gb") == "en-GB");
  CHECK(is_in_range("zh-Hant-TW", "zh-Hant"));
  CHECK(is_in_range("zh-Hant", "zh"));
  CHECK_FALSE(is_in_range("zh-Hans", "zh-Hant"));
  CHECK_FALSE(is_in_range("zhuang", "zh"));
  CHECK(is_traditional_chinese("zh-HK"));
  CHECK_FALSE(is_traditional_chinese("zh"));
  CHECK_FALSE(is_traditional_chinese("en-HK"));
  CHECK(is_language_tag("zh-Hant"));
  CHECK(is_language_tag("x-private") == false);
  CHECK_FALSE(is_language_tag(""));
  CHECK_FALSE(is_language_tag("zh-"));
  CHECK_FALSE(is_language_tag("xx-bad"));
  CHECK_FALSE(is_language_tag("english"));
  CHECK_FALSE(is_language_tag("en-US-x"));
  CHECK(is_language_tag("en-US-x-own"));
  CHECK(is_language_tag("yue-Hant-HK"));
  CHECK_FALSE(is_language_tag("zh Hant"));
}
