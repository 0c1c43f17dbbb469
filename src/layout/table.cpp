#include "layout/table.h"

#include <algorithm>
#include <iterator>

#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

void append(Items& items, Items more, Length down) {
  for (page::Item& item : more) {
    page::translate(item, {}, down);
    items.push_back(std::move(item));
  }
}

}  // namespace

TableMaker::TableMaker(BlockMaker& blocks, const doc::Table& table)
    : blocks_(blocks), table_(table), columns_(blocks, table), runs_(table.columns.size()) {
  while (levels_ < table.rows.size() && table.rows[levels_].header) ++levels_;
  striped_ = std::any_of(table.rows.begin(), table.rows.end(),
                         [](const doc::Row& row) { return row.striped; });
}

// A decimal column's header and numbers end where its widest number does.
void TableMaker::set_decimal(Items& items, const doc::Words& words, std::size_t column,
                             Length below) {
  const Extent place = columns_.extent(column, 1);
  const Length left = columns_.decimal_left(words, column);
  const Length room = place.left + place.width - std::max(left, place.left);
  const Length offset = lowered_ + baseline_offset(words.style.leading);
  const std::size_t begin = items.size();
  const Length top = top_ + below;
  blocks_.set_line(items, words, {left, top + offset, room});
  lines_.push_back({begin, items.size(), top + lowered_, top + lowered_ + words.style.leading});
}

Length TableMaker::set_words(Items& items, const doc::Words& words, const Extent& place,
                             Length below) {
  style::ParagraphStyle style = words.style;
  if (style.align == style::Align::justify) style.align = style::Align::start;
  Length height;
  for (text::Line& line : blocks_.typesetter_.paragraph(words.inlines, style, place.width)) {
    const Length top = top_ + below + height + lowered_;
    const std::size_t begin = items.size();
    blocks_.add_line(items, std::move(line), place.left, top + baseline_offset(style.leading));
    lines_.push_back({begin, items.size(), top, top + style.leading});
    height += style.leading;
  }
  return height;
}

Length TableMaker::set_cell(Items& items, const doc::Cell& cell, std::size_t column, bool body) {
  const bool decimal = table_.columns[column].decimal && cell.columns == 1 && body;
  const Extent place = columns_.extent(column, cell.columns);
  lowered_ = row_offset_ - baseline_offset(cell.words.style.leading);
  Length height;
  const auto set = [&](const doc::Words& words) {
    if (words.inlines.empty()) return;
    if (decimal) {
      set_decimal(items, words, column, height);
      height += words.style.leading;
    } else {
      height += set_words(items, words, place, height);
    }
  };
  set(cell.words);
  std::for_each(cell.below.begin(), cell.below.end(), set);
  return height == Length{} || decimal ? height : height + lowered_;
}

// Of a row that has a line of the cell.
Length TableMaker::least_height(const doc::Cell& cell) const {
  return cell.words.style.leading + table_.padding * 2;
}

// The words stand in the first row, and run on over those below unless these are painted over them.
Length TableMaker::set_shared(RowItems& set, const doc::Cell& cell, std::size_t column) {
  const std::size_t lines = lines_.size();
  const Length least = cell.words.style.leading;
  Run& run = runs_[column];
  if (cell.merged) {
    set_cell(set.again, cell, column, true);
    lines_.resize(lines);
    ++run.row;
    return least;
  }
  const Length height = set_cell(set.items, cell, column, true);
  run = {0, height};
  if (striped_) return height;
  lines_.resize(lines);
  return std::max(least, height - least_height(cell) * (cell.rows - 1));
}

TableMaker::RowItems TableMaker::set_row(const doc::Row& row, const std::vector<doc::Cell>& cells) {
  RowItems set;
  lines_.clear();
  top_ = table_.padding;
  row_offset_ = {};
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
  return set;
}

// What stands below the words of a row, from its top.
void TableMaker::ground_of(Items& items, const doc::Row& row, Length height) const {
  const page::Rectangle whole{{}, {columns_.width(), height}};
  if (row.group) items.emplace_back(page::rectangle(whole, table_.tint));
  if (row.striped) items.emplace_back(page::rectangle(whole, table_.stripe));
  if (row.total) {
    items.emplace_back(page::horizontal_rule({}, columns_.width(), rules::hair, table_.rule_color));
  }
}

// Below a row, but not through cells that go on.
void TableMaker::row_rule(Items& items, std::size_t r, Length height) const {
  const bool last = r + 1 == table_.rows.size();
  if (!table_.row_rules || last || table_.rows[r + 1].total || table_.rows[r].header) return;
  std::size_t column = 0;
  for (const doc::Cell& cell : table_.rows[r].cells) {
    if (column >= columns_.size()) break;
    const std::size_t end = column + static_cast<std::size_t>(cell.columns);
    Extent place = columns_.extent(column, cell.columns);
    if (end < columns_.size()) place.width += table_.gap;
    if (cell.rows == 1) {
      items.emplace_back(page::horizontal_rule({place.left, height}, place.width, rules::hair,
                                               table_.hairline_color));
    }
    column = end;
  }
}

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
    RowItems set = set_row(*group, group->continued);
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
    group_ = &row;
    return header_again_;
  }
  if (group_ == nullptr) {
    if (!header_again_) header_again_ = repeated(nullptr);
    return header_again_;
  }
  if (!group_again_) group_again_ = repeated(group_);
  return group_again_;
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

void TableMaker::add_row(std::size_t r) {
  const doc::Row& row = table_.rows[r];
  std::shared_ptr<const Repeated> repeat = repeated_above(row);
  if (r == levels_) repeat = nullptr;
  blocks_.add(Length{}).on_grid = r == 0;
  const std::size_t first = blocks_.strips_.size() - 1;
  RowItems set = set_row(row, row.cells);
  if (r > 0 && (row.total || parts_shared(row))) blocks_.strips_[first - 1].break_cost = never;
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
  row_rule(ground(blocks_.strips_.back()), r, blocks_.strips_.back().height);
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

// At least two rows stay together at either end.
void TableMaker::keep(std::size_t r) {
  const doc::Row& row = table_.rows[r];
  const bool last = r + 1 == table_.rows.size(), near_end = r + 2 == table_.rows.size();
  const bool first_of_group = r == 0 || table_.rows[r - 1].header || table_.rows[r - 1].group;
  if (row.header || row.group || (first_of_group && !last) || near_end) {
    blocks_.strips_.back().break_cost = never;
  }
}

void TableMaker::make() {
  if (!columns_.fits()) return;
  const std::size_t first = blocks_.strips_.size();
  if (levels_ > 0) {
    Items& items = ground(blocks_.add(Length{}));
    const Length height = set_header(items, {}, false);
    blocks_.strips_.back().height = height;
    blocks_.strips_.back().break_cost = never;
  }
  for (std::size_t r = levels_; r < table_.rows.size(); ++r) {
    add_row(r);
    keep(r);
  }
  if (blocks_.strips_.size() == first) return;
  const auto bar = [&](Strip& strip, Length top) {
    ground(strip).emplace_back(
        page::horizontal_rule({{}, top}, columns_.width(), rules::bar, table_.rule_color));
  };
  bar(blocks_.strips_[first], {});
  bar(blocks_.strips_.back(), blocks_.strips_.back().height);
  for (const doc::Texts& texts : table_.notes) note(texts);
}

// In the columns of the text, below one another where these are one; in one language over the whole
// width.
void TableMaker::note(const doc::Texts& texts) {
  blocks_.strips_.back().break_cost = never;
  Strip& strip = blocks_.add(Length{});
  Items& items = blocks_.ground(strip, table_.full_width);
  const Length grid = blocks_.master_.baseline;
  Length top;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].inlines.empty()) continue;
    const Length width =
        texts.size() == 1 ? blocks_.ground_width(table_.full_width) : blocks_.column_width(i);
    if (!blocks_.master_.stacked) top = {};
    for (text::Line& line :
         blocks_.typesetter_.paragraph(texts[i].inlines, texts[i].style, width)) {
      blocks_.add_line(items, std::move(line), blocks_.column_left(i), top + baseline_offset(grid));
      top += grid;
    }
    strip.height = std::max(strip.height, top);
  }
}

void BlockMaker::set_table(const doc::Table& table) {
  start_figure();
  if (!table.caption.empty()) {
    Strip& strip = add(Length{});
    strip.break_cost = never;
    const ChartPlace place{
        {}, ground_width(table.full_width), table.caption.size() > 1 && !master_.stacked};
    strip.height = set_chart_texts(ground(strip, table.full_width), table.caption, place, {});
  }
  TableMaker(*this, table).make();
}

void BlockMaker::operator()(const doc::Table& table) {
  table.landscape ? set_landscape(table) : set_table(table);
}

}  // namespace jianbao::layout
