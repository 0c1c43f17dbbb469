#include <catch2/catch.hpp>

#include "pdf/text_string.h"

using namespace jianbao;

namespace {

base::SpokenTexts spoken(const std::vector<base::Spoken>& texts) {
  base::SpokenTexts all;
  for (const base::Spoken& each : texts) all.add(each);
  return all;
}

}  // namespace

TEST_CASE("words in several languages are announced by escape sequences", "[speech]") {
  CHECK(pdf::written_speech(spoken({{"zh", "船"}, {"en", "Boat"}})) ==
        pdf::written_text("\x1Bzh\x1B船\n\x1B"
                          "en\x1B"
                          "Boat"));
  CHECK(pdf::written_speech(spoken({{"zh-Hant-HK", "船"}, {"en", "Boat"}})) ==
        pdf::written_text("\x1BzhHK\x1B船\n\x1B"
                          "en\x1B"
                          "Boat"));
}

TEST_CASE("words of one language need none, and are said once", "[speech]") {
  CHECK(pdf::written_speech(base::SpokenTexts("船")) == pdf::written_text("船"));
  CHECK(pdf::written_speech(spoken({{"zh", "GDP"}, {"en", "GDP"}})) == pdf::written_text("GDP"));
  CHECK(spoken({{"zh", ""}, {"en", ""}}).empty());
}
