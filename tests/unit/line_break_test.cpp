#include "text/line_break.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "setting.h"
#include "text/character.h"

using namespace jianbao;
using namespace jianbao::test;

TEST_CASE("no line starts with a closing mark or ends with an opening one, at any measure") {
  Setting setting;
  for (int points = 60; points <= 400; points += 7) {
    const auto lines = setting.set(paragraph, Length::points(points));
    std::string all;
    for (const text::Line& line : lines) {
      const std::string text = text_of(line);
      CAPTURE(points, text);
      std::size_t at = 0;
      const char32_t first = base::next_code_point(text, at);
      CHECK(text::classify(first, true) != text::CharacterClass::closing);
      char32_t last = first;
      while (at < text.size()) last = base::next_code_point(text, at);
      CHECK(text::classify(last, true) != text::CharacterClass::opening);
      CHECK(line.width <= Length::points(points) + Length::from_points(0.01));
      all += text;
    }
    CHECK(all == paragraph);
  }
}

TEST_CASE("all lines but the last fill the measure") {
  Setting setting;
  const auto lines = setting.set(paragraph, Length::points(200));
  REQUIRE(lines.size() > 3);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    CHECK(near(lines[i].width, Length::points(200)));
}

TEST_CASE("no number is broken") {
  Setting setting;
  for (int points = 84; points <= 300; points += 3) {  // no line is too short for it
    for (const text::Line& line :
         setting.set("结构为2.3∶51.9∶45.8，增长74.4%，达26.47亿。", Length::points(points))) {
      const std::string text = text_of(line);
      CAPTURE(text);
      CHECK((text.find("2.3") == std::string::npos ||
             text.find("2.3∶51.9∶45.8") != std::string::npos));
      CHECK((text.find("74.4") == std::string::npos || text.find("74.4%") != std::string::npos));
    }
  }
}

TEST_CASE("no break parts a number from its unit, or 第 from its number") {
  Setting setting;
  const std::string text =
      "嘉兴实现生产总值9999.5亿元，增长1."
      "5个百分点，面积2300平方公里，列全国第111位，始于2020年12月31日。";
  for (int measure = 222; measure < 340; measure += 3) {
    for (const text::Line& line : setting.set(text, Length::points(measure))) {
      const std::string shown = text_of(line);
      INFO(measure << ": " << shown);
      for (const char* head : {"元", "亿", "个", "百分点", "平", "方", "公", "里", "位", "年"}) {
        CHECK_FALSE(shown.starts_with(head));
      }
      CHECK_FALSE(shown.ends_with("第"));
    }
  }
}

TEST_CASE("a number keeps its sign and its unit, full-width or behind a typed space") {
  Setting setting;
  for (const std::string number :
       {"１２％", "１．５％", "８月", "＋3.5％", "＞60％", "120 km", "50km/h", "10㎡", "12.5 %",
        "25 ℃", "5 亿元", "2025 年", "第 3 位", "19世纪", "No.3", "§5"}) {
    std::string bare = number;
    bare.erase(std::remove(bare.begin(), bare.end(), ' '), bare.end());
    for (int before = 3; before < 10; ++before) {
      std::string text;
      for (int i = 0; i < before + 10; ++i) text += (i == before ? number : "") + "囗";
      bool whole = false;
      for (const text::Line& line : setting.set(text, Length::points(100))) {
        std::string shown = text_of(line);
        shown.erase(std::remove(shown.begin(), shown.end(), ' '), shown.end());
        whole = whole || shown.find(bare) != std::string::npos;
      }
      INFO(text);
      CHECK(whole);
    }
  }
}

TEST_CASE("American words are hyphenated too, if need be by British patterns") {
  Setting setting;
  bool hyphenated = false;
  for (int points = 80; points <= 120; ++points) {
    for (const text::Line& line :
         setting.set("Infrastructure and manufacturing", Length::points(points), "en-US")) {
      hyphenated = hyphenated || text_of(line).ends_with("\u00AD");
    }
  }
  CHECK(hyphenated);
}

TEST_CASE("English is hyphenated, names are not") {
  Setting setting;
  bool hyphenated = false;
  for (int points = 80; points <= 120; ++points) {
    for (const text::Line& line :
         setting.set("Infrastructure and manufacturing in Zhejianghai modernisation of communities",
                     Length::points(points), "en")) {
      const std::string text = text_of(line);
      hyphenated = hyphenated || text.ends_with("\u00AD");
      CHECK(text.find('-') == std::string::npos);
      CHECK(
          (text.find("Zhe") == std::string::npos || text.find("Zhejianghai") != std::string::npos));
    }
  }
  CHECK(hyphenated);
}

TEST_CASE("a word's own hyphen at a line's end stays one") {
  Setting setting;
  bool broken = false;
  for (int points = 40; points <= 80; ++points) {
    for (const text::Line& line :
         setting.set("the one-star half-hour", Length::points(points), "en")) {
      broken = broken || text_of(line).ends_with("one- ");
      CHECK(text_of(line).find("\u00AD") == std::string::npos);
    }
  }
  CHECK(broken);
}

TEST_CASE("total-fit breaking is as good as trying all breaks") {
  using text::Item;
  std::vector<Item> items;
  const int widths[] = {31, 12, 44, 25, 18, 52, 9, 33, 27, 41, 16, 22};
  for (const int width : widths) {
    items.push_back({.kind = Item::Kind::box, .width = Length::points(width)});
    items.push_back({.kind = Item::Kind::glue,
                     .width = Length::points(4),
                     .stretch = Length::points(3),
                     .shrink = Length::points(1),
                     .ease = Length::points(1)});
  }
  items.pop_back();
  items.push_back({.kind = Item::Kind::penalty, .cost = text::forced});
  const Length measure = Length::points(100);

  // Every subset of the glues as breaks; the cost is of the lines' ratios alone.
  const auto cost_of = [&](const std::vector<std::size_t>& ends) {
    double cost = 0;
    std::size_t begin = 0;
    for (std::size_t k = 0; k < ends.size(); ++k) {
      Length width, stretch, shrink;
      for (std::size_t i = begin; i < ends[k]; ++i) {
        width += items[i].width;
        stretch += items[i].stretch;
        shrink += items[i].shrink;
      }
      const double slack = (measure - width).to_points();
      double ratio = 0;
      if (slack < 0)
        ratio = shrink > Length{} ? slack / shrink.to_points() : -100;
      else if (k + 1 < ends.size())
        ratio = stretch > Length{} ? slack / stretch.to_points() : 100;
      if (ratio < -1) return 1e30;
      const double magnitude = ratio < 0 ? -ratio : ratio;
      const double line = 10 + 100 * magnitude * magnitude * magnitude;
      cost += line * line;
      begin = ends[k] + 1;
    }
    return cost;
  };
  double best = 1e30;
  for (unsigned subset = 0; subset < 1U << 11U; ++subset) {
    std::vector<std::size_t> ends;
    for (unsigned i = 0; i < 11; ++i) {
      if ((subset >> i & 1U) != 0) ends.push_back(2 * i + 1);
    }
    ends.push_back(items.size() - 1);
    best = std::min(best, cost_of(ends));
  }
  std::vector<std::size_t> found;
  for (const text::LineSpan& line : text::break_lines(items, {.measure = measure}))
    found.push_back(line.end);
  // The breaker also dislikes tight beside loose lines, so it may pay a little more for the ratios.
  CHECK(cost_of(found) < best + 50000);
  CHECK(cost_of(found) < 1e29);
}

TEST_CASE("a typed space does not let · start a line or ／ end one") {
  Setting setting;
  for (const std::string mark : {" ·", "／ "}) {
    for (int count = 1; count < 12; ++count) {
      std::string text;
      for (int i = 0; i < count; ++i) text += "甲";
      const auto lines = setting.set(text + mark + "乙乙乙乙乙乙乙乙", Length::points(60));
      for (const text::Line& line : lines) {
        CAPTURE(text_of(line));
        CHECK_FALSE(text_of(line).starts_with("·"));
        CHECK_FALSE((text_of(line).ends_with("／") && &line != &lines.back()));
      }
    }
  }
}

TEST_CASE("a word that no line holds is parted, and that is said where it stands") {
  Setting setting;
  const std::string address = "https://a.cn/" + std::string(60, 'x');
  const auto lines = setting.set("见" + address + "。", Length::points(100));
  std::string all;
  for (const text::Line& line : lines) {
    CHECK(line.width <= Length::points(100) + Length::from_points(0.01));
    all += text_of(line);
  }
  CHECK(all == "见" + address + "。");
  const auto said = setting.diagnostics().sorted();
  REQUIRE(said.size() == 1);
  CHECK(said[0].text == "a word is wider than its line");
  CHECK(said[0].hint.ends_with("pt, so it is parted"));
}

TEST_CASE(
    "a line parted anywhere still starts with no mark that may not, where one can do without") {
  Setting setting;
  setting.style().mark_spacing = style::MarkSpacing::plain;
  std::vector<std::string> lines;
  for (const text::Line& line : setting.set("南航年湖·①？！−1.2", Length::points(40))) {
    lines.push_back(text_of(line));
  }
  CHECK(lines == std::vector<std::string>{"南航", "年湖·", "①？！", "−1.2"});
}

TEST_CASE("a word parted anywhere keeps its marks where they may stand") {
  Setting setting;
  for (const std::string text : {"97.26%·−1.2℃", "1234567,8901", "abcdefgh(hijkl)"}) {
    for (int measure = 20; measure < 60; ++measure) {
      const auto lines = setting.set(text, Length::points(measure));
      for (std::size_t i = 0; i < lines.size(); ++i) {
        INFO(text << " at " << measure << ": " << text_of(lines[i]));
        for (const std::string mark : {"·", ",", ".", ")", "%", "℃"})
          if (i > 0) CHECK_FALSE(text_of(lines[i]).starts_with(mark));
        if (i + 1 < lines.size()) CHECK(text_of(lines[i]).back() != '(');
      }
    }
  }
}

TEST_CASE("what is kept together is parted where no line holds it, and nothing is lost") {
  Setting setting;
  const auto repeated = [](const std::string& text, int count) {
    std::string all;
    while (count-- > 0) all += text;
    return all;
  };
  style::TextStyle raised = setting.style().text;
  raised.script_position = style::ScriptPosition::super;
  text::Run kept{repeated("春风又绿", 12), setting.style().text, "zh", {}};
  kept.keep_together = true;
  const text::Run script{repeated("春风又绿", 20), raised, "zh", {}};
  std::vector<text::Run> runs{kept, script};
  for (const char* mark : {"—", "…", "”", "（", "。", "·"}) {
    runs.push_back({"甲" + repeated(mark, 44) + "乙", setting.style().text, "zh", {}});
  }
  for (const text::Run& run : runs) {
    std::string all;
    for (const text::Line& line : setting.set(run, Length::points(100))) {
      CHECK(line.width <= Length::points(100) + Length::from_points(0.01));
      all += text_of(line);
    }
    CHECK(all == run.text);
  }
}

TEST_CASE("code is not hyphenated") {
  Setting setting;
  setting.style().hyphenate = true;
  text::Run run{"documentation of international hyphenation", setting.style().text, "en", {}};
  const auto hyphens = [&] {
    int count = 0;
    for (const text::Line& line : setting.set(run, Length::points(60))) {
      count += text_of(line).find("\u00AD") != std::string::npos ? 1 : 0;
    }
    return count;
  };
  CHECK(hyphens() > 0);
  run.code = true;
  CHECK(hyphens() == 0);
}

TEST_CASE("strictly, signs stay with what they belong to") {
  Setting setting;
  setting.style().line_break = style::LineBreak::strict;
  const auto second_line = [&](const std::string& text) {
    return text_of(setting.set(text, Length::points(50)).at(1));
  };
  for (const std::string sign : {"＞", "＂"}) {
    const std::string before = sign == "＂" ? "＂乙丙丁戊" : "甲乙丙丁戊";
    CHECK_FALSE(second_line(before + sign + "庚辛").starts_with(sign));
  }
  for (const std::string sign : {"§", "#", "＃", "＜", "№", "＂"}) {
    CHECK(second_line("甲乙丙丁" + sign + "庚辛壬").starts_with(sign));
  }
}

TEST_CASE("a loose paragraph has a line more where its lines can be stretched that far") {
  std::string words;
  for (int i = 0; i < 12; ++i) {
    words += "Opening up has gone deeper and imports and exports have passed another mark. ";
  }
  int looser = 0;
  for (int measure = 200; measure < 320; measure += 10) {
    Setting usual, loose;
    loose.style().looseness = 1;
    const Length width = Length::points(measure);
    const std::size_t lines = usual.set(words, width, "en").size();
    const std::size_t more = loose.set(words, width, "en").size();
    CHECK((more == lines || more == lines + 1));
    looser += more > lines ? 1 : 0;
  }
  CHECK(looser >= 10);
}
