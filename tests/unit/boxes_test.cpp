#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "press.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

std::vector<page::Rectangle> grounds(const page::Page& page, base::Color color) {
  std::vector<page::Rectangle> found;
  for (const page::Item& item : page.items) {
    const auto* path = std::get_if<page::Path>(&item);
    if (path == nullptr || !path->filled || !(path->fill == color)) continue;
    const base::Point from = path->elements[0].points[0], to = path->elements[2].points[0];
    found.push_back({from, {to.x - from.x, to.y - from.y}});
  }
  return found;
}

constexpr base::Color tint{200, 210, 220}, ink{10, 20, 30};

doc::Box boxed(int padding) {
  doc::Box box;
  box.background = tint;
  box.padding = Length::points(padding);
  return box;
}

}  // namespace

TEST_CASE("a box has its ground behind what it holds, its padding around") {
  Press press;
  press.document().blocks = {press.paragraph(), boxed(6),      press.paragraph(),
                             press.paragraph(), doc::BoxEnd{}, press.paragraph()};
  const page::Page page = press.first_page();
  const Length line = press.document().master.baseline, top = press.document().master.top;
  REQUIRE(grounds(page, tint).size() == 1);
  const page::Rectangle ground = grounds(page, tint).front();
  CHECK(ground.origin == base::Point{Length::points(68), top + line * 2});
  CHECK(ground.size == base::Size{Length::points(400), line * 2 + Length::points(12)});
  const auto all = placed(page);
  const Length offset = all[0].baseline - top;
  CHECK(all[1].left == Length::points(68 + 6));
  CHECK(all[1].baseline == ground.origin.y + Length::points(6) + offset);
  CHECK(all[2].baseline == all[1].baseline + line);
  // Behind the box the text is back on the grid, a blank line below.
  CHECK(all[3].left == Length::points(68));
  CHECK((all[3].baseline - all[0].baseline).units() % line.units() == 0);
  // The ground is painted first.
  CHECK(std::holds_alternative<page::Path>(page.items.front()));
}

TEST_CASE("a page may end within a box, whose border is open there") {
  Press press;
  doc::Box box = boxed(6);
  box.border = ink;
  box.border_width = Length::points(1);
  std::vector<doc::Block> blocks{box};
  blocks.insert(blocks.end(), 60, press.paragraph());
  blocks.emplace_back(doc::BoxEnd{});
  press.document().blocks = blocks;
  const auto pages = press.pages();
  REQUIRE(pages.size() == 2);
  const Length top = press.document().master.top;
  for (const page::Page& page : pages) {
    REQUIRE(grounds(page, tint).size() == 1);
    CHECK(grounds(page, ink).size() == 3);  // both sides and one end
  }
  CHECK(grounds(pages[0], ink)[2].origin.y == top);
  // Its ground goes on into the margins there, as far as the padding.
  const page::Rectangle first = grounds(pages[0], tint).front();
  CHECK(first.origin.y == top);
  CHECK(first.origin.y + first.size.height ==
        placed(pages[0]).back().baseline + press.document().master.baseline -
            (placed(pages[0])[0].baseline - top - Length::points(6)) + Length::points(6));
  CHECK(grounds(pages[1], tint).front().origin.y == top - Length::points(6));
  const page::Rectangle last = grounds(pages[1], tint).front();
  CHECK(grounds(pages[1], ink)[2].origin.y == last.origin.y + last.size.height - Length::points(1));
}

TEST_CASE("a box encloses all of the columns in it, a column what stands in it alone") {
  Press press;
  doc::Columns columns;
  columns.gutter = Length::points(20);
  std::vector<doc::Block> blocks{boxed(10), press.paragraph(), columns};
  blocks.insert(blocks.end(), 4, press.paragraph());
  blocks.emplace_back(doc::ColumnsEnd{});
  blocks.emplace_back(doc::BoxEnd{});
  press.document().blocks = blocks;
  const page::Page page = press.first_page();
  const Length line = press.document().master.baseline;
  REQUIRE(grounds(page, tint).size() == 1);
  CHECK(grounds(page, tint).front().size ==
        base::Size{Length::points(400), line * 3 + Length::points(20)});

  press.document().blocks = {columns,           boxed(10),        press.paragraph(),
                             press.paragraph(), doc::BoxEnd{},    press.paragraph(),
                             press.paragraph(), doc::ColumnsEnd{}};
  const auto within = grounds(press.first_page(), tint);
  REQUIRE(within.size() == 1);
  CHECK(within.front().size.width == Length::points(190));
}

TEST_CASE("boxes stand in boxes, the outer painted first") {
  Press press;
  doc::Box inner = boxed(4);
  inner.background = ink;
  press.document().blocks = {boxed(10), inner, press.paragraph(), doc::BoxEnd{}, doc::BoxEnd{}};
  const page::Page page = press.first_page();
  const page::Rectangle outside = grounds(page, tint).front(), inside = grounds(page, ink).front();
  CHECK(inside.origin.x == outside.origin.x + Length::points(10));
  CHECK(inside.origin.y == outside.origin.y + Length::points(10));
  CHECK(inside.size.width == outside.size.width - Length::points(20));
  CHECK(inside.size.height == outside.size.height - Length::points(20));
  CHECK(placed(page).front().left == Length::points(68 + 14));
  CHECK(std::get<page::Path>(page.items.front()).fill == tint);
}

TEST_CASE("a box whose padding leaves no room is an error") {
  Press press;
  press.document().blocks = {boxed(190), press.paragraph(), doc::BoxEnd{}};
  press.pages();
  CHECK(press.said() ==
        std::vector<std::string>{"the padding leaves this box no room for text ()"});
}

TEST_CASE("an empty box shows nothing") {
  Press press;
  press.document().blocks = {press.paragraph(), boxed(6), doc::Space{2}, doc::BoxEnd{}};
  CHECK(grounds(press.first_page(), tint).empty());
}

TEST_CASE("a box that floats has its ground there") {
  Press press;
  press.document().blocks = {press.paragraph(), doc::Group{doc::Group::Place::page_foot},
                             boxed(6),          press.paragraph(),
                             doc::BoxEnd{},     doc::GroupEnd{}};
  const page::Page page = press.first_page();
  REQUIRE(grounds(page, tint).size() == 1);
  const page::Rectangle ground = grounds(page, tint).front();
  CHECK(ground.size ==
        base::Size{Length::points(400), press.document().master.baseline + Length::points(12)});
  const auto all = placed(page);
  CHECK(std::any_of(all.begin(), all.end(), [&](const auto& line) {
    return line.left == ground.origin.x + Length::points(6) &&
           line.baseline > ground.origin.y + Length::points(6) &&
           line.baseline < ground.origin.y + ground.size.height;
  }));
}

TEST_CASE("what floats in a box leaves it, and is shown once") {
  Press press;
  press.document().blocks = {
      boxed(6),          press.paragraph(), doc::Group{doc::Group::Place::page_foot},
      press.paragraph(), doc::GroupEnd{},   press.paragraph(),
      doc::BoxEnd{}};
  const page::Page page = press.first_page();
  REQUIRE(grounds(page, tint).size() == 1);
  const page::Rectangle ground = grounds(page, tint).front();
  const auto all = placed(page);
  const auto below = std::count_if(all.begin(), all.end(), [&](const auto& line) {
    return line.baseline > ground.origin.y + ground.size.height &&
           line.baseline < Length::points(790);
  });
  CHECK(all.size() >= 3);
  CHECK(below == 1);
}

TEST_CASE("a callout has its ground above its first line at a page's top too") {
  const auto ground_top = [](const std::vector<doc::Block>& before) {
    Press press;
    auto& blocks = press.document().blocks;
    blocks.assign(before.begin(), before.end());
    doc::Callout callout;
    callout.background = {230, 240, 240};
    blocks.emplace_back(callout);
    blocks.emplace_back(press.paragraph());
    blocks.emplace_back(doc::InsetEnd{});
    const page::Page page = press.first_page();
    const Length baseline = baseline_of(placed(page), "text");
    Length top = baseline;
    for (const page::Item& item : page.items) {
      const auto* path = std::get_if<page::Path>(&item);
      if (path != nullptr) top = std::min(top, path->elements.front().points[0].y);
    }
    return baseline - top;
  };
  CHECK(ground_top({}) == ground_top({doc::Space{3}}));
  CHECK(ground_top({}) > Length::from_points(17.5 * 0.7));
}

TEST_CASE("a box on a vertical page has its ground around its lines, in columns they fill bands") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.vertical = true;
  auto& blocks = press.document().blocks;
  doc::Box box;
  box.background = base::Color{200, 200, 200};
  box.padding = Length::points(8);
  blocks.emplace_back(box);
  blocks.emplace_back(press.paragraph());
  blocks.emplace_back(doc::BoxEnd{});
  blocks.emplace_back(doc::Columns{2, Length::points(20)});
  blocks.emplace_back(press.paragraph());
  blocks.emplace_back(press.paragraph());
  blocks.emplace_back(doc::ColumnsEnd{});
  const auto pages = press.pages();
  REQUIRE(pages.size() == 1);
  const auto* ground = std::get_if<page::Path>(&pages[0].items.front());
  REQUIRE(ground != nullptr);
  const auto& corners = ground->elements;
  const Length right = master.sheet.width - master.inner;
  CHECK(corners[0].points[0].y == master.top);
  std::vector<const page::GlyphRun*> runs;
  for (const page::Item& item : pages[0].items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run != nullptr && run->text == "text") runs.push_back(run);
  }
  REQUIRE(runs.size() == 3);
  CHECK(runs[0]->origin.y == master.top + box.padding);
  CHECK(runs[0]->origin.x < right);
  // Two bands, the second below the first on one line.
  CHECK(runs[1]->origin.x == runs[2]->origin.x);
  CHECK(runs[2]->origin.y == runs[1]->origin.y + Length::points(210));
}

TEST_CASE("a rule stands in the middle of its lines, as long as it is asked to be") {
  Press press;
  doc::Rule rule;
  rule.thickness = Length::points(1);
  rule.color = ink;
  rule.length = Length::points(100);
  rule.align = style::Align::end;
  press.document().blocks = {rule, press.paragraph()};
  const page::Page page = press.first_page();
  const page::Rectangle line = grounds(page, ink).front();
  CHECK(line.size == base::Size{Length::points(100), Length::points(1)});
  CHECK(line.origin.x == Length::points(68 + 300));
  CHECK(line.origin.y == press.document().master.top + Length::from_points(8.25));
}

TEST_CASE("a QR code has its size, is a link, and says when it cannot be or is hard to read") {
  Press press;
  doc::QrCode qr;
  qr.text = "https://example.org";
  qr.size = Length::points(72);
  qr.color = ink;
  press.document().blocks = {qr};
  const page::Page page = press.first_page();
  const auto white = grounds(page, {255, 255, 255});
  REQUIRE(white.size() == 1);
  CHECK(white.front().size == base::Size{Length::points(72), Length::points(72)});
  const auto link = std::find_if(page.items.begin(), page.items.end(), [](const page::Item& item) {
    return std::holds_alternative<page::Link>(item);
  });
  REQUIRE(link != page.items.end());
  CHECK(std::get<page::Link>(*link).url == qr.text);
  CHECK(press.said().empty());
  qr.text = std::string(1000, 'a');
  press.document().blocks = {qr};
  press.pages();
  REQUIRE(press.said().size() == 1);
  CHECK(press.said()[0].starts_with("the modules of this QR code are under a quarter"));
}

TEST_CASE("a box that goes on in the next column has its ground in both") {
  Press press;
  auto& blocks = press.document().blocks;
  doc::Box box = boxed(6);
  box.background = tint;
  blocks.emplace_back(doc::Columns{2, Length::points(20)});
  blocks.emplace_back(box);
  for (int i = 0; i < 8; ++i) blocks.emplace_back(press.paragraph());
  blocks.emplace_back(doc::BoxEnd{});
  blocks.emplace_back(doc::ColumnsEnd{});
  const page::Page page = press.first_page();
  const auto found = grounds(page, tint);
  REQUIRE(found.size() == 2);
  CHECK(found[0].origin.x == Length::points(68));
  CHECK(found[1].origin.x == Length::points(68 + 210));
  CHECK(found[0].origin.y == found[1].origin.y);
  for (const Placed& word : placed(page)) {
    const auto holds = [&](const page::Rectangle& ground) {
      return word.left >= ground.origin.x && word.right <= ground.origin.x + ground.size.width &&
             word.baseline >= ground.origin.y &&
             word.baseline <= ground.origin.y + ground.size.height;
    };
    CHECK((holds(found[0]) || holds(found[1])));
  }
}

TEST_CASE("a section's title keeps clear of a box above it") {
  Press press;
  const auto distance = [&](bool box) {
    auto& blocks = press.document().blocks;
    blocks.clear();
    if (box) blocks.emplace_back(boxed(0));
    blocks.emplace_back(press.paragraph());
    if (box) blocks.emplace_back(doc::BoxEnd{});
    doc::Heading heading;
    heading.baselines = 3;
    heading.texts = {press.words("heading")};
    blocks.emplace_back(heading);
    const auto all = placed(press.first_page());
    return baseline_of(all, "heading") - baseline_of(all, "text");
  };
  CHECK(distance(true) == distance(false) + press.document().master.baseline);
}

TEST_CASE("no heading is left alone before columns that start with white") {
  Press press;
  for (int before = 28; before < 42; ++before) {
    auto& blocks = press.document().blocks;
    blocks.clear();
    for (int i = 0; i < before; ++i) blocks.emplace_back(press.paragraph());
    doc::Heading heading;
    heading.baselines = 3;
    heading.texts = {press.words("heading")};
    blocks.emplace_back(heading);
    blocks.emplace_back(doc::Columns{2, Length::points(20)});
    blocks.emplace_back(doc::Space{1});
    for (int i = 0; i < 8; ++i) blocks.emplace_back(press.paragraph());
    blocks.emplace_back(doc::ColumnsEnd{});
    for (const page::Page& page : press.pages()) {
      const auto all = placed(page);
      if (!all.empty()) CHECK(all.back().text != "heading");
    }
  }
}
