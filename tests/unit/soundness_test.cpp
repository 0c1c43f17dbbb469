#include "page/soundness.h"

#include <memory>

#include "layout/cell_check.h"
#include "setting.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

// One line, its baseline so far down, as an element.
page::GlyphRun line(const std::string& text, int left, int down, page::Tag tag) {
  static std::vector<std::unique_ptr<Setting>> kept;  // the faces of runs
  kept.push_back(std::make_unique<Setting>());
  page::GlyphRun run = kept.back()->label(text).runs.front();
  run.origin = {Length::points(left), Length::points(down)};
  run.tag = tag;
  return run;
}

std::vector<std::string> errors(const std::vector<page::Item>& items,
                                const page::Structure& structure = {}) {
  base::Diagnostics diagnostics;
  page::GlyphInks inks;
  page::SoundnessCheck check(inks, diagnostics);
  check.add({{}, items});
  check.finish(structure);
  std::vector<std::string> said;
  for (const base::Diagnostic& entry : diagnostics.sorted()) said.push_back(entry.text);
  return said;
}

page::Structure telling(const std::vector<std::string>& words) {
  page::Structure structure;
  const page::Tag root = structure.add(page::Role::document, page::artifact);
  for (const std::string& each : words) {
    structure.add_words(structure.add(page::Role::paragraph, root), each, {});
  }
  return structure;
}

}  // namespace

TEST_CASE("a glyph that is missing, or draws nothing, is found", "[soundness]") {
  page::GlyphRun run = line("嘉兴", 0, 20, 1);
  CHECK(errors({run}).empty());
  page::GlyphRun missing = run;
  missing.glyphs[1].id = 0;
  REQUIRE(errors({missing}).size() == 1);
  CHECK(errors({missing}).front() ==
        "'兴' would be left blank: Noto Serif CJK SC has no glyph for it");
  page::GlyphRun blank = run;
  blank.glyphs[0].id = run.face->glyph(U' ');
  REQUIRE(errors({blank}).size() == 1);
  CHECK(errors({blank}).front() ==
        "'嘉' would be left blank: Noto Serif CJK SC draws nothing for it");
  // A space draws nothing, and need not.
  CHECK(errors({line("a b", 0, 20, 1)}).empty());
}

TEST_CASE("lines and pictures over one another are found", "[soundness]") {
  const auto first = line("对外开放", 0, 20, 2), second = line("内外联动", 10, 22, 3);
  CHECK(errors({first, line("内外联动", 0, 34, 3)}).empty());
  CHECK(errors({first, line("内外联动", 41, 20, 3)}).empty());
  CHECK(errors({first, second}) ==
        std::vector<std::string>{"'内外联动' would stand over '对外开放' on page 1"});
  // A stamp, or what else is no part of the text, may.
  page::GlyphRun stamp = second;
  stamp.tag = page::artifact;
  CHECK(errors({first, stamp}).empty());

  const page::FigurePlace picture{
      {{Length::points(20), {}}, {Length::points(50), Length::points(30)}}, 4};
  CHECK(errors({first, picture}) ==
        std::vector<std::string>{"a picture would stand over '对外开放' on page 1"});
  // One that is painted before all text is its ground; what it holds is its own.
  CHECK(errors({picture, first}).empty());
  page::GlyphRun label = first;
  label.tag = picture.tag;
  CHECK(errors({line("上", 0, 90, 1), label, picture}).empty());
}

TEST_CASE("words that are lost, or in another order, are found", "[soundness]") {
  const page::Structure structure = telling({"the red boat", "南湖"});
  const auto red = line("the red", 0, 20, 2), boat = line("boat", 0, 34, 2),
             lake = line("南湖", 0, 48, 3);
  CHECK(errors({red, boat, lake}, structure).empty());
  CHECK(errors({red, boat}, structure) == std::vector<std::string>{"these words are on no page"});
  CHECK(errors({boat, red, lake}, structure).size() == 1);
  CHECK(errors({red, lake}, structure) ==
        std::vector<std::string>{"these words would not be on the pages as they were given"});
  // What a hyphen of the line's end adds is no word.
  CHECK(
      errors({line("the red bo\u00AD", 0, 20, 2), line("at", 0, 34, 2), lake}, structure).empty());
}

TEST_CASE("what reaches out of its cell is found", "[soundness]") {
  const layout::Extent place{Length::points(10), Length::points(40)};
  const auto out = [&](const page::Item& item) {
    return layout::find_outside_column({item}, 0, place).has_value();
  };
  CHECK_FALSE(out(line("对外开放", 10, 20, 1)));
  CHECK(out(line("对外开放", 12, 20, 1)));
  CHECK(out(line("对外开放", 7, 20, 1)));
  // A stop may hang, and a space takes no room.
  CHECK_FALSE(out(line("对外开放。", 10, 20, 1)));
  const page::FigurePlace picture{
      {{Length::points(20), {}}, {Length::points(50), Length::points(30)}}, 4};
  CHECK(out(picture));
  CHECK(layout::find_outside_row({picture}, Length::points(20)).has_value());
  CHECK_FALSE(layout::find_outside_row({picture}, Length::points(30)).has_value());
}
