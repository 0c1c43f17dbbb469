#include "layout/table.h"

#include <algorithm>

#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

// Where the decimal point of a number stands, or its end when it has none.
std::size_t point_of(std::string_view text) {
  const auto is_digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '.' && is_digit(i - 1) && is_digit(i + 1)) return i;
  }
  return text.size();
}

}  // namespace

TableMaker::TableMaker(BlockMaker& blocks, const doc::Table& table)
    : blocks_(blocks), table_(table) {
  Length rest = blocks_.ground_width(table.full_width);
  std::int64_t shares = 0;
  for (const doc::Column& column : table.columns) {
    rest -= column.width;
    if (column.width == Length{}) shares += column.share;
  }
  // A column narrower than this shows nothing.
  constexpr Length least = Length::points(4);
  if (rest < Length{} || (shares > 0 && rest < least * shares)) {
    const auto last = std::find_if(table.columns.rbegin(), table.columns.rend(),
                                   [](const auto& column) { return column.width > Length{}; });
    fits_ = false;
    const Length missing = (shares > 0 ? least * shares : Length{}) - rest;
    blocks_.diagnostics_.error(last == table.columns.rend() ? base::Span{} : last->span,
                               "the columns are wider than their table",
                               "by " + std::to_string(missing.to_points()).substr(0, 5) + "pt");
  }
  Length left;
  for (const doc::Column& column : table.columns) {
    const Length width = column.width > Length{} ? column.width
                         : shares > 0            ? rest.scaled(column.share, shares)
                                                 : Length{};
    columns_.push_back({left, width});
    left += width;
  }
  measure_decimals();
}

// Numbers of a column share an axis; the widest number ends at the column's right edge.
void TableMaker::measure_decimals() {
  for (const doc::Row& row : table_.rows) {
    if (row.header || row.group) continue;
    for (std::size_t i = 0; i < row.cells.size() && i < columns_.size(); ++i) {
      if (!table_.columns[i].decimal) continue;
      const auto measure = [&](const doc::Words& words) {
        const auto [before, after] = parts(words);
        columns_[i].before = std::max(columns_[i].before, before);
        columns_[i].after = std::max(columns_[i].after, after);
      };
      measure(row.cells[i].words);
      std::for_each(row.cells[i].below.begin(), row.cells[i].below.end(), measure);
    }
  }
}

std::pair<Length, Length> TableMaker::parts(const doc::Words& words) {
  if (words.inlines.empty()) return {};
  // What stands before the point; the mark of a note belongs to what stands behind it.
  std::vector<doc::Inline> head;
  bool ends = false;
  for (const doc::Inline& part : words.inlines) {
    ends = part.note >= 0;
    if (ends) break;
    head.push_back(part);
    head.back().text.resize(point_of(part.text));
    ends = head.back().text.size() < part.text.size();
    if (ends) break;
  }
  const Length whole = blocks_.typesetter_.label(words.inlines).width;
  if (!ends) return {whole, {}};
  const Length before = blocks_.typesetter_.label(head).width;
  return {before, whole - before};
}

TableMaker::Extent TableMaker::extent(std::size_t column, int span) const {
  const std::size_t last = std::min(columns_.size(), column + static_cast<std::size_t>(span)) - 1;
  const Length right = columns_[last].left + columns_[last].width;
  const bool outer = last + 1 == columns_.size();
  return {columns_[column].left, right - columns_[column].left - (outer ? Length{} : table_.gap)};
}

// A decimal column's header and numbers end where its widest number does.
void TableMaker::set_decimal(Items& items, const doc::Words& words, std::size_t column,
                             Length below) {
  const Extent place = extent(column, 1);
  const auto& measured = columns_[column];
  const Length left = place.left + place.width - measured.after - measured.before +
                      (measured.before - parts(words).first);
  const Length room = place.left + place.width - std::max(left, place.left);
  const Length offset = lowered_ + baseline_offset(words.style.leading);
  blocks_.set_line(items, words, {left, top_ + below + offset, room});
}

Length TableMaker::set_words(Items& items, const doc::Words& words, const Extent& place,
                             Length below) {
  style::ParagraphStyle style = words.style;
  if (style.align == style::Align::justify) style.align = style::Align::start;
  Length height;
  for (text::Line& line : blocks_.typesetter_.paragraph(words.inlines, style, place.width)) {
    const Length offset = lowered_ + baseline_offset(style.leading);
    blocks_.add_line(items, std::move(line), place.left, top_ + below + height + offset);
    height += style.leading;
  }
  return height;
}

Length TableMaker::set_cell(Items& items, const doc::Cell& cell, std::size_t column, bool body) {
  const bool decimal = table_.columns[column].decimal && cell.columns == 1 && body;
  const Extent place = extent(column, cell.columns);
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

Length TableMaker::set_row(Items& items, const doc::Row& row, const std::vector<doc::Cell>& cells) {
  const Length start = top_;
  top_ += table_.padding;
  Length height;
  std::size_t column = 0;
  const std::size_t tint = items.size();
  row_offset_ = {};
  for (const doc::Cell& cell : cells) {
    row_offset_ = std::max(row_offset_, baseline_offset(cell.words.style.leading));
  }
  for (const doc::Cell& cell : cells) {
    if (column >= columns_.size()) break;
    height = std::max(height, set_cell(items, cell, column, !row.header && !row.group));
    column += static_cast<std::size_t>(cell.columns);
  }
  top_ += height + table_.padding;
  const Length width = blocks_.ground_width(table_.full_width);
  const Length below = top_ - start;
  if (row.group) {
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(tint),
                 page::rectangle({{{}, start}, {width, below}}, table_.tint));
  }
  if (row.header) {
    items.emplace_back(page::horizontal_rule({{}, top_}, width, rules::rule, table_.rule_color));
  }
  return below;
}

// The header, and the group that the row belongs to.
std::shared_ptr<const Repeated> TableMaker::repeated(const doc::Row* header,
                                                     const doc::Row* group) {
  if (header == nullptr && group == nullptr) return nullptr;
  auto result = std::make_shared<Repeated>();
  const Length width = blocks_.ground_width(table_.full_width);
  Items& items = result->items;
  items.emplace_back(page::horizontal_rule({}, width, rules::bar, table_.rule_color));
  top_ = {};
  if (header != nullptr)
    set_row(items, *header, group == nullptr ? header->continued : header->cells);
  if (group != nullptr) set_row(items, *group, group->continued);
  result->height = top_;
  result->full_width = table_.full_width;
  return result;
}

void TableMaker::make() {
  if (!fits_) return;
  const Length width = blocks_.ground_width(table_.full_width);
  const doc::Row* header = nullptr;
  const doc::Row* group = nullptr;
  bool after_header = true, first_of_group = true;
  for (std::size_t r = 0; r < table_.rows.size(); ++r) {
    const doc::Row& row = table_.rows[r];
    std::shared_ptr<const Repeated> repeat;
    if (row.header) header = &row;
    if (row.group) group = nullptr;
    if (!after_header && !row.header) repeat = repeated(header, group);
    if (row.group) group = &row;
    Strip& strip = blocks_.add(Length{});
    strip.on_grid = r == 0;
    strip.repeat = std::move(repeat);
    Items& items = blocks_.ground(strip, table_.full_width);
    top_ = {};
    const Length height = set_row(items, row, row.cells);
    strip.height = height;
    if (r == 0) {
      items.emplace_back(page::horizontal_rule({}, width, rules::bar, table_.rule_color));
    }
    if (r + 1 == table_.rows.size()) {
      items.emplace_back(page::horizontal_rule({{}, height}, width, rules::bar, table_.rule_color));
    }
    // At least two rows stay together at either end.
    const bool near_end = r + 2 == table_.rows.size();
    const bool last = r + 1 == table_.rows.size();
    if (row.header || row.group || (first_of_group && !last) || near_end) strip.break_cost = never;
    first_of_group = row.header || row.group;
    after_header = row.header;
  }
  for (const doc::Texts& texts : table_.notes) note(texts);
}

// In the columns of the text; in one language over the whole width.
void TableMaker::note(const doc::Texts& texts) {
  blocks_.strips_.back().break_cost = never;
  Strip& strip = blocks_.add(Length{});
  Items& items = blocks_.ground(strip, table_.full_width);
  const Length grid = blocks_.master_.baseline;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Length width =
        texts.size() == 1 ? blocks_.ground_width(table_.full_width) : blocks_.column_width(i);
    Length top;
    for (text::Line& line :
         blocks_.typesetter_.paragraph(texts[i].inlines, texts[i].style, width)) {
      blocks_.add_line(items, std::move(line), blocks_.column_left(i), top + baseline_offset(grid));
      top += grid;
    }
    strip.height = std::max(strip.height, top);
  }
}

void BlockMaker::operator()(const doc::Table& table) {
  start_figure();
  if (!table.caption.empty()) {
    Strip& strip = add(Length{});
    strip.break_cost = never;
    const ChartPlace place{{}, ground_width(table.full_width), table.caption.size() > 1};
    strip.height = set_chart_texts(ground(strip, table.full_width), table.caption, place, {});
  }
  TableMaker(*this, table).make();
}

}  // namespace jianbao::layout
