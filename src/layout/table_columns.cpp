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
  return text.size();
}

}  // namespace

TableColumns::TableColumns(BlockMaker& blocks, const doc::Table& table)
    : blocks_(blocks), table_(table), columns_(table.columns.size()), needs_(table.columns.size()) {
  KnownNeeds* known = table.more_rows ? blocks_.streaming_.known_needs : nullptr;
  if (known != nullptr && known->contains(&table)) {
    needs_ = known->at(&table);
    known_ = true;
  }
  measure();
  width_ = blocks_.ground_width(table.full_width);
  Length rest = width_;
  std::int64_t shares = 0;
  bool content = false;
  for (const doc::Column& column : table.columns) {
    rest -= column.width;
    content = content || column.content;
    if (column.width == Length{} && !column.content) shares += column.share;
  }
  if (content && rest > Length{}) rest = give_content(rest, shares);
  if (rest < Length{} || (shares > 0 && rest < least * shares)) {
    too_wide((shares > 0 ? least * shares : Length{}) - rest);
  }
  Length left;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const doc::Column& column = table.columns[i];
    if (column.width > Length{}) {
      columns_[i].width = column.width;
    } else if (!column.content) {
      columns_[i].width = shares > 0 ? rest.scaled(column.share, shares) : Length{};
    }
    columns_[i].left = left;
    left += columns_[i].width;
  }
  if (content && shares == 0 && fits_) width_ = left;
  if (known != nullptr) (*known)[&table] = needs_;
}

void TableColumns::too_wide(Length missing) {
  const auto last = std::find_if(table_.columns.rbegin(), table_.columns.rend(),
                                 [](const auto& column) { return column.width > Length{}; });
  fits_ = false;
  blocks_.diagnostics_.error(last == table_.columns.rend() ? base::Span{} : last->span,
                             "the columns are wider than their table",
                             "by " + base::points_text(missing));
}

Length TableColumns::gap_behind(std::size_t column) const {
  return column + 1 == columns_.size() ? Length{} : table_.gap;
}

// Where all together are too wide, each has its least width, and of what is left a part in
// proportion to what it lacks (as CSS 2.1, 17.5.2.2, has it).
Length TableColumns::give_content(Length rest, std::int64_t shares) {
  std::int64_t sharing = 0;
  Length wish, least;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const doc::Column& column = table_.columns[i];
    if (column.width == Length{} && !column.content) ++sharing;
    if (column.content) wish += needs_[i].content + gap_behind(i);
  }
  const Length room = rest - (shares > 0 ? std::min(least_share * sharing, rest / 2) : Length{});
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

template <class Use>
void TableColumns::for_cells(Use use) const {
  const auto take = [&](const doc::Row& row) {
    if (row.group) return;
    std::size_t column = 0;
    for (const doc::Cell& cell : row.cells) {
      if (column >= columns_.size()) break;
      if (cell.columns == 1 && !cell.merged) use(cell, column, !row.header);
      column += static_cast<std::size_t>(cell.columns);
    }
  };
  for (const doc::Row& row : table_.rows) take(row);
  if (table_.more_rows) table_.more_rows(take);
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
  for (ColumnNeeds& column : needs_) column.least = std::min(column.least, column.content);
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
  const bool any = std::any_of(table_.columns.begin(), table_.columns.end(),
                               [](const auto& column) { return column.decimal || column.content; });
  if (!any || known_) return;
  for_cells(
      [&](const doc::Cell& cell, std::size_t column, bool body) { measure(cell, column, body); });
  for (ColumnNeeds& column : needs_) {
    column.content = std::max(column.content, column.before + column.after);
  }
}

void TableColumns::measure(const doc::Cell& cell, std::size_t column, bool body) {
  ColumnNeeds& measured = needs_[column];
  const bool decimal = table_.columns[column].decimal && body;
  const auto measure = [&](const doc::Words& words) {
    if (decimal) {
      const auto [before, after] = parts(words);
      measured.before = std::max(measured.before, before);
      measured.after = std::max(measured.after, after);
    } else if (table_.columns[column].content && !words.inlines.empty()) {
      // Nothing wraps that is as wide as its column.
      const Length width = blocks_.typesetter_.label(words.inlines).width;
      measured.content = std::max(measured.content, width + Length::from_points(0.5));
    }
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
  return {columns_[column].left, right - columns_[column].left - gap_behind(last)};
}

Length TableColumns::decimal_left(const doc::Words& words, std::size_t column) const {
  const Extent place = extent(column, 1);
  return place.left + place.width - needs_[column].after - parts(words).first;
}

}  // namespace jianbao::layout
