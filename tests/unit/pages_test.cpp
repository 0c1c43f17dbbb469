#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "press.h"

using namespace jianbao;
using namespace jianbao::test;

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

TEST_CASE("a page is named by its first section, or by the one that goes on") {
  Press press;
  press.document().furniture.usual.header.outer = {
      {doc::RunningPart::Kind::section, {"", press.words("x").style.text, "en", {}}}};
  const auto heading = [&](const std::string& name) {
    doc::Heading made;
    made.texts = {press.words(name)};
    made.running_head = {press.words(name)};
    return made;
  };
  auto& blocks = press.document().blocks;
  blocks = {heading("Alpha"), press.paragraph(), heading("Beta")};
  for (int i = 0; i < 120; ++i) blocks.emplace_back(press.paragraph());
  blocks.emplace_back(heading("Gamma"));
  std::vector<std::string> headers;
  for (const page::Page& page : press.pages()) {
    for (const Placed& run : placed(page)) {
      if (run.baseline == Length::points(47)) headers.push_back(run.text);
    }
  }
  REQUIRE(headers.size() >= 2);
  CHECK(headers[0] == "Alpha");
  CHECK(headers[1] == "Beta");
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
