#include <algorithm>

#include "layout/blocks.h"

namespace jianbao::layout {

using base::Length;
using Kind = doc::Index::Entry::Kind;

namespace {

// A break is better before another term than before what stands under this one.
constexpr int break_before_sub = 12;

bool ends_badly(const doc::Index::Entry& entry, const doc::Index::Entry* next) {
  return entry.kind == Kind::letter || (next != nullptr && entry.kind == Kind::term &&
                                        next->kind == Kind::sub && entry.words.inlines.size() < 2);
}

}  // namespace

class BlockMaker::IndexTags {
 public:
  explicit IndexTags(Tagger& tagger) : tagger_(tagger) {}

  doc::Words tagged(const doc::Index::Entry& entry) {
    if (entry.kind == Kind::letter) {
      terms_ = page::artifact;
      return tagger_.one(entry.words, page::Role::paragraph);
    }
    if (entry.kind == Kind::term) {
      if (terms_ == page::artifact) terms_ = tagger_.element_for(entry.words, page::Role::list);
      subs_ = page::artifact;
      body_ = item_in(terms_);
      return tagger_.filled(entry.words, body_);
    }
    if (subs_ == page::artifact) subs_ = tagger_.element_in(body_, page::Role::list);
    return tagger_.filled(entry.words, item_in(subs_));
  }

 private:
  page::Tag item_in(page::Tag list) {
    const page::Tag item = tagger_.element_in(list, page::Role::list_item);
    return tagger_.element_in(item, page::Role::list_body);
  }

  Tagger& tagger_;
  page::Tag terms_ = page::artifact, subs_ = page::artifact;  // lists
  page::Tag body_ = page::artifact;                           // of the last term
};

// What does not fit on a line goes on further in than terms and what stands under them.
std::vector<BlockMaker::IndexLine> BlockMaker::index_lines(
    const std::vector<doc::Index::Entry>& entries, Length width) {
  std::vector<IndexLine> rows;
  IndexTags tags(tagger_);
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const doc::Index::Entry& entry = entries[e];
    const doc::Index::Entry* next = e + 1 < entries.size() ? &entries[e + 1] : nullptr;
    if (entry.kind == Kind::letter && e > 0) rows.push_back({});
    const Length em = entry.words.style.text.size;
    const Length in = entry.kind == Kind::sub ? em : Length{};
    style::ParagraphStyle style = directed(entry.words.style);
    style.align = style::Align::start;
    style.indent = {};
    style.indent_auto = style.hyphenate = false;
    const std::size_t first = rows.size();
    const doc::Words words = tags.tagged(entry);
    for (text::Line& line : typesetter_.paragraph(words.inlines, style, width - em * 3)) {
      const Length left = rows.size() == first ? in : em * 2 + in;
      rows.push_back({std::move(line), left, never});
    }
    if (rows.size() == first) continue;
    rows.back().break_cost = ends_badly(entry, next)                      ? never
                             : next != nullptr && next->kind == Kind::sub ? break_before_sub
                                                                          : 0;
  }
  return rows;
}

// Side by side each language runs on by itself; its terms are not the other's.
void BlockMaker::operator()(const doc::Index& index) {
  start_figure();
  flow_ = Flow::text;
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::index);
  std::vector<std::vector<IndexLine>> columns;
  for (std::size_t i = 0; i < index.entries.size(); ++i) {
    std::vector<IndexLine> lines = index_lines(index.entries[i], column_width(i));
    if (master_.stacked && !columns.empty() && !columns.front().empty()) {
      columns.front().emplace_back();
      std::move(lines.begin(), lines.end(), std::back_inserter(columns.front()));
    } else {
      columns.push_back(std::move(lines));
    }
  }
  std::size_t rows = 0;
  for (const auto& lines : columns) rows = std::max(rows, lines.size());
  tagger_.close_to(depth);
  for (std::size_t row = 0; row < rows; ++row) index_row(columns, row, row + 1 < rows);
}

void BlockMaker::index_row(std::vector<std::vector<IndexLine>>& columns, std::size_t row,
                           bool goes_on) {
  Strip& strip = add(1);
  strip.column_rule = strip.goes_on = columns.size() > 1;
  strip.goes_on = strip.goes_on && goes_on;
  strip.blank = true;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row >= columns[i].size() || !columns[i][row].line) continue;
    IndexLine& line = columns[i][row];
    strip.blank = false;
    strip.break_cost = std::max(strip.break_cost, line.break_cost);
    add_line(i == 0 ? strip.items : strip.other_columns, std::move(*line.line),
             column_left(i) + line.left, baseline_offset(master_.baseline));
  }
}

}  // namespace jianbao::layout
