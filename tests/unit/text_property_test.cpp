#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "base/base.h"
#include "base/language_tag.h"
#include "text/text.h"

// Whatever the text, the measure and the settings: nothing is lost, no line is too wide, marks keep
// to their side, glyphs follow one another and justified lines are flush.
// JIANBAO_TEXT_SEED and JIANBAO_TEXT_CASES make other and more texts (tests/fuzz/text.py).

using namespace jianbao;
using base::Length;

namespace {

constexpr int em = 10;
const std::string reading_letter = "ā";  // readings have nothing else, and nothing else has it

long setting_of(const char* name, long usual) {
  const char* value = std::getenv(name);
  return value == nullptr ? usual : std::atol(value);
}

struct Sample {
  std::vector<text::Run> runs;
  style::ParagraphStyle style;
  Length measure;
  std::string language;
};

class Chance {
 public:
  explicit Chance(unsigned long seed) : engine_(seed) {}

  int below(int count) { return static_cast<int>(engine_() % static_cast<unsigned>(count)); }
  bool one_in(int count) { return below(count) == 0; }
  const std::string& of(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> han{"嘉", "兴", "南", "湖", "红", "船", "启", "航",
                                   "一", "百", "年", "不", "断", "发", "展"};
const std::vector<std::string> marks{"、", "，", "。", "；", "：", "！", "？", "（", "）",
                                     "《", "》", "“",  "”",  "‘",  "’",  "「", "」", "【",
                                     "】", "·",  "—",  "～", "／", "–",  "——", "……", "？！"};
const std::vector<std::string> words{"growth", "GDP", "infrastructure", "e-commerce", "it’s", "a",
                                     "B2B",    "and", "word",           "T'Pol",      "(x)",  "/"};
const std::vector<std::string> figures{"3000亿元", "26.47", "97.26%", "￥5500",
                                       "−1.2℃",    "第2位", "1,234",  "2025",
                                       "8–10",     "①",     "[1]",    "12月31日"};

std::string piece_of_text(Chance& chance) {
  switch (chance.below(8)) {
    case 0:
      return chance.of(marks);
    case 1:
      return " ";
    case 2:
      return chance.of(words);
    case 3:
      return chance.of(figures);
    default:
      return chance.of(han) + chance.of(han);
  }
}

style::ParagraphStyle style_of(Chance& chance, const std::string& language) {
  style::ParagraphStyle style;
  style.text.families = {"Latin", language == "zh-Hant" ? "Han TC" : "Han"};
  style.text.size = Length::points(em);
  style.line_break = static_cast<style::LineBreak>(chance.below(4));
  style.mark_spacing = static_cast<style::MarkSpacing>(chance.below(8));
  style.align = chance.one_in(3) ? style::Align::start : style::Align::justify;
  style.hang_end = static_cast<style::HangEnd>(chance.below(3));
  style.hyphenate = !chance.one_in(3);
  if (chance.one_in(3)) style.indent = style.text.size * 2;
  return style;
}

text::Run run_of(Chance& chance, const Sample& sample) {
  text::Run run;
  run.style = sample.style.text;
  run.language = sample.language;
  const int pieces = 1 + chance.below(8);
  if (chance.one_in(8)) {
    run.text = chance.of(han);
    run.ruby = reading_letter + reading_letter + (chance.one_in(2) ? reading_letter : "");
    return run;
  }
  for (int i = 0; i < pieces; ++i) run.text += piece_of_text(chance);
  if (chance.one_in(4)) run.style.weight = 700;
  if (chance.one_in(8)) {
    run.text = std::to_string(chance.below(100));
    run.style.script_position = style::ScriptPosition::super;
  }
  return run;
}

Sample sample_of(unsigned long seed) {
  Chance chance(seed);
  Sample sample;
  sample.language = chance.of({"zh", "zh", "zh-Hant", "en"});
  sample.style = style_of(chance, sample.language);
  sample.measure = Length::points(em) * (4 + chance.below(37)) + Length::points(chance.below(10));
  const int runs = 1 + chance.below(12);
  for (int i = 0; i < runs; ++i) sample.runs.push_back(run_of(chance, sample));
  return sample;
}

font::Manifest manifest() {
  font::Manifest manifest;
  manifest.folders = {"/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto"};
  const auto collection = [](unsigned index) {
    return std::vector<font::FaceEntry>{{"NotoSerifCJK-Regular.ttc", index, 400, false, {}},
                                        {"NotoSerifCJK-Bold.ttc", index, 700, false, {}}};
  };
  manifest.families = {
      {"Latin",
       100,
       {{"NotoSerif-Regular.ttf", 0, 400, false, {}}, {"NotoSerif-Bold.ttf", 0, 700, false, {}}},
       {}},
      {"Han", 100, collection(2), {}},
      {"Han TC", 100, collection(3), {}}};
  return manifest;
}

// What remains of a text when white space, hyphens and readings are taken away.
std::string bare(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(text, i);
    if (c == U' ' || c == U'\u00A0' || c == U'-' || c == U'\u00AD' || c == U'ā') continue;
    out += text.substr(begin, i - begin);
  }
  return out;
}

bool is_reading(const page::GlyphRun& run) { return run.text.starts_with(reading_letter); }

std::string text_of(const text::Line& line) {
  std::string text;
  for (const page::GlyphRun& run : line.runs) text += is_reading(run) ? "" : run.text;
  return text;
}

std::string input_of(const Sample& sample) {
  std::string text;
  for (const text::Run& run : sample.runs) text += run.text;
  return text;
}

std::string described(const Sample& sample, unsigned long seed) {
  std::string out = "seed " + std::to_string(seed) + ", " + sample.language + ", measure " +
                    std::to_string(sample.measure.to_points()) + ", line-break " +
                    std::to_string(static_cast<int>(sample.style.line_break)) + ", trim " +
                    std::to_string(static_cast<int>(sample.style.mark_spacing)) + ", align " +
                    std::to_string(static_cast<int>(sample.style.align)) + ", hang " +
                    std::to_string(static_cast<int>(sample.style.hang_end)) + ":\n";
  for (const text::Run& run : sample.runs) {
    out += '[' + run.text + (run.style.weight == 700 ? "|bold" : "") +
           (run.style.script_position == style::ScriptPosition::super ? "|super" : "") +
           (run.ruby.empty() ? "" : "|" + run.ruby) + ']';
  }
  return out;
}

char32_t first_of(const std::string& text) {
  std::size_t i = 0;
  return text.empty() ? 0 : base::next_code_point(text, i);
}

char32_t last_of(const std::string& text) {
  char32_t last = 0;
  for (std::size_t i = 0; i < text.size();) last = base::next_code_point(text, i);
  return last;
}

bool among(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// What no line of Chinese may start or end with, but at the level `none` (CLREQ 3.1.3).
constexpr std::u32string_view never_first = U"、，。；：！？）》」】·～";
constexpr std::u32string_view never_last = U"（《「【";

std::u32string code_points(const std::string& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out += base::next_code_point(text, i);
  return out;
}

// The material about a place that the rules may hold together: marks, letters and figures, with two
// Han on either side. No line has to hold more of it than its measure.
bool rules_can_hold(const std::u32string& text, std::size_t place, Length measure) {
  const auto is_han = [](char32_t c) { return c >= U'\u4E00' && c <= U'\u9FFF'; };
  double width = 0;  // em
  const auto add = [&](char32_t c) { width += c < 0x2000 && c != U'·' ? 0.7 : 1; };
  int row = 0;
  for (std::size_t i = place; i > 0 && row < 2; --i) {
    add(text[i - 1]);
    row += is_han(text[i - 1]) ? 1 : 0;
  }
  row = 0;
  for (std::size_t i = place; i < text.size() && row < 2; ++i) {
    add(text[i]);
    row += is_han(text[i]) ? 1 : 0;
  }
  return Length::from_points(width * em) <= measure;
}

// What a line of Chinese starts or ends with against a rule.
bool starts_wrongly(const std::string& shown, const Sample& sample) {
  // In English · stands where a dash could.
  const bool english = sample.language == "en";
  if (among(first_of(shown), never_first) && !(english && first_of(shown) == U'·')) return true;
  return sample.style.line_break == style::LineBreak::strict && !english &&
         (shown.starts_with("——") || shown.starts_with("……"));
}

bool ends_wrongly(const std::string& shown, const Sample& sample) {
  if (among(last_of(shown), never_last)) return true;
  return sample.style.line_break != style::LineBreak::basic && sample.language != "en" &&
         last_of(shown) == U'／';
}

void check_ends(const std::vector<text::Line>& lines, const Sample& sample) {
  if (sample.style.line_break == style::LineBreak::none) return;
  std::u32string all;
  for (const text::Line& line : lines) all += code_points(text_of(line));
  std::size_t place = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string shown = text_of(lines[i]);
    INFO("line: " << shown);
    if (i > 0 && lines[i].overhang <= Length{} && starts_wrongly(shown, sample))
      CHECK_FALSE(rules_can_hold(all, place, sample.measure));
    place += code_points(shown).size();
    if (i + 1 < lines.size() && lines[i].overhang <= Length{} && ends_wrongly(shown, sample))
      CHECK_FALSE(rules_can_hold(all, place, sample.measure));
  }
}

// The blank of a mark's square before its ink, which may lie over what stands before it.
Length blank_before(const page::GlyphRun& run, const page::Glyph& glyph) {
  std::size_t at = glyph.cluster;
  const char32_t c = base::next_code_point(run.text, at);
  if (among(c, U"（《「【“‘")) return run.size / 2;
  return base::is_traditional_chinese(run.language) && among(c, never_first) ? run.size / 4
                                                                             : Length{};
}

void check_order(const text::Line& line) {
  Length before = -Length::points(em);
  for (const page::GlyphRun& run : line.runs) {
    if (is_reading(run)) continue;
    for (const page::Glyph& glyph : run.glyphs) {
      const Length x = run.origin.x + glyph.x;
      INFO("line: " << text_of(line) << ", in '" << run.text << "'");
      CHECK(x >= before - blank_before(run, glyph) - Length::from_points(0.1));
      before = std::max(before, x);
    }
  }
}

// Two Han that stand side by side can always be moved apart.
bool can_stretch(const std::string& text) {
  int row = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = base::next_code_point(text, i);
    row = c >= U'\u4E00' && c <= U'\u9FFF' ? row + 1 : 0;
    if (row == 2) return true;
  }
  return false;
}

void check_width(const text::Line& line, bool last, const Sample& sample) {
  const Length tolerance = Length::from_points(em * 0.01);
  INFO("line: " << text_of(line) << ", " << line.width.to_points() << " pt, overhang "
                << line.overhang.to_points());
  CHECK(line.width <= sample.measure + line.overhang + tolerance);
  const bool fills = sample.style.align == style::Align::justify && !last &&
                     line.overhang <= Length{} && can_stretch(text_of(line));
  if (fills) CHECK(line.width >= sample.measure - tolerance);
}

void check(const std::vector<text::Line>& lines, const Sample& sample) {
  check_ends(lines, sample);
  std::string all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    all += text_of(lines[i]);
    check_order(lines[i]);
    check_width(lines[i], last, sample);
  }
  CHECK(bare(all) == bare(input_of(sample)));
}

}  // namespace

TEST_CASE("any text at any measure keeps the rules of lines", "[property]") {
  base::Disk disk;
  base::Diagnostics diagnostics;
  font::Library library(manifest(), disk);
  text::Typesetter typesetter(library, diagnostics);
  const long first = setting_of("JIANBAO_TEXT_SEED", 1),
             count = setting_of("JIANBAO_TEXT_CASES", 2000);
  for (long k = 0; k < count; ++k) {
    const auto seed = static_cast<unsigned long>(first + k);
    const Sample sample = sample_of(seed);
    INFO(described(sample, seed));
    check(typesetter.paragraph(sample.runs, sample.style, sample.measure), sample);
  }
}
