#include <algorithm>

#include "layout/cell_check.h"
#include "layout/cell_drawing.h"
#include "layout/rules.h"
#include "layout/table.h"

namespace jianbao::layout {

using base::Length;

void append(Items& items, Items more, Length down) {
  for (page::Item& item : more) {
    page::translate(item, {}, down);
    items.push_back(std::move(item));
  }
}

TableMaker::RowItems TableMaker::set_row(const doc::Row& row, const std::vector<doc::Cell>& cells) {
  RowItems set;
  lines_.clear();
  top_ = table_.padding;
  row_offset_ = missing_ = {};
  for (const doc::Cell& cell : cells) {
    row_offset_ = std::max(row_offset_, baseline_offset(cell.words.style.leading));
  }
  const bool body = !row.header && !row.group;
  Length height;
  std::size_t column = 0;
  for (const doc::Cell& cell : cells) {
    if (column >= columns_.size()) break;
    const bool shared = body && (cell.merged || cell.rows > 1);
    height = std::max(
        height, shared ? set_shared(set, cell, column) : set_cell(set.items, cell, column, body));
    column += static_cast<std::size_t>(cell.columns);
  }
  set.height = height + table_.padding * 2;
  set.lines = lines_;
  lower(set, missing_);
  const auto outside = find_outside_row(set.items, set.height);
  const bool shared =
      std::any_of(cells.begin(), cells.end(), [](const doc::Cell& cell) { return cell.rows > 1; });
  if (outside && !shared) {
    blocks_.diagnostics_.error(*outside, "this would reach out of its row of the table");
  }
  return set;
}

void TableMaker::lower(RowItems& row, Length by) {
  for (Items* items : {&row.items, &row.again}) {
    for (page::Item& item : *items) page::translate(item, {}, by);
  }
  for (Line& line : row.lines) {
    line.top += by;
    line.bottom += by;
  }
  row.height += by;
}

// What stands below the words of a row, from its top.
void TableMaker::ground_of(Items& items, const doc::Row& row, Length height) const {
  const page::Rectangle whole{{}, {columns_.width(), height}};
  if (row.group) items.emplace_back(page::rectangle(whole, table_.tint));
  if (row.striped) items.emplace_back(page::rectangle(whole, table_.stripe));
  draw_grounds(items, row, columns_, whole.size);
  if (row.total) {
    items.emplace_back(page::horizontal_rule({}, columns_.width(), rules::hair, table_.rule_color));
  }
}

// Below a row, but not through cells that go on.
void TableMaker::row_rule(Items& items, const RowPlace& place, Length height) const {
  if (!table_.row_rules || place.next == nullptr || place.next->total) return;
  std::size_t column = 0;
  for (const doc::Cell& cell : place.row->cells) {
    if (column >= columns_.size()) break;
    const std::size_t end = column + static_cast<std::size_t>(cell.columns);
    Extent extent = columns_.extent(column, cell.columns);
    if (end < columns_.size()) extent.width += table_.gap;
    if (cell.rows == 1) {
      items.emplace_back(page::horizontal_rule({extent.left, height}, extent.width, rules::hair,
                                               table_.hairline_color));
    }
    column = end;
  }
}

// A new page has the shared words once more; it does not begin or end where they have no room.
bool TableMaker::parts_shared(const doc::Row& row) const {
  std::size_t column = 0;
  for (const doc::Cell& cell : row.cells) {
    if (column >= columns_.size()) break;
    const Run& run = runs_[column];
    const Length least = least_height(cell);
    if (cell.merged && (least * run.row < run.height || least * cell.rows < run.height)) {
      return true;
    }
    column += static_cast<std::size_t>(cell.columns);
  }
  return false;
}

void TableMaker::add_row(const RowPlace& place) {
  const doc::Row& row = *place.row;
  std::shared_ptr<const Repeated> repeat = repeated_above(row);
  if (place.first) repeat = nullptr;
  blocks_.add(Length{}).on_grid = blocks_.master_.grid && place.first && levels_ == 0;
  const std::size_t first = blocks_.strips_.size() - 1;
  RowItems set = set_row(row, tagger_.tagged(row));
  if (first > 0 && (row.total || parts_shared(row))) blocks_.strips_[first - 1].break_cost = never;
  std::vector<RowItems> pieces;
  if (splits(row, set, repeat.get())) {
    pieces = split_row(std::move(set.items), set.lines, set.height);
  } else {
    pieces.push_back({std::move(set.items), {}, {}, set.height});
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Strip& strip = i == 0 ? blocks_.strips_[first] : blocks_.add(Length{});
    if (i > 0) strip.on_grid = false;
    strip.height = pieces[i].height;
    strip.repeat = repeat;
    strip.break_cost = i + 1 < pieces.size() ? split_cost : 0;
    Items& items = ground(strip);
    ground_of(items, row, strip.height);
    append(items, std::move(pieces[i].items), {});
  }
  blocks_.strips_[first].again_items = std::move(set.again);
  row_rule(ground(blocks_.strips_.back()), place, blocks_.strips_.back().height);
}

bool TableMaker::splits(const doc::Row& row, const RowItems& set, const Repeated* repeat) {
  if (set.lines.size() < 2) return false;
  if (table_.split_rows) return true;
  const Length page = blocks_.master_.area_height();
  const Length height = set.height + (repeat == nullptr ? Length{} : repeat->height);
  if (height <= page) return false;
  blocks_.diagnostics_.warn(
      row.span, "this row is taller than its page",
      "by " + std::to_string((height - page).units() / Length::points(1).units()) +
          "pt, so it is split");
  return true;
}

}  // namespace jianbao::layout
