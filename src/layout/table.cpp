#include "layout/table.h"

#include <algorithm>

#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

// A page that starts with so few last rows of a table is worse than some white before it.
constexpr std::ptrdiff_t few_rows = 3;
constexpr int few_rows_cost = 40;

}  // namespace

TableMaker::TableMaker(BlockMaker& blocks, const doc::Table& table)
    : blocks_(blocks),
      tagger_(blocks.tagger_, table),
      table_(table),
      columns_(blocks, table),
      levels_(tagger_.levels()),
      runs_(table.columns.size()) {}

std::shared_ptr<const Repeated> TableMaker::repeated(const doc::Row* group) {
  if (levels_ == 0 && group == nullptr && table_.continued_caption.empty()) return nullptr;
  auto result = std::make_shared<Repeated>();
  Items& items = result->items;
  if (!table_.continued_caption.empty()) {
    const BlockMaker::ChartPlace place{
        {},
        blocks_.ground_width(table_.full_width),
        table_.continued_caption.size() > 1 && !blocks_.master_.stacked};
    result->height = blocks_.set_chart_texts(items, table_.continued_caption, place, {});
  }
  items.emplace_back(
      page::horizontal_rule({{}, result->height}, columns_.width(), rules::bar, table_.rule_color));
  result->height += set_header(items, result->height, group == nullptr);
  if (group != nullptr) {
    RowItems set = set_row(*group, continued(*group));
    Items whole;
    ground_of(whole, *group, set.height);
    append(whole, std::move(set.items), {});
    append(items, std::move(whole), result->height);
    result->height += set.height;
  }
  result->full_width = table_.full_width;
  return result;
}

// A row goes on with its group, if it has one; the rows of a group share what they repeat.
std::shared_ptr<const Repeated> TableMaker::repeated_above(const doc::Row& row) {
  if (row.group) {
    if (!header_again_) header_again_ = repeated(nullptr);
    group_again_.reset();
    group_ = row;
    return header_again_;
  }
  if (!group_) {
    if (!header_again_) header_again_ = repeated(nullptr);
    return header_again_;
  }
  if (!group_again_) group_again_ = repeated(&*group_);
  return group_again_;
}

// At least two rows stay together at either end, and rather more at the table's.
void TableMaker::keep(const RowPlace& place) {
  const bool last = place.next == nullptr;
  const bool near_end = !last && place.after_next == nullptr;
  if (place.row->group || (place.first_of_group && !last) || near_end) {
    blocks_.strips_.back().break_cost = never;
  } else if (!last && place.rows_behind <= few_rows) {
    blocks_.strips_.back().break_cost = few_rows_cost;
  }
}

void TableMaker::take(const doc::Row& row) {
  ahead_.push_back(&row);
  if (ahead_.size() > looks_ahead) set_next();
}

void TableMaker::set_next() {
  RowPlace place;
  place.row = ahead_.front();
  if (ahead_.size() > 1) place.next = ahead_[1];
  if (ahead_.size() > 2) place.after_next = ahead_[2];
  place.rows_behind = std::count_if(ahead_.begin() + 1, ahead_.end(),
                                    [](const doc::Row* row) { return !row->group; });
  place.first = std::exchange(first_, false);
  place.first_of_group = std::exchange(first_of_group_, place.row->group);
  add_row(place);
  if (place.first && levels_ == 0) bar(blocks_.strips_.back(), {});
  keep(place);
  ahead_.pop_front();
}

// Rows that are not there yet; what is set of them goes on to its pages.
void TableMaker::take_more() {
  if (!table_.more_rows) return;
  table_.more_rows([&](doc::Row&& row) {
    streamed_.push_back(std::move(row));
    take(streamed_.back());
    while (streamed_.size() > ahead_.size()) streamed_.pop_front();
    blocks_.hand_on();
  });
}

void TableMaker::bar(Strip& strip, Length top) {
  ground(strip).emplace_back(
      page::horizontal_rule({{}, top}, columns_.width(), rules::bar, table_.rule_color));
}

void TableMaker::make() {
  columns_.say();
  if (levels_ > 0) {
    Items& items = ground(blocks_.add(Length{}));
    tagged_header_ = tagger_.tagged_header();
    const Length height = set_header(items, {}, false);
    tagged_header_.clear();
    blocks_.strips_.back().height = height;
    blocks_.strips_.back().break_cost = never;
  }
  if (levels_ > 0) bar(blocks_.strips_.back(), {});
  for (std::size_t r = levels_; r < table_.rows.size(); ++r) take(table_.rows[r]);
  take_more();
  while (!ahead_.empty()) set_next();
  if (levels_ == 0 && first_) return;
  bar(blocks_.strips_.back(), blocks_.strips_.back().height);
}

void BlockMaker::set_table(const doc::Table& table) {
  start_figure();
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::table);
  if (!table.caption.empty()) {
    Strip& strip = add(Length{});
    strip.break_cost = never;
    if (table.numbered) strip.numbered = Numbered::table;
    const ChartPlace place{
        {}, ground_width(table.full_width), table.caption.size() > 1 && !master_.stacked};
    const doc::Texts caption = tagger_.joint(table.caption, page::Role::caption);
    strip.height = set_chart_texts(ground(strip, table.full_width), caption, place, {});
  }
  TableMaker maker(*this, table);
  maker.make();
  tagger_.close_to(depth);
  maker.set_notes();
}

void BlockMaker::set_whole_or_parted(const doc::Table& table) {
  if (table.stub == 0 || fits(table)) return set_table(table);
  for (const doc::Table& part : parts_by_columns(table)) set_table(part);
}

bool BlockMaker::fits(const doc::Table& table) { return TableColumns(*this, table).fits(); }

void BlockMaker::operator()(const doc::Table& table) {
  const bool turned = table.landscape || (table.may_turn && !fits(table));
  turned ? set_landscape(table) : set_whole_or_parted(table);
}

}  // namespace jianbao::layout
