#include <algorithm>
#include <catch2/catch.hpp>

#include "setting.h"
#include "text/character.h"
#include "text/line_break.h"

using namespace jianbao;
using namespace jianbao::test;

TEST_CASE("a line of ideographs is as wide as its characters") {
  Setting setting;
  CHECK(setting.label("嘉兴南湖").width == Length::points(40));
}

TEST_CASE("a quarter em parts Han and Latin, and a typed space is not added to it") {
  Setting setting;
  const Length digits = setting.label("5500").width;
  const Length expected = Length::points(20) + Length::from_points(2.5) * 2 + digits;
  CHECK(near(setting.label("达5500元").width, expected));
  CHECK(near(setting.label("达 5500 元").width, expected));
}

TEST_CASE("marks side by side share one blank half") {
  Setting setting;
  CHECK(setting.label("）。").width == Length::points(10));
  CHECK(setting.label("。“").width == Length::points(15));
  CHECK(setting.label("《“").width == Length::points(10));
}

TEST_CASE("marks take no space from what they belong to, whatever its script") {
  Setting setting;
  const auto width = [&](const std::string& text, const std::string& language) {
    return setting.label(text, language).width;
  };
  CHECK(width("亿元;", "en") == width("亿元", "en") + width(";", "en"));
  CHECK(width("(亿元)", "en") == width("(", "en") + width("亿元", "en") + width(")", "en"));
  CHECK(width("5～6", "zh") == width("5", "zh") + width("～", "zh") + width("6", "zh"));
  CHECK(width("￥5", "zh") == width("￥", "zh") + width("5", "zh"));
  for (const std::string mark : {"——", "……"}) {
    CHECK(width("嘉" + mark + "GDP" + mark + "兴", "zh") ==
          width("嘉兴", "zh") + width(mark, "zh") * 2 + width("GDP", "zh"));
  }
  CHECK(width("嘉(5)兴", "zh") == width("嘉兴", "zh") + width("(5)", "zh"));
  CHECK(width("嘉[1]。", "zh") == width("嘉。", "zh") + width("[1]", "zh"));
  // Without a mark the scripts are parted.
  CHECK(width("亿元x", "en") > width("亿元", "en") + width("x", "en"));
  // A word joiner shows nothing, and parts nothing.
  CHECK(width("亿元\u2060p", "zh") == width("亿元", "zh") + width("p", "zh"));
  CHECK(text_of(setting.label("亿元\u2060p")) == "亿元p");
}

TEST_CASE("between characters all gaps of a justified line grow alike, word spaces too") {
  Setting setting;
  setting.style().justify = style::Justify::inter_character;
  const auto gaps = [&](Length measure) {
    std::vector<Length> out;
    const text::Line line = setting.set("the red boat 嘉兴南湖 infrastructure", measure).front();
    REQUIRE(near(line.width, measure));
    Length end;
    for (const page::GlyphRun& run : line.runs) {
      if (run.text == " ") continue;
      for (const page::Glyph& glyph : run.glyphs) {
        out.push_back(run.origin.x + glyph.x - end);
        end = run.origin.x + glyph.x + glyph.advance;
      }
    }
    return out;
  };
  const auto narrow = gaps(Length::points(114)), wide = gaps(Length::points(120));
  REQUIRE(narrow.size() == wide.size());
  std::vector<Length> grown;
  for (std::size_t i = 0; i < narrow.size(); ++i) {
    if (!near(wide[i], narrow[i])) grown.push_back(wide[i] - narrow[i]);
  }
  CHECK(grown.size() == 6);
  for (const Length each : grown) CHECK(each - grown.front() < Length::from_points(0.03));
}

TEST_CASE("glyphs stand on thousandths of their size, as a PDF places them") {
  Setting setting;
  for (const text::Line& line :
       setting.set("2020年，三次产业结构为2.3∶51.9∶45.8。", Length::points(97), "zh")) {
    for (const page::GlyphRun& run : line.runs) {
      for (const page::Glyph& glyph : run.glyphs) {
        const std::int64_t nearest =
            (glyph.x.units() * 1000 + run.size.units() / 2) / run.size.units();
        CHECK(glyph.x == run.size.scaled(nearest, 1000));
      }
    }
  }
}

TEST_CASE("a character that no face has is an error, not a box") {
  Setting setting;
  setting.label("\U00012000");
  REQUIRE(setting.diagnostics().sorted().size() == 1);
  CHECK(setting.diagnostics().sorted()[0].text ==
        "no font has the character '\U00012000' (U+12000)");
}

namespace {

// A style that names a Latin family only; two more are drawn for Chinese, one has no file.
class Fallen {
 public:
  Fallen() : library_(manifest(), disk_), typesetter_(library_, diagnostics_) {}

  // The index in its collection of the face that shows a text.
  unsigned face_of(const std::string& text, const std::string& language) {
    style::TextStyle style;
    style.families = {"Latin"};
    const text::Line line = typesetter_.label({{text, style, language, {}}});
    REQUIRE(line.runs.size() == 1);
    return line.runs.front().face->index();
  }
  std::size_t errors() const { return diagnostics_.error_count(); }
  text::Line label(const std::string& text) {
    style::TextStyle style;
    style.families = {"Latin"};
    return typesetter_.label({{text, style, "en", {}}});
  }

 private:
  static font::Manifest manifest() {
    font::Manifest manifest;
    manifest.folders = {"/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto"};
    const std::string cjk = "NotoSerifCJK-Regular.ttc";
    manifest.families = {{"Latin", 100, {{"NotoSerif-Regular.ttf", 0, 400, false, {}}}, {}},
                         {"SC", 100, {{cjk, 2, 400, false, {}}}, {}, "", {"zh-Hans"}},
                         {"TC", 100, {{cjk, 3, 400, false, {}}}, {}, "", {"zh-Hant"}},
                         {"HK", 100, {{cjk, 4, 400, false, {}}}, {}, "", {"zh-Hant-HK"}},
                         {"None", 100, {{"no-such-file.ttf", 0, 400, false, {}}}, {}}};
    return manifest;
  }

  base::Disk disk_;
  base::Diagnostics diagnostics_;
  font::Library library_;
  text::Typesetter typesetter_;
};

}  // namespace

TEST_CASE("a character that no family of its style has comes from one for its language") {
  Fallen fallen;
  CHECK(fallen.face_of("嘉兴", "zh") == 2);
  CHECK(fallen.face_of("嘉興", "zh-Hant") == 3);
  CHECK(fallen.face_of("嘉興", "zh-TW") == 3);
  CHECK(fallen.face_of("嘉興", "zh-HK") == 4);
  CHECK(fallen.face_of("嘉兴", "en") == 2);
  // Files are read only when they are needed.
  CHECK(fallen.errors() == 0);
  fallen.label("\U00012000");
  CHECK(fallen.errors() > 0);
}

TEST_CASE("a space before a no-break space stays, as lines of code need it") {
  Setting setting;
  const Length word = setting.label("a\u00A0b", "en").width;
  const Length space = word - setting.label("ab", "en").width;
  CHECK(near(setting.label("a \u00A0b", "en").width, word + space));
}

TEST_CASE(
    "the line of a proper noun stands at the left of a vertical text, its dots at the right") {
  Setting setting;
  setting.style().writing_mode = style::WritingMode::vertical;
  setting.style().text.line = style::TextLine::proper_name;
  setting.style().text.emphasis = style::EmphasisMark::dot;
  const auto lines = setting.set("嘉兴", Length::points(100));
  REQUIRE(lines.size() == 1);
  int left = 0, right = 0;
  for (const page::Item& item : lines[0].marks) {
    const auto* path = std::get_if<page::Path>(&item);
    REQUIRE(path != nullptr);
    const Length x = path->elements.front().points[0].x;
    (path->stroked ? left : right) +=
        path->stroked ? x < -Length::points(5) : x > Length::points(5);
  }
  CHECK(left == 1);
  CHECK(right == 2);
}

TEST_CASE("a picture in a vertical line is as wide as it would be high") {
  Setting setting;
  doc::InlineImage image;
  image.width = Length::points(30);
  image.height = Length::points(10);
  setting.style().writing_mode = style::WritingMode::vertical;
  text::Run run{"\uFFFC", setting.style().text, "zh", {}};
  run.image = image;
  const auto lines = setting.set(run, Length::points(100));
  REQUIRE(lines[0].pictures.size() == 1);
  CHECK(lines[0].pictures[0].size.width == Length::points(10));
  CHECK(near(lines[0].pictures[0].size.height, Length::from_points(10.0 / 3)));
}

TEST_CASE("a bullet before an item is the Latin face's, one between names the Han face's") {
  Setting setting;
  CHECK(setting.label("•").width < Length::points(5));
  CHECK(setting.label("甲•乙").width == Length::points(25));
}

TEST_CASE("letter-spacing stands between characters, not at a line's ends") {
  Setting setting;
  setting.style().text.letter_spacing = Length::points(2);
  CHECK(setting.set("嘉兴南湖", Length::points(100)).front().width == Length::points(46));
  setting.style().align = style::Align::end;
  const text::Line line = setting.set("嘉兴ab", Length::points(100)).front();
  const page::Glyph& last = line.runs.back().glyphs.back();
  const text::Line plain = setting.label("b");
  CHECK(near(line.runs.back().origin.x + last.x + plain.width, Length::points(100)));
  for (const text::Line& full : setting.set(paragraph, Length::points(203))) {
    CHECK(full.width <= Length::points(203) + Length::from_points(0.01));
  }
}

TEST_CASE("an opening mark hangs before the first line of any paragraph") {
  Setting setting;
  setting.style().hang_first = true;
  const auto first_x = [](const text::Line& line) {
    return line.runs.front().origin.x + line.runs.front().glyphs.front().x;
  };
  auto lines = setting.set("“嘉兴南湖，“嘉兴南湖，“嘉兴南湖", Length::points(60));
  CHECK(lines.size() > 2);
  CHECK(first_x(lines[0]) == Length::points(-10));  // its white half before it
  CHECK(lines[0].runs.front().glyphs[1].x + lines[0].runs.front().origin.x == Length{});
  setting.style().indent = Length::points(20);
  lines = setting.set("《嘉兴》", Length::points(100));
  CHECK(lines[0].runs.front().glyphs[1].x + lines[0].runs.front().origin.x == Length::points(20));
  lines = setting.set("“Jiaxing”", Length::points(100), "en");
  CHECK(near(lines[0].width + setting.label("“", "en").width,
             Length::points(20) + setting.label("“Jiaxing”", "en").width));
}

TEST_CASE("a reading may stand over the blank of a mark beside its base") {
  Setting setting;
  style::TextStyle look = setting.style().text;
  doc::Inline base{"庄", look, "zh", {}};
  base.ruby = "zhuāng";
  const auto width = [&](const std::string& before, const doc::Inline& run) {
    return setting.label({{before, look, "zh", {}}, run}).width;
  };
  const Length alone = width("他", base) - Length::points(10);
  CHECK(alone > Length::points(14));
  CHECK(width("，", base) < Length::points(10) + alone);
  CHECK(width("，", base) >= Length::points(5) + alone);
}

TEST_CASE("a word of several looks is turned as one in a vertical line") {
  Setting setting;
  setting.style().writing_mode = style::WritingMode::vertical;
  const style::TextStyle look = setting.style().text;
  style::TextStyle lowered = look;
  lowered.script_position = style::ScriptPosition::sub;
  const auto upright = [](const text::Line& line) {
    return std::count_if(line.runs.begin(), line.runs.end(),
                         [](const page::GlyphRun& run) { return run.angle == 0; });
  };
  CHECK(upright(setting.label(
            {{"H", look, "zh", {}}, {"2", lowered, "zh", {}}, {"O", look, "zh", {}}})) == 0);
  CHECK(upright(setting.label({{"km", look, "zh", {}}, {"2", lowered, "zh", {}}})) == 0);
  // The mark of a note makes a word no longer.
  text::Run mark{"1", lowered, "zh", {}};
  mark.note = 0;
  CHECK(upright(setting.label({{"A", look, "zh", {}}, mark})) == 2);
}

TEST_CASE("a stroke between Han keeps clear of them in a vertical line") {
  Setting setting;
  setting.style().writing_mode = style::WritingMode::vertical;
  CHECK(setting.label({{"甲/乙", setting.style().text, "zh", {}}}).width == Length::points(30));
}

TEST_CASE("characters with a reading have emphasis marks like the others") {
  Setting setting;
  text::Run run{"庄", setting.style().text, "zh", {}};
  run.style.emphasis = style::EmphasisMark::dot;
  REQUIRE(setting.label({run}).marks.size() == 1);
  run.ruby = "zhuāng";
  CHECK(setting.label({run}).marks.size() == 1);
}

TEST_CASE("a line below starts with the text, not in the white of the mark that opens it") {
  Setting setting;
  text::Run run{"“一字”", setting.style().text, "zh", {}};
  run.style.line = style::TextLine::underline;
  const text::Line line = setting.label({run});
  REQUIRE(line.marks.size() == 1);
  const auto* path = std::get_if<page::Path>(&line.marks.front());
  REQUIRE(path != nullptr);
  CHECK(path->elements.front().points[0].x == Length{});
}

TEST_CASE("words of one link that look different are one place to click") {
  Setting setting;
  const auto linked = [&](const std::string& text, const std::string& target, int weight) {
    text::Run run{text, setting.style().text, "en", {}};
    run.style.weight = weight;
    run.link = target;
    return run;
  };
  const auto links = [&](const std::vector<text::Run>& runs) {
    std::vector<std::string> words;
    for (const page::Item& item : setting.label(runs).marks) {
      if (const auto* link = std::get_if<page::Link>(&item)) words.push_back(link->words);
    }
    return words;
  };
  CHECK(links({linked("to the ", "#a", 400), linked("Lake", "#a", 700)}) ==
        std::vector<std::string>{"to the Lake"});
  CHECK(links({linked("one ", "#a", 400), linked("two", "#b", 400)}) ==
        std::vector<std::string>{"one ", "two"});
  CHECK(links({linked("one", "#a", 400), linked(" and then ", "", 400), linked("one", "#a", 400)})
            .size() == 2);
}

namespace {

std::vector<std::string> lines_of(const std::vector<text::Line>& lines) {
  std::vector<std::string> texts;
  for (const text::Line& line : lines) texts.push_back(text_of(line));
  return texts;
}

bool any_hyphen(const std::vector<text::Line>& lines) {
  for (const std::string& text : lines_of(lines)) {
    if (text.find(base::soft_hyphen) != std::string::npos) return true;
  }
  return false;
}

std::vector<std::string> errors_of(const Setting& setting) {
  std::vector<std::string> texts;
  for (const base::Diagnostic& entry : setting.diagnostics().sorted()) texts.push_back(entry.text);
  return texts;
}

}  // namespace

TEST_CASE("a letter and its mark come from one face, or are an error") {
  Setting setting;
  // Composed, though the face has no mark of its own in that place.
  CHECK_FALSE(setting.label("e\u0301", "en").runs.empty());
  CHECK(errors_of(setting).empty());
  setting.label("第1\u20E3项", "zh");
  CHECK(errors_of(setting) ==
        std::vector<std::string>{"no font has the letter '1' with its mark (U+0031 U+20E3)"});
  // A family that has both stands in for one that has the letter alone.
  const text::Line circled = setting.label("1\u20DD", "zh");
  REQUIRE(circled.runs.size() == 1);
  for (const page::Glyph& glyph : circled.runs.front().glyphs) CHECK(glyph.id != 0);
}

TEST_CASE("text from right to left is one error a script") {
  Setting setting;
  setting.label("见\u0634\u0649\u0646 \u0626\u06C7\u064A和\u05D7\u05D9，\u05D7。", "zh");
  CHECK(errors_of(setting) ==
        std::vector<std::string>{
            "'\u05D7\u05D9' is in the script Hebrew, which runs from right to left: it cannot be "
            "set yet",
            "'\u0634\u0649\u0646 \u0626\u06C7\u064A' is in the script Arabic, which runs from "
            "right to left: it cannot be set yet"});
}

TEST_CASE("a script that no font has is one error") {
  Setting setting;
  setting.label("\u0F56\u0F7C\u0F51\u0F0B\u0F62\u0F44\u0F0B \u0F66", "zh");
  REQUIRE(errors_of(setting).size() == 1);
  CHECK(errors_of(setting).front() ==
        "no font has '\u0F56\u0F7C\u0F51\u0F0B\u0F62\u0F44\u0F0B \u0F66', which is in the "
        "script Tibetan");
}

TEST_CASE("addresses, names of files and codes have no hyphens") {
  Setting setting;
  for (const std::string word :
       {"https://data.example.gov.cn/statistics/annual/communication/industrialization.html",
        "internationalization.department@statistics-organization.example.org",
        "quarterly_industrial_communication_statistics_organization.xlsx",
        "communication2023industrialization"}) {
    for (int width = 60; width < 160; width += 7) {
      CAPTURE(word, width);
      const auto lines = setting.set("see " + word + " there", Length::points(width), "en");
      CHECK_FALSE(any_hyphen(lines));
      std::string all;
      for (const std::string& text : lines_of(lines)) {
        CHECK_FALSE(text.ends_with("-"));
        all += text;
      }
      CHECK(all.find(word) != std::string::npos);
    }
  }
  CHECK(any_hyphen(setting.set("see internationalization there", Length::points(80), "en")));
}

TEST_CASE("what a number counts is not hyphenated") {
  Setting setting;
  for (int width = 20; width < 60; ++width) {
    CHECK_FALSE(any_hyphen(setting.set("RMB 300\u00A0billion", Length::points(width), "en")));
    CHECK_FALSE(any_hyphen(setting.set("300 kilometres", Length::points(width), "en")));
  }
}
