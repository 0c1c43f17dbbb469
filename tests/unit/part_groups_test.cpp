#include "text/part_groups.h"

#include <catch2/catch.hpp>

using namespace jianbao;

namespace {

// Each part as base|reading.
std::vector<std::string> parted(const std::string& base, const std::string& reading,
                                std::size_t parts) {
  text::Run run;
  run.text = base;
  run.ruby = reading;
  std::vector<std::string> all;
  for (const text::Run& part : text::part_groups({run}, [&](const text::Run&) { return parts; })) {
    all.push_back(part.text + "|" + part.ruby);
  }
  return all;
}

}  // namespace

TEST_CASE("a group whose reading has a word for each character is parted between any two") {
  CHECK(parted("北京市", "běi jīng shì", 2) ==
        std::vector<std::string>{"北|běi", "京|jīng", "市|shì"});
}

TEST_CASE("a group is parted between words whose syllables are its characters") {
  CHECK(parted("全国人民代表大会", "Quánguó Rénmín Dàibiǎo Dàhuì", 2) ==
        std::vector<std::string>{"全国|Quánguó", "人民|Rénmín", "代表|Dàibiǎo", "大会|Dàhuì"});
}

TEST_CASE("a group is parted in proportion, with nothing lost") {
  CHECK(parted("汉语拼音", "hànyǔ pīnyīn", 2) ==
        std::vector<std::string>{"汉语|hànyǔ", "拼音|pīnyīn"});
  CHECK(parted("two long words", "一二三四五六", 3) ==
        std::vector<std::string>{"two |一二", "long |三四", "words|五六"});
  CHECK(parted("甲乙", "a\u0304b", 2) == std::vector<std::string>{"甲|a\u0304", "乙|b"});
}

TEST_CASE("a group with nothing to part it by stays whole") {
  CHECK(parted("甲", "yī", 4) == std::vector<std::string>{"甲|yī"});
  CHECK(parted("甲乙", "yī èr", 1) == std::vector<std::string>{"甲乙|yī èr"});
}
