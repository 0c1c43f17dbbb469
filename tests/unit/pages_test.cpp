#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/base.h"
#include "layout/layout.h"
#include "text/text.h"

using namespace jianbao;
using base::Length;

namespace {

// Documents set with a face of Debian's packages.
class Press {
 public:
  Press() : library_(manifest(), disk_), typesetter_(library_, diagnostics_) {
    look_.text.families = {"Latin"};
    look_.text.size = Length::points(10);
    document_.languages = {"en"};
    doc::PageMaster& master = document_.master;
    master.inner = Length::points(68);
    master.top = Length::points(70);
    master.width = Length::points(400);
    master.columns = {master.width};
    document_.furniture.usual.header.baseline = Length::points(47);
    document_.furniture.usual.footer.baseline = Length::points(796);
  }

  doc::Document& document() { return document_; }
  doc::Words words(const std::string& text) const {
    doc::Words words;
    words.style = look_;
    words.inlines.push_back({text, look_.text, "en", {}});
    return words;
  }
  // Of two lines.
  doc::Paragraph lines(Length size, Length leading) const {
    doc::Paragraph paragraph;
    paragraph.texts = {words("first\u2028second")};
    paragraph.texts[0].style.leading = leading;
    paragraph.texts[0].style.text.size = paragraph.texts[0].inlines[0].style.size = size;
    return paragraph;
  }
  doc::Paragraph paragraph() const {
    doc::Paragraph paragraph;
    paragraph.texts = {words("text")};
    return paragraph;
  }
  doc::Highlight highlight() const {
    doc::Highlight highlight;
    highlight.value = words("figure");
    highlight.baselines = 3;
    return highlight;
  }
  std::vector<page::Page> pages() {
    std::vector<page::Page> pages;
    layout::lay_out(document_, typesetter_, diagnostics_,
                    [&](page::Page&& page) { pages.push_back(std::move(page)); });
    return pages;
  }
  // What is said of the pages so far, each time anew.
  std::vector<std::string> said() const {
    std::vector<std::string> all;
    for (const auto& entry : diagnostics_.sorted())
      all.push_back(entry.text + " (" + entry.hint + ")");
    return all;
  }
  page::Page first_page() { return pages().front(); }

 private:
  static font::Manifest manifest() {
    font::Manifest manifest;
    manifest.folders = {"/usr/share/fonts/truetype/noto"};
    manifest.families = {{"Latin", 100, {{"NotoSerif-Regular.ttf", 0, 400, false, {}}}, {}}};
    return manifest;
  }

  base::Disk disk_;
  base::Diagnostics diagnostics_;
  font::Library library_;
  text::Typesetter typesetter_;
  style::ParagraphStyle look_;
  doc::Document document_;
};

struct Placed {
  std::string text;
  Length left, right, baseline;
};

std::vector<Placed> placed(const page::Page& page) {
  std::vector<Placed> all;
  for (const page::Item& item : page.items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run == nullptr || run->glyphs.empty()) continue;
    const page::Glyph& last = run->glyphs.back();
    all.push_back({run->text, run->origin.x, run->origin.x + last.x + last.advance, run->origin.y});
  }
  return all;
}

Length baseline_of(const std::vector<Placed>& all, const std::string& text, std::size_t which = 0) {
  for (const Placed& one : all) {
    if (one.text == text && which-- == 0) return one.baseline;
  }
  FAIL("no '" << text << "'");
  return {};
}

}  // namespace

TEST_CASE("what the header says fits between its edges, shortened if it must be") {
  const std::string head = "A heading that is far longer than any header of a page can hold, truly";
  Press press;
  using Kind = doc::RunningPart::Kind;
  const auto part = [&](Kind kind, const std::string& text) {
    return doc::RunningPart{kind, {text, press.words("x").style.text, "en", {}}};
  };
  doc::Furniture& furniture = press.document().furniture;
  furniture.usual.header.inner = {
      part(Kind::words, "The publication, a long name as well: " + head)};
  furniture.usual.header.outer = {part(Kind::section, "")};
  doc::Heading heading;
  heading.texts = {press.words("heading")};
  heading.running_head = {press.words(head)};
  press.document().blocks = {heading};
  std::vector<Placed> header;
  for (Placed& one : placed(press.first_page())) {
    if (one.baseline == Length::points(47)) header.push_back(std::move(one));
  }
  REQUIRE(header.size() == 2);
  CHECK(header[0].text.ends_with("…"));
  CHECK(header[1].text.ends_with("…"));
  CHECK(header[0].left == Length::points(68));
  CHECK(header[0].right + Length::points(10) < header[1].left);
  CHECK(header[1].right < Length::points(469));
}

TEST_CASE("a blank line parts figures from text, unless the layout says what does") {
  Press press;
  press.document().blocks = {press.paragraph(), press.highlight(), press.paragraph()};
  const Length line = press.document().master.baseline;
  const auto usual = placed(press.first_page());
  press.document().blocks = {press.paragraph(), doc::Space{0}, press.highlight(), doc::Space{3},
                             press.paragraph()};
  const auto said = placed(press.first_page());
  CHECK(baseline_of(usual, "figure") - baseline_of(said, "figure") == line);
  const auto below = [&](const std::vector<Placed>& all) {
    return baseline_of(all, "text", 1) - baseline_of(all, "figure");
  };
  CHECK(below(said) - below(usual) == line * 2);
}

TEST_CASE("cards overprint nothing: labels wrap, and long figures take fewer columns") {
  Press press;
  const auto card = [&](const std::string& label, const std::string& number) {
    doc::Card made;
    made.lines.push_back({press.words(label), true});
    made.lines.push_back({press.words(number), false});
    made.lines.push_back({press.words("2020"), true});
    return made;
  };
  doc::Cards cards;
  cards.columns = 4;
  cards.gutter = Length::points(12);
  cards.cards = {
      card("Gross product", "RMB 550"),
      card("Cross-border retail exports of the bonded zone, all told", "23.2"), card("Towns", "36"),
      card("Day of the opening", "Wednesday,\u00A0the\u00A0first\u00A0of\u00A0November")};
  press.document().blocks = {cards};
  const auto runs = placed(press.first_page());
  const auto at = [&](const std::string& text) {
    return *std::find_if(runs.begin(), runs.end(),
                         [&](const Placed& run) { return run.text.starts_with(text); });
  };
  const auto clear = [](const Placed& a, const Placed& b) {
    return a.baseline != b.baseline || a.right <= b.left || b.right <= a.left;
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t j = i + 1; j < runs.size(); ++j) {
      INFO(runs[i].text << " / " << runs[j].text);
      CHECK(clear(runs[i], runs[j]));
    }
  }
  // Two rows of two, and what belongs together on one line.
  CHECK(at("RMB").baseline == at("23.2").baseline);
  CHECK(at("36").baseline == at("Wednesday").baseline);
  CHECK(at("36").baseline > at("RMB").baseline);
}

TEST_CASE("what is kept together stands on one page, and can be a link's goal") {
  Press press;
  std::vector<doc::Block> blocks(30, press.paragraph());
  blocks.emplace_back(doc::Group{doc::Group::Place::flow, "figures", true, false});
  for (int i = 0; i < 12; ++i) blocks.emplace_back(press.paragraph());
  blocks.emplace_back(doc::GroupEnd{});
  press.document().blocks = blocks;
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  const auto lines = [](const page::Page& page) { return placed(page).size(); };
  CHECK(lines(pages[0]) == 30);
  CHECK(lines(pages[1]) == 12);
  const auto anchors = [](const page::Page& page) {
    return std::count_if(page.items.begin(), page.items.end(), [](const page::Item& item) {
      const auto* anchor = std::get_if<page::Anchor>(&item);
      return anchor != nullptr && anchor->name == "figures";
    });
  };
  CHECK(anchors(pages[0]) == 0);
  CHECK(anchors(pages[1]) == 1);
}

namespace {

// A picture of 480 by 320 pixels: 360 by 240 points at 96 pixels an inch.
doc::Picture pixels() {
  auto raster = std::make_shared<base::Raster>();
  raster->width = 480;
  raster->height = 320;
  raster->natural = {Length::points(360), Length::points(240)};
  return {nullptr, raster};
}

page::Rectangle place_of(Press& press, const doc::Image& image) {
  press.document().blocks = {image};
  for (const page::Item& item : press.first_page().items) {
    if (const auto* picture = std::get_if<page::Image>(&item)) return picture->area;
  }
  FAIL("no picture");
  return {};
}

}  // namespace

TEST_CASE("a picture has its own size, but no more than its place, or the size that is asked for") {
  Press press;
  const doc::Picture picture = pixels();
  doc::Image image;
  image.source = &picture;
  image.full_width = true;
  CHECK(place_of(press, image).size == base::Size{Length::points(360), Length::points(240)});
  CHECK(place_of(press, image).origin.x == Length::points(68));
  image.align = style::Align::end;
  CHECK(place_of(press, image).origin.x == Length::points(68 + 40));
  image.align = style::Align::center;
  CHECK(place_of(press, image).origin.x == Length::points(68 + 20));
  image.width = Length::points(90);
  CHECK(place_of(press, image).size == base::Size{Length::points(90), Length::points(60)});
  image.height = Length::points(30);
  CHECK(place_of(press, image).size == base::Size{Length::points(45), Length::points(30)});
  image.width.reset();
  CHECK(place_of(press, image).size == base::Size{Length::points(45), Length::points(30)});
  CHECK(press.said().empty());
  image.height = Length::points(400);
  CHECK(place_of(press, image).size.width == Length::points(400));
  CHECK(press.said() == std::vector<std::string>{
                            "this picture is wider than its place (it is set at 66% of its size)"});
}

TEST_CASE("a cover's picture has the sheet's width and stands on its foot") {
  Press press;
  doc::Picture picture = pixels();
  doc::Cover cover;
  cover.image.source = &picture;
  const auto area = [&] {
    press.document().blocks = {cover};
    const page::Page page = press.first_page();
    return std::get<page::Image>(page.items.front()).area;
  };
  const base::Size sheet = press.document().master.sheet;
  CHECK(area().size.width == sheet.width);
  CHECK(area().origin.x == Length{});
  CHECK(area().origin.y + area().size.height == sheet.height);
  CHECK(press.said().empty());
  auto tall = std::make_shared<base::Raster>(*picture.raster);
  tall->natural = {Length::points(100), Length::points(200)};
  picture.raster = tall;
  CHECK(area().size.width == sheet.width);
  CHECK(area().origin.y + area().size.height == sheet.height);
  CHECK(press.said() ==
        std::vector<std::string>{
            "this picture is taller than the sheet (29% of it are cut off at the top)"});
}

TEST_CASE("a picture that is too tall for a page is made smaller, and that is said") {
  Press press;
  doc::Picture picture = pixels();
  auto tall = std::make_shared<base::Raster>(*picture.raster);
  tall->natural = {Length::points(100), Length::points(1400)};
  picture.raster = tall;
  doc::Image image;
  image.source = &picture;
  image.caption = {press.words("caption")};
  const page::Rectangle place = place_of(press, image);
  // Forty lines of 17.5 points, less the caption's.
  CHECK(place.size.height == Length::from_points(39 * 17.5));
  CHECK(press.said() ==
        std::vector<std::string>{
            "this picture is taller than the room on a page (it is set at 48% of its size)"});
  CHECK(press.pages().size() == 1);
}

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
    CHECK(grounds(page, tint).front().origin.y == top);
    CHECK(grounds(page, ink).size() == 3);  // both sides and one end
  }
  CHECK(grounds(pages[0], ink)[2].origin.y == top);
  const page::Rectangle last = grounds(pages[1], tint).front();
  CHECK(grounds(pages[1], ink)[2].origin.y == last.origin.y + last.size.height - Length::points(1));
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

TEST_CASE("a footer counts the pages") {
  Press press;
  using Kind = doc::RunningPart::Kind;
  const auto part = [&](Kind kind, const std::string& text) {
    return doc::RunningPart{kind, {text, press.words("x").style.text, "en", {}}};
  };
  press.document().furniture.usual.footer.center = {part(Kind::page, ""), part(Kind::words, " of "),
                                                    part(Kind::pages, "")};
  press.document().blocks = std::vector<doc::Block>(60, press.paragraph());
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  const auto footer = [](const page::Page& page) {
    std::string text;
    for (const Placed& one : placed(page)) {
      if (one.baseline == Length::points(796)) text += one.text;
    }
    return text;
  };
  CHECK(footer(pages[0]) == "1 of 2");
  CHECK(footer(pages[1]) == "2 of 2");
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

TEST_CASE("the caption of a picture at the area's end stands there too, whatever the measure") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(80);
  master.side_gutter = Length::points(20);
  master.columns = {Length::points(300)};
  doc::Picture picture = pixels();
  doc::Image image;
  image.source = &picture;
  image.align = style::Align::end;
  image.caption = {press.words("caption")};
  press.document().blocks = {image};
  const auto all = placed(press.first_page());
  REQUIRE(all.size() == 1);
  CHECK(all[0].left > Length::points(68 + 300));
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

TEST_CASE("an aside starts beside the first line of the block before it") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(78);
  master.side_gutter = Length::points(20);
  master.columns = {Length::points(300)};
  auto& blocks = press.document().blocks;
  blocks.emplace_back(press.paragraph());
  doc::Paragraph longer;
  std::string many = "first";
  for (int i = 0; i < 60; ++i) many += " words";
  longer.texts = {press.words(many)};
  blocks.emplace_back(longer);
  doc::Aside aside;
  doc::Card card;
  card.lines = {{press.words("card"), true}};
  aside.cards = {card};
  blocks.emplace_back(aside);
  const page::Page page = press.first_page();
  Length rule;
  for (const page::Item& item : page.items) {
    if (const auto* path = std::get_if<page::Path>(&item))
      rule = path->elements.front().points[0].y;
  }
  CHECK(rule == master.top + master.baseline);
}

TEST_CASE("a list's last item, if it is one line, does not stand alone on a page") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.baselines = 10;
  auto& blocks = press.document().blocks;
  for (int i = 0; i < 5; ++i) blocks.emplace_back(press.paragraph());
  doc::List list;
  list.markers.assign(6, {press.words("*")});
  blocks.emplace_back(list);
  for (int i = 0; i < 6; ++i) {
    blocks.emplace_back(doc::ListItem{});
    blocks.emplace_back(press.paragraph());
    blocks.emplace_back(doc::InsetEnd{});
  }
  blocks.emplace_back(doc::InsetEnd{});
  for (int i = 0; i < 5; ++i) blocks.emplace_back(press.paragraph());
  const auto pages = press.pages();
  REQUIRE(pages.size() == 2);
  const auto second = placed(pages[1]);
  CHECK(std::count_if(second.begin(), second.end(),
                      [](const Placed& one) { return one.text == "*"; }) == 2);
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

TEST_CASE("a heading that is taller than a page goes on on the next, and that is said") {
  Press press;
  press.document().master.baselines = 5;
  doc::Heading heading;
  std::string many = "first";
  for (int i = 0; i < 120; ++i) many += " words";
  heading.texts = {press.words(many)};
  press.document().blocks.emplace_back(heading);
  const auto pages = press.pages();
  CHECK(pages.size() > 1);
  const Length foot = press.document().master.top + press.document().master.area_height();
  for (const page::Page& page : pages) {
    for (const Placed& line : placed(page)) {
      if (line.text.starts_with("words")) CHECK(line.baseline <= foot);
    }
  }
  REQUIRE(!press.said().empty());
  CHECK(press.said().front().starts_with("this is taller than its page (by "));
}

TEST_CASE("a line that is wider than its place is set smaller, and that is said") {
  Press press;
  doc::Heading heading;
  heading.texts = {press.words("text")};
  std::string many = "deck";
  for (int i = 0; i < 60; ++i) many += " words";
  heading.deck = {press.words(many)};
  press.document().blocks.emplace_back(heading);
  const page::Page page = press.first_page();
  for (const Placed& line : placed(page)) CHECK(line.right <= Length::points(470));
  REQUIRE(!press.said().empty());
  CHECK(press.said().front().starts_with("this is wider than its place (by "));
}

TEST_CASE("an index says each page once, and pages that follow one another as a range") {
  Press press;
  doc::Document& document = press.document();
  document.says_pages = true;
  for (int i = 0; i < 6; ++i) {
    if (i > 0) document.blocks.emplace_back(doc::PageBreak{});
    doc::Paragraph paragraph = press.paragraph();
    paragraph.texts[0].inlines[0].anchor = "p" + std::to_string(i);
    document.blocks.emplace_back(paragraph);
  }
  doc::Words words = press.words("term ");
  words.inlines.push_back(words.inlines[0]);
  words.inlines[1].text.clear();
  words.inlines[1].pages_of = {"p5", "p0", "p0", "p2", "p3", "p4", "nowhere"};
  doc::Index index;
  index.entries = {{{doc::Index::Entry::Kind::term, words}}};
  document.blocks.emplace_back(index);
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 6);
  std::string said;
  for (const Placed& one : placed(pages.back())) said += one.text;
  CHECK(said.find("1, 3\u20136") != said.npos);
  std::vector<std::string> goals;
  for (const page::Item& item : pages.back().items) {
    if (const auto* link = std::get_if<page::Link>(&item)) goals.push_back(link->destination);
  }
  CHECK(goals == std::vector<std::string>{"p0", "p2"});
}

TEST_CASE("a figure of the margin stands in the side column, where the page has one") {
  const auto left_of_figure = [](bool side) {
    Press press;
    doc::PageMaster& master = press.document().master;
    if (side) {
      master.side_column = Length::points(80);
      master.side_gutter = Length::points(20);
      master.columns = {Length::points(300)};
    }
    doc::Group group;
    group.place = doc::Group::Place::margin;
    press.document().blocks.emplace_back(press.paragraph());
    press.document().blocks.emplace_back(group);
    doc::Paragraph figure;
    figure.texts = {press.words("figure")};
    press.document().blocks.emplace_back(figure);
    press.document().blocks.emplace_back(doc::GroupEnd{});
    press.document().blocks.emplace_back(press.paragraph());
    const std::vector<Placed> all = placed(press.first_page());
    const Length step = baseline_of(all, "text", 1) - baseline_of(all, "text");
    // The text goes on as if it were not there.
    CHECK((step == master.baseline) == side);
    for (const Placed& one : all) {
      if (one.text == "figure") return one.left;
    }
    return Length{};
  };
  CHECK(left_of_figure(true) == Length::points(68 + 320));
  CHECK(left_of_figure(false) == Length::points(68));
}

TEST_CASE("a figure of the margin after a page break stands on the new page") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(80);
  master.columns = {Length::points(300)};
  doc::Group group;
  group.place = doc::Group::Place::margin;
  doc::Paragraph figure;
  figure.texts = {press.words("figure")};
  press.document().blocks = {press.paragraph(), doc::PageBreak{}, group, figure,
                             doc::GroupEnd{},   press.paragraph()};
  std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  baseline_of(placed(pages[1]), "figure");
  // Also where nothing follows.
  press.document().blocks.pop_back();
  pages = press.pages();
  REQUIRE(pages.size() == 2);
  baseline_of(placed(pages[1]), "figure");
}

TEST_CASE("notes that a float or another note calls stand at the page's foot") {
  Press press;
  doc::Document& document = press.document();
  const auto calling = [&](const std::string& text, int note) {
    doc::Words words = press.words(text);
    words.inlines.push_back(words.inlines[0]);
    words.inlines[1].text = "*";
    words.inlines[1].note = note;
    return words;
  };
  doc::Group group;
  group.place = doc::Group::Place::page_top;
  doc::Paragraph figure, text;
  figure.texts = {calling("figure", 0)};
  text.texts = {calling("text", 1)};
  document.blocks = {press.paragraph(), group, figure, doc::GroupEnd{}, text};
  document.notes = {{"a", press.words("float"), "en", {}, 0},
                    {"b", calling("outer", 2), "en", {}, 1},
                    {"c", press.words("inner"), "en", {}, 2}};
  const std::vector<Placed> all = placed(press.first_page());
  CHECK(baseline_of(all, "float") < baseline_of(all, "outer"));
  CHECK(baseline_of(all, "outer") < baseline_of(all, "inner"));
}

namespace {

Length step_of(Press& press) {
  const std::vector<Placed> all = placed(press.first_page());
  return baseline_of(all, "second") - baseline_of(all, "first");
}

}  // namespace

TEST_CASE(
    "on the grid a line-height is the nearest number of its steps, off it what was asked for") {
  Press press;
  const Length grid = press.document().master.baseline;
  const auto step = [&](int size, int leading) {
    press.document().blocks = {press.lines(Length::points(size), Length::points(leading))};
    return step_of(press);
  };
  CHECK(step(10, 13) == grid);
  CHECK(step(10, 20) == grid);
  CHECK(step(10, 30) == grid * 2);
  CHECK(step(20, 22) == grid * 2);
  press.document().master.grid = false;
  CHECK(step(10, 13) == Length::points(13));
  CHECK(step(20, 22) == Length::points(22));
}

TEST_CASE("on the grid lines register below a figure of any height, off it they follow it") {
  Press press;
  doc::Table table;
  table.columns.resize(1);
  doc::Cell cell;
  cell.words = press.words("cell");
  cell.words.style.leading = Length::points(11);
  doc::Row row;
  row.cells = {cell};
  table.rows = {row};
  doc::PageMaster& master = press.document().master;
  press.document().blocks = {table, press.paragraph()};
  const auto below = [&] { return baseline_of(placed(press.first_page()), "text") - master.top; };
  const Length grid = master.baseline;
  CHECK((below() - grid.scaled(7, 10)).units() % grid.units() == 0);
  master.grid = false;
  CHECK((below() - grid.scaled(7, 10)).units() % grid.units() != 0);
}

TEST_CASE("what a table repeats on its next page stands below a float at the page's top") {
  Press press;
  doc::Document& document = press.document();
  document.master.baselines = 20;
  doc::Table table;
  table.columns.resize(1);
  const auto row = [&](const std::string& text, bool header) {
    doc::Cell cell;
    cell.words = press.words(text);
    cell.words.style.leading = Length::points(15);
    doc::Row made;
    made.header = header;
    made.cells = made.continued = {cell};
    return made;
  };
  table.rows.push_back(row("head", true));
  for (int i = 0; i < 30; ++i) table.rows.push_back(row("row", false));
  doc::Group group;
  group.place = doc::Group::Place::page_top;
  doc::Paragraph figure;
  figure.texts = {press.words("figure")};
  document.blocks.assign(10, press.paragraph());
  document.blocks.insert(document.blocks.end(), {table, group, figure, doc::GroupEnd{}});
  int both = 0;
  for (const page::Page& page : press.pages()) {
    const std::vector<Placed> all = placed(page);
    const auto figure_at = std::find_if(all.begin(), all.end(),
                                        [](const Placed& one) { return one.text == "figure"; });
    const auto head_at =
        std::find_if(all.begin(), all.end(), [](const Placed& one) { return one.text == "head"; });
    if (figure_at == all.end() || head_at == all.end()) continue;
    CHECK(head_at->baseline > figure_at->baseline);
    ++both;
  }
  CHECK(both == 1);
}
