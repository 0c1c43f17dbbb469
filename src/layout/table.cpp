#include "layout/table.h"

#include <algorithm>
#include <iterator>

#include "layout/cell_check.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

// A page that starts with so few last rows of a table is worse than some white before it.
constexpr std::ptrdiff_t few_rows = 3;
constexpr int few_rows_cost = 40;
// Between a rule and the readings below it.
constexpr Length below_rule = Length::from_points(1.5);

void append(Items& items, Items more, Length down) {
  for (page::Item& item : more) {
    page::translate(item, {}, down);
    items.push_back(std::move(item));
  }
}

// Between its groups of digits, and elsewhere only where one of them is too wide.
void part_figures(doc::Words& words) {
  words.style.break_words = true;
  for (doc::Inline& part : words.inlines) {
    std::string text;
    for (const char c : part.text) text += c == ',' ? ",\u200B" : std::string(1, c);
    part.text = std::move(text);
  }
}

}  // namespace

TableMaker::TableMaker(BlockMaker& blocks, const doc::Table& table)
    : blocks_(blocks),
      tagger_(blocks.tagger_, table),
      table_(table),
      columns_(blocks, table),
      levels_(tagger_.levels()),
      runs_(table.columns.size()) {}

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

// What a line's pictures need beside its leading.
Reach TableMaker::growth(const text::Line& line, Length leading) {
  const Reach reach = reach_of_pictures(line);
  const Length offset = baseline_offset(leading);
  return {std::max(Length{}, reach.above - offset),
          std::max(Length{}, reach.below - (leading - offset))};
}

Length TableMaker::set_words(Items& items, const doc::Words& words, const Extent& place,
                             Length below) {
  style::ParagraphStyle style = words.style;
  if (style.align == style::Align::justify) style.align = style::Align::start;
  Length height;
  for (text::Line& line : blocks_.typesetter_.paragraph(words.inlines, style, place.width)) {
    const Length top = top_ + below + height + lowered_;
    const std::size_t begin = items.size();
    const bool first = below + height == Length{};
    if (first && line.above > Length{}) {
      const Length room = top + baseline_offset(style.leading) - below_rule;
      missing_ = std::max(missing_, line.above - room);
    }
    const Reach grown = growth(line, style.leading);
    const Length baseline = top + grown.above + baseline_offset(style.leading);
    const Length step = grown.above + style.leading + grown.below;
    blocks_.add_line(items, std::move(line), place.left, baseline);
    lines_.push_back({begin, items.size(), top, top + step});
    height += step;
  }
  return height;
}

Length TableMaker::set_cell(Items& items, const doc::Cell& cell, std::size_t column, bool body) {
  const bool own = cell.columns == 1 && body;
  const bool parted = own && columns_.parts_figures(column);
  const bool decimal = table_.columns[column].decimal && own && !parted;
  const Extent place = columns_.extent(column, cell.columns);
  const std::size_t first = items.size();
  lowered_ = row_offset_ - baseline_offset(cell.words.style.leading);
  Length height;
  const auto set = [&](const doc::Words& given) {
    if (given.inlines.empty()) return;
    const bool smaller = own && columns_.sets_smaller(column);
    doc::Words changed;
    if (smaller) changed = columns_.sized(given, column);
    if (parted) part_figures(changed);
    if (parted && table_.columns[column].decimal) changed.style.align = style::Align::end;
    const doc::Words& words = smaller ? changed : given;
    if (decimal) {
      set_decimal(items, words, column, height);
      height += words.style.leading;
    } else {
      height += set_words(items, words, place, height);
    }
  };
  set(cell.words);
  std::for_each(cell.below.begin(), cell.below.end(), set);
  // The white between columns is a part of both.
  const bool last = column + static_cast<std::size_t>(cell.columns) >= columns_.size();
  const Length before = column > 0 ? table_.gap : Length{}, behind = last ? Length{} : table_.gap;
  const Extent own_place{place.left - before, before + place.width + behind};
  if (const auto outside = find_outside_column(items, first, own_place)) {
    blocks_.diagnostics_.error(*outside, "this would reach out of its column of the table",
                               "the column needs more room, or the table fewer columns");
  }
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
  if (table_.zebra) return height;
  lines_.resize(lines);
  return std::max(least, height - least_height(cell) * (cell.rows - 1));
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

// The letter of a note is its label, as a footnote's mark is.
doc::Words TableMaker::tagged_note(doc::Words words, std::size_t column) {
  Tagger& tagger = blocks_.tagger_;
  if (words.inlines.empty() || !words.inlines.front().note_label)
    return tagger.one(std::move(words), page::Role::note, column);
  const page::Tag note = tagger.element_for(words, page::Role::note, column);
  doc::Inline label = std::move(words.inlines.front());
  words.inlines.erase(words.inlines.begin());
  label.tag = tagger.element_in(note, page::Role::label);
  tagger.fill(words, tagger.element_in(note, page::Role::paragraph));
  words.inlines.insert(words.inlines.begin(), std::move(label));
  return words;
}

// In the columns of the text, or below one another; in one language over the whole width.
void TableMaker::set_notes() {
  if (levels_ == 0 && first_) return;
  std::vector<std::vector<NoteLine>> columns(1);
  for (const doc::Texts& given : table_.notes) {
    doc::Texts texts = given;
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = tagged_note(std::move(texts[i]), i);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].inlines.empty()) continue;
      const std::size_t column = blocks_.master_.stacked ? 0 : i;
      columns.resize(std::max(columns.size(), column + 1));
      const Length width =
          texts.size() == 1 ? blocks_.ground_width(table_.full_width) : blocks_.column_width(i);
      for (text::Line& line :
           blocks_.typesetter_.paragraph(texts[i].inlines, texts[i].style, width)) {
        columns[column].push_back({std::move(line), blocks_.column_left(i)});
      }
    }
  }
  std::size_t rows = 0;
  for (const auto& lines : columns) rows = std::max(rows, lines.size());
  for (std::size_t row = 0; row < rows; ++row) note_row(columns, row, row + 1 < rows);
}

// The notes of each language follow one another, however long the other's are.
void TableMaker::note_row(std::vector<std::vector<NoteLine>>& columns, std::size_t row,
                          bool goes_on) {
  blocks_.strips_.back().break_cost = never;
  Strip& strip = blocks_.add(1);
  strip.goes_on = goes_on;
  Items& first = blocks_.ground(strip, table_.full_width);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row >= columns[i].size()) continue;
    auto& [line, left] = columns[i][row];
    const Reach grown = blocks_.growth(line, blocks_.master_.baseline);
    strip.height = std::max(strip.height, blocks_.master_.baseline + grown.above + grown.below);
    blocks_.add_line(i == 0 ? first : strip.other_columns, std::move(line), left,
                     grown.above + baseline_offset(blocks_.master_.baseline));
  }
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
