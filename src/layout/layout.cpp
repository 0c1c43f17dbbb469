#include "layout/layout.h"

#include <algorithm>

#include "layout/blocks.h"
#include "layout/box.h"
#include "layout/page_assembler.h"
#include "layout/page_break.h"

namespace jianbao::layout {

namespace {

std::vector<Strip> make_strips(const doc::Document& document, text::Typesetter& typesetter,
                               base::Diagnostics& diagnostics,
                               std::vector<BlockMaker::Entry> entries) {
  if (document.master.vertical) {
    BlockMaker maker(document.master, typesetter, diagnostics);
    maker.set_entries(std::move(entries));
    for (const doc::Block& block : document.blocks) maker.upright(block);
    return maker.take();
  }
  StripMaker maker(document.master, typesetter, diagnostics, std::move(entries));
  for (const doc::Block& block : document.blocks) std::visit(maker, block);
  return maker.take();
}

// The listed headings with the pages that they came to stand on.
std::vector<BlockMaker::Entry> find_entries(const std::vector<Strip>& strips,
                                            const std::vector<PageSpan>& pages) {
  std::vector<BlockMaker::Entry> entries;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = pages[page].begin; i < pages[page].end; ++i) {
      const doc::Heading* heading = strips[i].heading;
      if (heading != nullptr && heading->listed) {
        entries.push_back({heading, static_cast<int>(page) + 1});
      }
    }
  }
  return entries;
}

}  // namespace

std::vector<page::Page> lay_out(const doc::Document& document, text::Typesetter& typesetter,
                                base::Diagnostics& diagnostics) {
  const doc::PageMaster& master = document.master;
  const PageHeight height{master.baseline * master.baselines, master.baseline};
  const bool has_contents = std::any_of(
      document.blocks.begin(), document.blocks.end(),
      [](const doc::Block& block) { return std::holds_alternative<doc::Contents>(block); });
  std::vector<Strip> strips;
  std::vector<PageSpan> spans;
  std::vector<BlockMaker::Entry> entries;
  // The entries' own lines move what follows; their number is known after the first round, so that
  // the third is right. What the first two have to say the third says again.
  for (int round = has_contents ? 0 : 2; round < 3; ++round) {
    base::Diagnostics unheard;
    strips = make_strips(document, typesetter, round < 2 ? unheard : diagnostics, entries);
    spans = break_pages(strips, height);
    if (round < 2) entries = find_entries(strips, spans);
  }
  PageAssembler assembler(document, typesetter, diagnostics, spans.size());
  std::vector<page::Page> pages;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    pages.push_back(assembler.assemble(strips, spans[i], i + 1));
    paint_boxes(pages.back(), master, strips, spans[i], i + 1);
  }
  return pages;
}

}  // namespace jianbao::layout
