#include "layout/layout.h"

#include <algorithm>

#include "layout/blocks.h"
#include "layout/page_break.h"

namespace jianbao::layout {

namespace {

using base::Length;

std::vector<Strip> make_strips(const doc::Document& document, text::Typesetter& typesetter,
                               base::Diagnostics& diagnostics,
                               std::vector<BlockMaker::Entry> entries) {
  BlockMaker maker(document.master, typesetter, diagnostics);
  maker.set_entries(std::move(entries));
  for (const doc::Block& block : document.blocks) std::visit(maker, block);
  return maker.take();
}

// The headings of level 1 with the pages that they came to stand on.
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

class PageAssembler {
 public:
  PageAssembler(const doc::Document& document, text::Typesetter& typesetter, std::size_t page_count)
      : document_(document), typesetter_(typesetter), page_count_(page_count) {}

  page::Page assemble(const std::vector<Strip>& strips, PageSpan span, std::size_t number) {
    const doc::PageMaster& master = document_.master;
    page_ = {master.sheet, {}};
    for (std::size_t i = span.begin; i < span.end; ++i) {
      page_.items.insert(page_.items.end(), strips[i].sheet_items.begin(),
                         strips[i].sheet_items.end());
    }
    recto_ = number % 2 == 1;
    left_ = recto_ ? master.inner : master.sheet.width - master.inner - master.width;
    Length top = master.top;
    bool bare = false;
    const doc::Heading* section = nullptr;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      bare = bare || strips[i].bare_page;
      if (section == nullptr && strips[i].heading != nullptr && strips[i].heading->level == 1 &&
          !strips[i].heading->running_head.empty()) {
        section = strips[i].heading;
      }
      for (page::Item item : strips[i].items) {
        page::translate(item, left_, top);
        page_.items.push_back(std::move(item));
      }
      top += master.baseline * strips[i].baselines;
    }
    column_rules(strips, span);
    if (section != nullptr) section_ = section;
    if (!bare) furniture(number);
    return std::move(page_);
  }

 private:
  // One hairline for each run of parallel text.
  void column_rules(const std::vector<Strip>& strips, PageSpan span) {
    const doc::PageMaster& master = document_.master;
    if (master.columns.size() < 2) return;
    const Length x = left_ + master.columns[0] + master.gutter / 2;
    Length top = master.top, begin = top;
    bool inside = false;
    for (std::size_t i = span.begin; i <= span.end; ++i) {
      const bool parallel = i < span.end && strips[i].column_rule;
      if (parallel && !inside) begin = top;
      if (!parallel && inside) {
        const Length width = Length::from_points(0.25);
        page_.items.emplace_back(page::rectangle(
            {{x, begin + Length::points(2)}, {width, top - begin - Length::points(5)}},
            master.hairline));
      }
      inside = parallel;
      if (i < span.end) top += master.baseline * strips[i].baselines;
    }
  }

  void furniture(std::size_t number) {
    const doc::Furniture& furniture = document_.furniture;
    set(furniture.publication.inlines, !recto_, furniture.head_baseline);
    if (section_ != nullptr) {
      std::vector<doc::Inline> parts;
      for (const doc::Words& words : section_->running_head) {
        if (!parts.empty()) parts.push_back({"\u3000", parts.back().style, "zh", {}});
        parts.insert(parts.end(), words.inlines.begin(), words.inlines.end());
      }
      set(parts, recto_, furniture.head_baseline);
    }
    style::TextStyle strong = furniture.folio.text;
    strong.weight = 700;
    set({{std::to_string(number), strong, "en", {}},
         {"\u00A0/\u00A0" + std::to_string(page_count_), furniture.folio.text, "en", {}}},
        recto_, furniture.folio_baseline);
  }

  void set(const std::vector<doc::Inline>& inlines, bool right, Length baseline) {
    if (inlines.empty()) return;
    text::Line line = typesetter_.label(inlines);
    const Length x = right ? left_ + document_.master.width - line.width : left_;
    for (page::GlyphRun& run : line.runs) {
      page::Item item = std::move(run);
      page::translate(item, x, baseline);
      page_.items.push_back(std::move(item));
    }
  }

  const doc::Document& document_;
  text::Typesetter& typesetter_;
  std::size_t page_count_;
  page::Page page_;
  bool recto_ = true;
  Length left_;
  const doc::Heading* section_ = nullptr;
};

}  // namespace

std::vector<page::Page> lay_out(const doc::Document& document, text::Typesetter& typesetter,
                                base::Diagnostics& diagnostics) {
  const int height = document.master.baselines;
  std::vector<Strip> strips = make_strips(document, typesetter, diagnostics, {});
  std::vector<PageSpan> spans = break_pages(strips, height);
  const bool has_contents = std::any_of(
      document.blocks.begin(), document.blocks.end(),
      [](const doc::Block& block) { return std::holds_alternative<doc::Contents>(block); });
  if (has_contents) {
    // The entries' own lines move what follows; their number is known, so the second round is
    // right.
    for (int round = 0; round < 2; ++round) {
      strips = make_strips(document, typesetter, diagnostics, find_entries(strips, spans));
      spans = break_pages(strips, height);
    }
  }
  PageAssembler assembler(document, typesetter, spans.size());
  std::vector<page::Page> pages;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    pages.push_back(assembler.assemble(strips, spans[i], i + 1));
  }
  return pages;
}

}  // namespace jianbao::layout
