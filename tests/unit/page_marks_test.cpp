#include "press.h"

using namespace jianbao;
using test::Press;

namespace {

std::vector<page::GlyphRun> runs_of(const page::Page& page, page::Tag tag) {
  std::vector<page::GlyphRun> runs;
  for (const page::Item& item : page.items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run != nullptr && run->tag == tag) runs.push_back(*run);
  }
  return runs;
}

}  // namespace

TEST_CASE("a watermark stands behind the text of every page, in its middle, as wide as it fits") {
  Press press;
  std::vector<doc::Inline> line = press.words("Confidential").inlines;
  line[0].style.size = base::Length::points(400);
  press.document().furniture.watermark =
      doc::Watermark{.lines = {line, line}, .angle = -90'000, .opacity = 500, .fits_sheet = true};
  press.document().blocks = {press.paragraph(), doc::PageBreak{}, press.paragraph()};
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  for (const page::Page& page : pages) {
    const auto runs = runs_of(page, page::background);
    REQUIRE(runs.size() == 2);
    const auto* first = std::get_if<page::GlyphRun>(&page.items.front());
    REQUIRE(first != nullptr);
    CHECK(first->tag == page::background);
    CHECK(runs[0].angle == -90'000);
    CHECK(runs[0].opacity == 500);
    base::Length width;
    for (const page::Glyph& glyph : runs[0].glyphs) width += glyph.advance;
    // Read upwards, it ends as far above the middle of the sheet as it starts below.
    const base::Length above = page.size.height / 2 - (runs[0].origin.y - width);
    const base::Length below = runs[0].origin.y - page.size.height / 2;
    CHECK(above.to_points() == Approx(below.to_points()).margin(0.1));
    CHECK(width.to_points() == Approx(page.size.width.to_points() * 0.8).margin(0.5));
    CHECK(runs[0].origin.x < page.size.width / 2 + runs[0].size);
    CHECK(runs[1].origin.x > runs[0].origin.x);
  }
}

TEST_CASE("a watermark that is larger than the sheet is set smaller, which is said once") {
  Press press;
  std::vector<doc::Inline> line = press.words("Confidential").inlines;
  line[0].style.size = base::Length::points(300);
  press.document().furniture.watermark = doc::Watermark{.lines = {line}, .angle = -45'000};
  press.document().blocks = {press.paragraph(), doc::PageBreak{}, press.paragraph()};
  const std::vector<page::Page> pages = press.pages();
  for (const page::Page& page : pages) {
    const auto runs = runs_of(page, page::background);
    REQUIRE(runs.size() == 1);
    const page::Glyph& last = runs[0].glyphs.back();
    const double along = (last.x + last.advance).to_points() * 0.7071;
    CHECK(runs[0].origin.x > base::Length{});
    CHECK(runs[0].origin.x.to_points() + along < page.size.width.to_points());
    CHECK(along > page.size.width.to_points() * 0.7);
  }
  REQUIRE(press.said().size() == 1);
  CHECK(press.said()[0].find("this watermark is larger than the sheet (by ") == 0);
}

TEST_CASE("a stamp that is wider than the text is set smaller, which is said") {
  Press press;
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Secret ";
  press.document().furniture.stamp = doc::Stamp{.lines = {press.words(text).inlines},
                                                .first_baseline = base::Length::points(30),
                                                .leading = base::Length::points(20)};
  press.document().blocks = {press.paragraph()};
  const page::Page page = press.first_page();
  const auto stamped = runs_of(page, page::running_head);
  REQUIRE(stamped.size() == 1);
  const page::Glyph& last = stamped[0].glyphs.back();
  CHECK((last.x + last.advance).to_points() == Approx(400).margin(3));
  REQUIRE(press.said().size() == 1);
  CHECK(press.said()[0].find("this stamp is wider than the text (by ") == 0);
}

TEST_CASE("a stamp stands above the text of the first page in the header's place") {
  Press press;
  press.document().furniture.usual.header.outer = {
      {doc::RunningPart::Kind::words, press.words("head").inlines[0]}};
  press.document().furniture.stamp =
      doc::Stamp{.lines = {press.words("000001").inlines, press.words("Secret").inlines},
                 .first_baseline = base::Length::points(30),
                 .leading = base::Length::points(20)};
  press.document().blocks = {press.paragraph(), doc::PageBreak{}, press.paragraph()};
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  const auto stamped = runs_of(pages[0], page::running_head);
  REQUIRE(stamped.size() == 2);
  CHECK(stamped[0].text == "000001");
  CHECK(stamped[0].origin == base::Point{base::Length::points(68), base::Length::points(30)});
  CHECK(stamped[1].origin == base::Point{base::Length::points(68), base::Length::points(50)});
  const auto usual = runs_of(pages[1], page::running_head);
  REQUIRE(usual.size() == 1);
  CHECK(usual[0].text == "head");
}

TEST_CASE("a signature lies over the block that shows it") {
  Press press;
  doc::Group group;
  group.id = "seal";
  group.shows_signature = true;
  press.document().blocks = {press.paragraph(), doc::PageBreak{}, press.paragraph(), group,
                             press.highlight(), doc::GroupEnd{},  press.paragraph()};
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  CHECK_FALSE(pages[0].signature_area);
  REQUIRE(pages[1].signature_area);
  const page::Rectangle area = *pages[1].signature_area;
  // A left page has its inner edge at the right.
  const doc::PageMaster& master = press.document().master;
  CHECK(area.origin.x == master.sheet.width - master.inner - master.width);
  CHECK(area.size.width == base::Length::points(400));
  CHECK(area.size.height >= master.baseline * 3);
  CHECK(area.origin.y > base::Length::points(70));
}
