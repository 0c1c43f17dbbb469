#include "layout/table_columns.h"

#include <algorithm>

namespace jianbao::layout {

using base::Length;

namespace {

// A column narrower than this shows nothing; one that shares what content leaves is a little wider.
constexpr Length least = Length::points(4), least_share = Length::points(36);
constexpr int least_han = 4;

// Where the decimal point of a number stands, or its end when it has none.
std::size_t point_of(std::string_view text) {
  const auto is_digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '.' && is_digit(i - 1) && is_digit(i + 1)) return i;
  }
  // What shuts a number in hangs behind it.
  const bool shut = text.ends_with(')') && text.size() > 1 && is_digit(text.size() - 2);
  return text.size() - (shut ? 1 : 0);
}

}  // namespace

TableColumns::TableColumns(BlockMaker& blocks, const doc::Table& table)
    : blocks_(blocks),
      table_(table),
      columns_(table.columns.size()),
      needs_(table.columns.size()),
      longest_(table.columns.size()) {
  KnownNeeds* known = table.more_rows ? blocks_.streaming_.known_needs : nullptr;
  if (known != nullptr && known->contains(&table)) {
    needs_ = known->at(&table);
    known_ = true;
  }
  measure();
  width_ = blocks_.ground_width(table.full_width);
  Length rest = width_ - give_fixed();
  const bool content = std::any_of(table.columns.begin(), table.columns.end(),
                                   [](const doc::Column& column) { return column.content; });
  if (content) rest = give_content(rest);
  const bool shared = give_shares(rest);
  fit_figures();
  Length left;
  for (Column& column : columns_) {
    column.left = left;
    left += column.width;
  }
  if (content && !shared) width_ = std::min(width_, left);
  if (known != nullptr) (*known)[&table] = needs_;
}

Length TableColumns::least_width(std::size_t column) const { return least + gap_behind(column); }

// Where they leave the others no room all are narrower, in proportion.
Length TableColumns::give_fixed() {
  Length wish, others, others_least;
  base::Span span;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const doc::Column& column = table_.columns[i];
    columns_[i].width = column.width;
    wish += column.width;
    if (column.width == Length{}) {
      others += least_share;
      others_least += least_width(i);
    }
    if (column.width > Length{} || !span.file) span = column.span;
  }
  const Length over = wish + others_least - width_;
  if (over <= Length{}) return wish;
  over_ = over;
  over_span_ = span;
  const Length room = width_ - std::min(others, width_ / 2);
  for (Column& column : columns_) {
    if (wish > room) column.width = column.width.scaled(room.units(), wish.units());
  }
  return std::min(wish, room);
}

// A share that would show nothing is a little wider, and the others have what is left.
bool TableColumns::give_shares(Length rest) {
  std::vector<std::size_t> sharing;
  std::int64_t shares = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!shares_rest(i)) continue;
    sharing.push_back(i);
    shares += table_.columns[i].share;
  }
  if (sharing.empty()) return false;
  Length all;
  for (const std::size_t i : sharing) all += least_width(i);
  const bool tight = rest < all;
  const auto narrow = [&](std::size_t i) {
    return rest.scaled(table_.columns[i].share, shares) < least_width(i);
  };
  for (auto i = sharing.begin(); !tight && i != sharing.end();) {
    if (!narrow(*i)) {
      ++i;
      continue;
    }
    columns_[*i].width = least_width(*i);
    rest -= columns_[*i].width;
    shares -= table_.columns[*i].share;
    sharing.erase(i);
    i = sharing.begin();
  }
  for (const std::size_t i : sharing) {
    columns_[i].width = rest.scaled(table_.columns[i].share, shares);
  }
  return true;
}

bool TableColumns::shares_rest(std::size_t column) const {
  return table_.columns[column].width == Length{} && !table_.columns[column].content;
}

Length TableColumns::gap_behind(std::size_t column) const {
  return column + 1 == columns_.size() ? Length{} : table_.gap;
}

// Where all together are too wide, each has its least width, and of what is left a part in
// proportion to what it lacks (as CSS 2.1, 17.5.2.2, has it).
Length TableColumns::give_content(Length rest) {
  std::int64_t sharing = 0;
  Length wish, least;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const doc::Column& column = table_.columns[i];
    if (shares_rest(i)) ++sharing;
    if (column.content) wish += needs_[i].content + gap_behind(i);
  }
  const Length room = rest - std::min(least_share * sharing, rest / 2);
  if (wish > room) measure_least();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (table_.columns[i].content) least += needs_[i].least + gap_behind(i);
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!table_.columns[i].content) continue;
    const Length whole = needs_[i].content + gap_behind(i);
    const Length low = needs_[i].least + gap_behind(i);
    if (wish <= room) {
      columns_[i].width = whole;
    } else if (least >= room) {
      columns_[i].width = low.scaled(room.units(), least.units());
    } else {
      columns_[i].width =
          low + (whole - low).scaled((room - least).units(), (wish - least).units());
    }
  }
  return rest - std::min(wish, room);
}

// Numbers cannot wrap, nor can words; between Han a line may end.
void TableColumns::measure_least() {
  if (known_) return;
  for_cells([&](const doc::Cell& cell, std::size_t column, bool body) {
    ColumnNeeds& measured = needs_[column];
    if (table_.columns[column].decimal && body) {
      measured.least = std::max(measured.least, measured.before + measured.after);
      return;
    }
    const auto measure = [&](const doc::Words& words) {
      measured.least = std::max(measured.least, longest_word(words));
    };
    measure(cell.words);
    std::for_each(cell.below.begin(), cell.below.end(), measure);
  });
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    needs_[i].least = std::min(std::max(needs_[i].least, least_drawn(i)), needs_[i].content);
  }
}

// The width of the word that has the most characters, or of some Han.
Length TableColumns::longest_word(const doc::Words& words) const {
  const doc::Inline* longest = nullptr;
  std::string_view word;
  for (const doc::Inline& part : words.inlines) {
    std::string_view rest = part.text;
    while (!rest.empty()) {
      const std::string_view next = rest.substr(0, rest.find(' '));
      if (next.size() > word.size()) {
        word = next;
        longest = &part;
      }
      rest.remove_prefix(std::min(next.size() + 1, rest.size()));
    }
  }
  if (longest == nullptr) return {};
  doc::Inline alone = *longest;
  alone.text = word;
  const Length width = blocks_.typesetter_.label({alone}).width + Length::from_points(0.5);
  return alone.language.starts_with("zh") ? std::min(width, alone.style.size * least_han) : width;
}

// Only what is needed: a table may be long.
void TableColumns::measure() {
  if (known_) return;
  for_cells(
      [&](const doc::Cell& cell, std::size_t column, bool body) { measure(cell, column, body); });
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const Length drawn = table_.columns[i].drawn;
    Length& content = needs_[i].content;
    content = std::max(content, needs_[i].before + needs_[i].after);
    content = table_.columns[i].bars_beside ? content + drawn : std::max(content, drawn);
  }
}

void TableColumns::measure(const doc::Cell& cell, std::size_t column, bool body) {
  ColumnNeeds& measured = needs_[column];
  const bool decimal = table_.columns[column].decimal && body;
  const auto measure = [&](const doc::Words& words) {
    if (!words.inlines.empty() && words.inlines.front().language.starts_with("zh")) {
      measured.em = std::max(measured.em, words.style.text.size);
    }
    if (decimal) {
      const auto [before, after] = parts(words);
      if (before + after > measured.figure) {
        measured.figure = before + after;
        measured.size = words.style.text.size;
      }
      measured.before = std::max(measured.before, before);
      measured.after = std::max(measured.after, after);
    } else if (table_.columns[column].content && !words.inlines.empty()) {
      // Nothing wraps that is as wide as its column.
      const Length width = blocks_.typesetter_.label(words.inlines).width;
      measured.content = std::max(measured.content, width + Length::from_points(0.5));
    }
    if (body && !decimal) measure_figure(words, column);
  };
  measure(cell.words);
  std::for_each(cell.below.begin(), cell.below.end(), measure);
}

std::pair<Length, Length> TableColumns::parts(const doc::Words& words) const {
  if (words.inlines.empty()) return {};
  // What stands before the point; the mark of a note belongs to what stands behind it.
  std::vector<doc::Inline> head;
  bool ends = false;
  for (const doc::Inline& part : words.inlines) {
    ends = part.note >= 0 || part.table_note;
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

Extent TableColumns::extent(std::size_t column, int span) const {
  const std::size_t last = std::min(columns_.size(), column + static_cast<std::size_t>(span)) - 1;
  const Length right = columns_[last].left + columns_[last].width;
  return {columns_[column].left, std::max(least, right - columns_[column].left - gap_behind(last))};
}

Length TableColumns::boundary(std::size_t column) const {
  return column == 0 ? Length{} : columns_[column].left - table_.gap / 2;
}

Extent TableColumns::bar_extent(std::size_t column) const {
  constexpr Length white = Length::points(5);
  const ColumnNeeds& needs = needs_[column];
  const Extent whole = extent(column, 1);
  Length numbers = std::max(needs.figure, needs.before + needs.after);
  const Column& set = columns_[column];
  if (set.to < set.from) numbers = numbers.scaled(set.to.units(), set.from.units());
  const Length taken = numbers + white;
  const Length left = table_.columns[column].numbers_first ? whole.left + taken : whole.left;
  return {left, std::max(Length{}, whole.width - taken)};
}

Length TableColumns::decimal_left(const doc::Words& words, std::size_t column) const {
  const Extent place = extent(column, 1);
  const Column& set = columns_[column];
  Length after = needs_[column].after;
  if (set.to < set.from) after = after.scaled(set.to.units(), set.from.units());
  // What is no wider than the column, but has more before its point than the others leave it,
  // begins in the white before the column, and no further.
  const Length white = column == 0 ? Length{} : table_.gap;
  return std::max(place.left - white, place.left + place.width - after - parts(words).first);
}

}  // namespace jianbao::layout
