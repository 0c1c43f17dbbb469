#include <algorithm>
#include <utility>

#include "layout/blocks.h"
#include "layout/merge.h"
#include "layout/page_break.h"

namespace jianbao::layout {

using base::Length;

// A vertical text on a horizontal page: bands of lines from right to left, one below the other.
// Languages beside it that are not vertical stand next to the first band.
void BlockMaker::vertical_paragraph(const doc::Paragraph& paragraph) {
  flow_ = Flow::text;
  // A blank line parts a band from the next.
  const int tallest = std::max(1, master_.baselines - 1);
  const int baselines = std::min(paragraph.band_baselines, tallest);
  const Length height = master_.baseline * baselines;
  if (baselines < paragraph.band_baselines) {
    too_tall(place_of(paragraph), master_.baseline * (paragraph.band_baselines - baselines));
  }
  const std::size_t first = strips_.size();
  const auto band = [&](std::size_t index) -> Strip& {
    while (strips_.size() <= first + index) {
      add(baselines + 1);
      strips_.back().column_rule = paragraph.column_rule && paragraph.texts.size() > 1;
    }
    return strips_[first + index];
  };
  const doc::Texts texts = tagger_.each(paragraph.texts, page::Role::paragraph);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const doc::Words& words = texts[i];
    const bool turned = words.style.writing_mode == style::WritingMode::vertical;
    std::vector<text::Line> lines =
        typesetter_.paragraph(words.inlines, words.style, turned ? height : column_width(i));
    const Length step = turned ? words.style.leading : master_.baseline;
    const auto in_band = std::max<std::int64_t>(1, column_width(i).units() / step.units());
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const auto at = static_cast<std::int64_t>(k);
      if (turned) {
        const Length right = column_left(i) + column_width(i);
        text::shift(lines[k], {right - step * (at % in_band) - step / 2, {}});
        add_line(band(static_cast<std::size_t>(at / in_band)).items, std::move(lines[k]), {}, {});
      } else {
        Strip& strip = band(0);
        const Length baseline = baseline_offset(step) + step * at;
        add_line(strip.items, std::move(lines[k]), column_left(i), baseline);
        strip.height = std::max(strip.height, step * (at + 1));
      }
    }
  }
}

namespace {

// Of an island: half of what a page has across, with a line between two of them.
Length island_width(const doc::PageMaster& master) {
  return master.baseline * std::max(1, (master.baselines - 1) / 2);
}

doc::PageMaster island_master(const doc::PageMaster& master) {
  doc::PageMaster upright = master;
  upright.vertical = false;
  upright.width = island_width(master);
  upright.columns = {upright.width};
  upright.baselines = static_cast<int>(master.width.units() / master.baseline.units());
  upright.side_column = {};
  return upright;
}

}  // namespace

// What is not text stands upright among the lines of a vertical page.
class IslandMaker {
 public:
  IslandMaker(BlockMaker& blocks)
      : blocks_(blocks),
        master_(island_master(blocks.master_)),
        inner_(master_, blocks.typesetter_, blocks.diagnostics_, blocks.tagger_) {}

  void make(const doc::Block& block) {
    inner_.set_entries(blocks_.entries_);
    std::visit(inner_, block);
    if (inner_.strips_.empty()) return;
    blocks_.blank_lines(blocks_.strips_.empty() ? 0 : 1);
    for (std::vector<Strip>& part : parted(inner_.take())) place(std::move(part), block);
    blocks_.flow_ = BlockMaker::Flow::figure;
  }

 private:
  // What is taller than the page stands in as many islands as it needs.
  std::vector<std::vector<Strip>> parted(std::vector<Strip> strips) const {
    PageFlow flow;
    std::vector<std::vector<int>> notes;  // at the foot of the page, not of the island
    for (Strip& strip : strips) {
      notes.push_back(std::exchange(strip.notes, {}));
      strip.break_before = false;
    }
    flow.strips = std::move(strips);
    std::vector<std::vector<Strip>> parts;
    for (const PagePlan& plan : plan_pages(flow, {blocks_.master_.width, master_.baseline})) {
      std::vector<Strip>& part = parts.emplace_back();
      for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) {
        part.push_back(std::move(flow.strips[i]));
        part.back().notes = std::move(notes[i]);
      }
    }
    return parts;
  }

  void place(std::vector<Strip> strips, const doc::Block& block) {
    Strip whole = merged(std::move(strips), master_);
    Strip& island = blocks_.add(master_.width);
    island.notes = std::move(whole.notes);
    for (Items* items : {&whole.area_items, &whole.items}) {
      for (page::Item& item : *items) {
        page::translate(item, -master_.width, {});
        island.items.push_back(std::move(item));
      }
    }
    blocks_.blank_lines(1);
    const Length room = blocks_.master_.width;
    if (whole.height > room) blocks_.too_tall(BlockMaker::place_of(block), whole.height - room);
  }

  BlockMaker& blocks_;
  doc::PageMaster master_;
  BlockMaker inner_;
};

bool BlockMaker::stands_upright(const doc::Block& block) {
  return std::visit(
      [](const auto& each) {
        using Block = std::decay_t<decltype(each)>;
        return std::is_same_v<Block, doc::Image> || std::is_same_v<Block, doc::Cards> ||
               std::is_same_v<Block, doc::Aside> || std::is_same_v<Block, doc::Highlight> ||
               std::is_same_v<Block, doc::Table> || std::is_same_v<Block, doc::Charts> ||
               std::is_same_v<Block, doc::QrCode> || std::is_same_v<Block, doc::Rule> ||
               std::is_same_v<Block, doc::Contents> || std::is_same_v<Block, doc::Divider>;
      },
      block);
}

void BlockMaker::island(const doc::Block& block) { IslandMaker(*this).make(block); }

}  // namespace jianbao::layout
