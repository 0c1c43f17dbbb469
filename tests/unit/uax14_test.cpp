#include "text/uax14.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace jianbao;

namespace {

const std::string test_file = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

struct Sample {
  std::u32string text;
  std::vector<bool> breaks;  // before each character, and at the end
};

// "× 0023 ÷ 2014 ÷ # comment"
Sample read_sample(const std::string& line) {
  Sample sample;
  std::istringstream words(line.substr(0, line.find('#')));
  for (std::string word; words >> word;) {
    if (word == "÷" || word == "×") {
      sample.breaks.push_back(word == "÷");
    } else {
      sample.text += static_cast<char32_t>(std::stoul(word, nullptr, 16));
    }
  }
  return sample;
}

}  // namespace

TEST_CASE("every sample of Unicode's LineBreakTest.txt breaks where it says") {
  std::ifstream file(test_file);
  REQUIRE(file);
  int samples = 0, wrong = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const Sample sample = read_sample(line);
    const std::vector<text::Break> found = text::line_breaks(sample.text);
    REQUIRE(found.size() == sample.breaks.size());
    bool same = true;
    for (std::size_t i = 0; i < found.size(); ++i) {
      same = same && (found[i] != text::Break::no) == sample.breaks[i];
    }
    ++samples;
    if (!same && ++wrong <= 5) UNSCOPED_INFO(line);
  }
  CHECK(samples == 7654);
  CHECK(wrong == 0);
}

TEST_CASE("a line ends must break, a place where it may does not") {
  using text::Break;
  CHECK(text::line_breaks(U"a\u2028b") ==
        std::vector<Break>{Break::no, Break::no, Break::mandatory, Break::mandatory});
  CHECK(text::line_breaks(U"嘉兴") ==
        std::vector<Break>{Break::no, Break::allowed, Break::mandatory});
  CHECK(text::line_breaks(U"").size() == 1);
}
