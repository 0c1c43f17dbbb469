#include "spec/number_pattern.h"

#include <catch2/catch.hpp>

using namespace jianbao;

namespace {

std::string written(const std::string& sample, const std::vector<int>& numbers) {
  return spec::NumberPattern(sample).write(numbers);
}

}  // namespace

TEST_CASE("a pattern is a sample of the first number", "[numbers]") {
  CHECK(written("一、", {3}) == "三、");
  CHECK(written("（一）", {12}) == "（十二）");
  CHECK(written("1.", {4}) == "4.");
  CHECK(written("（1）", {4}) == "（4）");
  CHECK(written("①", {3}) == "③");
  CHECK(written("(a)", {2}) == "(b)");
  CHECK(written("A.", {27}) == "AA.");
  CHECK(written("i.", {4}) == "iv.");
  CHECK(written("Part I", {9}) == "Part IX");
  CHECK(written("第一章", {21}) == "第二十一章");
  CHECK(written("Figure 1", {3}) == "Figure 3");
  CHECK(written("图1", {3}) == "图3");
}

TEST_CASE("a sign counts where it stands alone", "[numbers]") {
  CHECK(spec::NumberPattern("Aim").count() == 0);
  CHECK(spec::NumberPattern("2021").count() == 0);
  CHECK(spec::NumberPattern("十一").count() == 0);
  CHECK(spec::NumberPattern("1.1.1").count() == 3);
}

TEST_CASE("the last signs are for the last levels", "[numbers]") {
  CHECK(written("1.1", {2, 3}) == "2.3");
  CHECK(written("1", {2, 3}) == "3");
  CHECK(written("1.1.a", {2, 3, 4}) == "2.3.d");
}

TEST_CASE("Chinese numbers", "[numbers]") {
  const auto chinese = [](int number) { return spec::write_number(number, U'一'); };
  CHECK(chinese(1) == "一");
  CHECK(chinese(10) == "十");
  CHECK(chinese(11) == "十一");
  CHECK(chinese(20) == "二十");
  CHECK(chinese(100) == "一百");
  CHECK(chinese(105) == "一百零五");
  CHECK(chinese(110) == "一百一十");
  CHECK(chinese(2021) == "二千零二十一");
  CHECK(chinese(5001) == "五千零一");
}

TEST_CASE("circled numbers end at 50, Roman ones at 3999", "[numbers]") {
  CHECK(spec::write_number(20, U'①') == "⑳");
  CHECK(spec::write_number(21, U'①') == "㉑");
  CHECK(spec::write_number(36, U'①') == "㊱");
  CHECK(spec::write_number(50, U'①') == "㊿");
  CHECK(spec::write_number(51, U'①') == "51");
  CHECK(spec::write_number(1994, U'I') == "MCMXCIV");
  CHECK(spec::write_number(4000, U'i') == "4000");
}
