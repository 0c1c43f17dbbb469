#include "layout/spoken_language.h"

#include <catch2/catch.hpp>

using namespace jianbao;

namespace {

std::vector<std::string> pieces(const std::string& text, const std::string& language = "en") {
  doc::Inline part;
  part.text = text;
  part.language = language;
  std::vector<std::string> texts;
  for (const doc::Inline& piece : layout::cut_by_writing({part})) texts.push_back(piece.text);
  return texts;
}

}  // namespace

TEST_CASE("English is cut where Chinese characters begin and end", "[spoken]") {
  CHECK(pieces("Jiaxing (嘉兴，浙江) is old") ==
        std::vector<std::string>{"Jiaxing (", "嘉兴，浙江", ") is old"});
  CHECK(pieces("嘉兴") == std::vector<std::string>{"嘉兴"});
  CHECK(pieces("plain words") == std::vector<std::string>{"plain words"});
  CHECK(pieces("").size() == 1);
  CHECK(pieces("嘉兴的GDP", "zh").size() == 1);  // names and units are no English
}

TEST_CASE("what must stay together is not cut", "[spoken]") {
  doc::Inline part;
  part.text = "Jiaxing 嘉兴";
  part.language = "en";
  part.keep_together = true;
  CHECK(layout::cut_by_writing({part}).size() == 1);
  part.keep_together = false;
  part.anchor = "here";
  const auto cut = layout::cut_by_writing({part});
  REQUIRE(cut.size() == 2);
  CHECK(cut[0].anchor == "here");
  CHECK(cut[1].anchor.empty());  // a place is in one of them
}

TEST_CASE("characters are read in their language", "[spoken]") {
  CHECK(layout::spoken_language("嘉兴，", "en", {"en"}) == "zh");
  CHECK(layout::spoken_language("嘉興", "en", {"zh-Hant", "en"}) == "zh-Hant");
  CHECK(layout::spoken_language("さくら", "en", {"en"}) == "ja");
  CHECK(layout::spoken_language("서울", "en", {"en"}) == "ko");
  CHECK(layout::spoken_language("Jiaxing", "en", {"zh", "en"}) == "en");
  CHECK(layout::spoken_language("，", "en", {"en"}) == "en");
  CHECK(layout::spoken_language("東京", "ja", {"zh"}) == "ja");
}
