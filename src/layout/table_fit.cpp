#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "layout/table_columns.h"

// How the numbers of a table stay in their columns: wider where another column can spare it, in
// smaller type down to the least size, and parted where nothing else is left.
namespace jianbao::layout {

using base::Length;

namespace {

constexpr Length least_words = Length::points(36);  // what a column of words keeps
constexpr Length most_words = Length::points(90);   // what one asks for where a table is parted
constexpr Length hair = Length::from_points(0.5);   // that rounding takes

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// "-1,234.5%", "(12)", "3.4–5.6", "12.5亿元": no line may end within it. In half digits how long it
// is; 0: other words.
int figure_length(const doc::Words& words) {
  constexpr std::u32string_view narrow = U".,'()\u00A0\u202F\u2009", wide = U"+-−–±%‰*/~¥$€£▲▼";
  constexpr int longest_unit = 3;
  int length = 0, unit = 0;
  bool digits = false;
  for (const doc::Inline& part : words.inlines) {
    if (part.note >= 0 || part.table_note) continue;
    if (part.image || !part.ruby.empty()) return 0;
    for (std::size_t i = 0; i < part.text.size();) {
      const char32_t c = base::next_code_point(part.text, i);
      if (digits && is_han(c) && unit < longest_unit) {
        ++unit;
        length += 4;
        continue;
      }
      if (unit > 0) return 0;
      digits = digits || is_digit(c);
      if (!is_digit(c) && narrow.find(c) == narrow.npos && wide.find(c) == wide.npos) return 0;
      length += narrow.find(c) == narrow.npos ? 2 : 1;
    }
  }
  return digits ? length : 0;
}

std::string what_else(const doc::Table& table) {
  const bool turns = table.landscape || table.may_turn, parts = table.stub > 0;
  std::string said;
  if (!turns) said += "; 'orientation: auto' turns a table that is too wide";
  if (!parts) said += std::string(turns ? ";" : ",") + " 'split-columns: true' parts it by columns";
  return said;
}

// "columns 2 to 5 and 7".
std::string columns_text(const std::vector<std::size_t>& columns) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < columns.size();) {
    std::size_t end = i + 1;
    while (end < columns.size() && columns[end] == columns[end - 1] + 1) ++end;
    parts.push_back(std::to_string(columns[i] + 1));
    if (end - i > 1) parts.back() += " to " + std::to_string(columns[end - 1] + 1);
    i = end;
  }
  std::string text = columns.size() == 1 ? "column " : "columns ";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace

// A number of more digits is wider, so few of a long table are measured.
void TableColumns::measure_figure(const doc::Words& words, std::size_t column) {
  const int length = figure_length(words);
  if (length <= longest_[column]) return;
  longest_[column] = length;
  ColumnNeeds& needs = needs_[column];
  needs.figure = std::max(needs.figure, blocks_.typesetter_.label(words.inlines).width + hair);
  needs.size = words.style.text.size;
}

Length TableColumns::whole(std::size_t column) const {
  const doc::Column& said = table_.columns[column];
  const Length figure = needs_[column].figure + (said.bars_beside ? said.drawn : Length{});
  return figure > Length{} ? figure + gap_behind(column) : least_drawn(column);
}

Length TableColumns::smallest(std::size_t column) const {
  const ColumnNeeds& needs = needs_[column];
  if (needs.figure <= Length{}) return {};
  const Length size = std::min(needs.size, table_.least_size);
  const Length figure =
      needs.size > Length{} ? needs.figure.scaled(size.units(), needs.size.units()) : needs.figure;
  return figure + gap_behind(column);
}

Length TableColumns::narrowest(std::size_t column) const {
  return std::max(smallest(column), needs_[column].em);
}

Length TableColumns::spare(std::size_t column) const {
  const bool figures = needs_[column].figure > Length{};
  const Length word = needs_[column].word + gap_behind(column);
  const Length kept =
      figures ? std::max(whole(column), word) : std::max(word, least_words + gap_behind(column));
  return std::max(Length{}, columns_[column].width - kept);
}

void TableColumns::widen(Widths which, Length (TableColumns::*wanted)(std::size_t) const) {
  const auto takes_part = [&](std::size_t i) {
    return which == Widths::all || table_.columns[i].width == Length{};
  };
  std::vector<Length> lacks(columns_.size()), spares(columns_.size());
  Length lack, room, free = width_;
  for (const Column& column : columns_) free -= column.width;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!takes_part(i)) continue;
    lacks[i] = std::max(Length{}, (this->*wanted)(i)-columns_[i].width);
    if (lacks[i] == Length{}) spares[i] = spare(i);
    lack += lacks[i];
    room += spares[i];
  }
  // What no column has is given first.
  free = std::clamp(free, Length{}, lack);
  const Length taken = std::min(lack - free, room), moved = free + taken;
  if (moved == Length{}) return;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i].width += lacks[i].scaled(moved.units(), lack.units());
    if (taken > Length{}) columns_[i].width -= spares[i].scaled(taken.units(), room.units());
    if (lacks[i] > Length{} && table_.columns[i].width > Length{}) columns_[i].widened = true;
  }
}

bool TableColumns::shares_stated() const {
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const doc::Column& column) {
    return column.share != table_.columns.front().share;
  });
}

void TableColumns::fit_figures() {
  const auto lacks = [&](std::size_t i) {
    return columns_[i].width < whole(i) - hair || columns_[i].width < needs_[i].em;
  };
  std::vector<std::size_t> all(columns_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (std::any_of(all.begin(), all.end(), lacks)) {
    measure_words();
    if (!shares_stated()) widen(Widths::free, &TableColumns::whole);
    widen(Widths::all, &TableColumns::narrowest);
  }
  set_smaller();
}

// One size for all that stands in a column.
void TableColumns::set_smaller() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Column& column = columns_[i];
    const Length room = column.width - gap_behind(i);
    column.from = column.to = needs_[i].figure;
    if (room >= column.from - hair) continue;
    column.parted = column.width < smallest(i) - hair;
    column.to = column.parted ? smallest(i) - gap_behind(i) : room;
  }
}

doc::Words TableColumns::sized(const doc::Words& words, std::size_t column) const {
  const Column& set = columns_[column];
  doc::Words smaller = words;
  if (set.to >= set.from) return smaller;
  for (doc::Inline& each : smaller.inlines) {
    each.style.size = each.style.size.scaled(set.to.units(), set.from.units());
    each.style.letter_spacing = each.style.letter_spacing.scaled(set.to.units(), set.from.units());
  }
  return smaller;
}

// The longest word of each column, of its titles too.
void TableColumns::measure_words() {
  if (words_known_) return;
  words_known_ = true;
  std::vector<std::size_t> most(columns_.size());
  const auto take = [&](const doc::Words& words, std::size_t column) {
    std::size_t length = 0;
    for (const doc::Inline& part : words.inlines) length = std::max(length, part.text.size());
    if (length <= most[column]) return;
    most[column] = length;
    needs_[column].word = std::max(needs_[column].word, longest_word(words));
  };
  for_cells([&](const doc::Cell& cell, std::size_t column, bool) {
    take(cell.words, column);
    for (const doc::Words& words : cell.below) take(words, column);
  });
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    needs_[i].word = std::max(needs_[i].word, least_drawn(i));
  }
}

bool TableColumns::fits() {
  if (over_ > Length{}) return false;
  measure_words();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Length room = columns_[i].width - gap_behind(i);
    if (columns_[i].parted || needs_[i].word > room + hair) return false;
  }
  return true;
}

Length TableColumns::wish(std::size_t column) {
  if (table_.columns[column].width > Length{}) return table_.columns[column].width;
  measure_words();
  const ColumnNeeds& needs = needs_[column];
  const doc::Column& said = table_.columns[column];
  const Length words = needs.figure > Length{} ? needs.word : std::max(needs.word, least_words);
  const Length figure = needs.figure + (said.bars_beside ? said.drawn : Length{});
  const Length drawn = said.bars_beside ? Length{} : said.drawn;
  return std::max({figure, drawn, std::min(words, most_words)}) + gap_behind(column);
}

// A bar of almost no length says almost nothing.
void TableColumns::say_bars() const {
  constexpr Length least_bars = Length::points(8);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!table_.columns[i].bars_beside) continue;
    const Length room = bar_extent(i).width;
    if (room >= least_bars) continue;
    blocks_.diagnostics_.warn(
        table_.columns[i].span, "the column has no room for bars beside numbers",
        "they have " + base::points_text(room) + "; 'position: behind' needs none");
  }
}

void TableColumns::say() const {
  say_bars();
  std::vector<std::size_t> smaller, widened, parted;
  Length least_set;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.widened) widened.push_back(i);
    if (column.parted) parted.push_back(i);
    if (column.to >= column.from) continue;
    smaller.push_back(i);
    const Length size = needs_[i].size.scaled(column.to.units(), column.from.units());
    least_set = least_set == Length{} ? size : std::min(least_set, size);
  }
  std::string done;
  const auto add = [&](std::string words) { done += (done.empty() ? "" : ", ") + words; };
  if (over_ > Length{}) add("by " + base::points_text(over_) + ", so they are set narrower");
  if (!widened.empty()) add(columns_text(widened) + " made wider");
  if (!smaller.empty()) {
    add(columns_text(smaller) + " set smaller, at " + base::points_text(least_set) +
        (smaller.size() > 1 ? " and more" : ""));
  }
  if (!parted.empty()) add("numbers of " + columns_text(parted) + " parted");
  if (done.empty()) return;
  const std::size_t first = !smaller.empty()   ? smaller.front()
                            : !widened.empty() ? widened.front()
                                               : 0;
  const bool of_widths = over_ > Length{};
  if (smaller.empty() && widened.empty() && parted.empty()) {
    return blocks_.diagnostics_.warn(over_span_, "the columns are wider than their table", done);
  }
  const bool numbers = !smaller.empty() || !parted.empty();
  blocks_.diagnostics_.warn(of_widths ? over_span_ : table_.columns[first].span,
                            of_widths ? "the columns are wider than their table"
                            : numbers ? "numbers are wider than their column"
                                      : "a column is narrower than a character",
                            done + what_else(table_));
}

}  // namespace jianbao::layout
