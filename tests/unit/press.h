#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/base.h"
#include "layout/layout.h"
#include "text/text.h"

// What the tests of pages share: documents made by hand, and what stands on their pages.
namespace jianbao::test {

using base::Length;

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
    page::Structure structure;
    layout::lay_out(document_, typesetter_, diagnostics_, structure,
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

inline std::vector<Placed> placed(const page::Page& page) {
  std::vector<Placed> all;
  for (const page::Item& item : page.items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run == nullptr || run->glyphs.empty()) continue;
    const page::Glyph& last = run->glyphs.back();
    all.push_back({run->text, run->origin.x, run->origin.x + last.x + last.advance, run->origin.y});
  }
  return all;
}

inline Length baseline_of(const std::vector<Placed>& all, const std::string& text,
                          std::size_t which = 0) {
  for (const Placed& one : all) {
    if (one.text == text && which-- == 0) return one.baseline;
  }
  FAIL("no '" << text << "'");
  return {};
}

}  // namespace jianbao::test
