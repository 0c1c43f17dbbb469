#include "layout/table_tagger.h"

#include <algorithm>

namespace jianbao::layout {

using page::Role;
using page::Tag;

TableTagger::TableTagger(Tagger& tagger, const doc::Table& table)
    : tagger_(tagger),
      table_(table),
      depth_(tagger.depth()),
      titles_of_(table.columns.size()),
      row_headers_(table.columns.size()) {
  while (levels_ < table.rows.size() && table.rows[levels_].header) ++levels_;
  const bool groups = std::any_of(table.rows.begin(), table.rows.end(),
                                  [](const doc::Row& row) { return row.group; });
  // In a table of very many rows readers have to find them by their scope.
  names_headers_ = (levels_ > 1 || groups || table.sets > 1) && !table.more_rows;
}

// Words stand at the foot of the levels that their title has.
std::vector<TableTagger::Title> TableTagger::titles(std::vector<doc::Row>& header) const {
  const std::size_t columns = table_.columns.size();
  std::vector<std::vector<bool>> taken(levels_, std::vector<bool>(columns));
  std::vector<Title> all;
  for (std::size_t level = 0; level < levels_; ++level) {
    std::size_t column = 0;
    for (doc::Cell& cell : header[level].cells) {
      if (column >= columns) break;
      const std::size_t end =
          std::min(columns, column + static_cast<std::size_t>(std::max(1, cell.columns)));
      const std::size_t top = level - std::min(level, static_cast<std::size_t>(cell.rises));
      if (!cell.words.inlines.empty()) {
        all.push_back({top, column, static_cast<int>(level - top) + 1,
                       static_cast<int>(end - column), &cell});
        for (std::size_t row = top; row <= level; ++row) {
          std::fill(taken[row].begin() + static_cast<std::ptrdiff_t>(column),
                    taken[row].begin() + static_cast<std::ptrdiff_t>(end), true);
        }
      }
      column = end;
    }
  }
  for (std::size_t level = 0; level < levels_; ++level) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (!taken[level][column]) all.push_back({level, column});
    }
  }
  std::sort(all.begin(), all.end(), [](const Title& a, const Title& b) {
    return a.level != b.level ? a.level < b.level : a.column < b.column;
  });
  return all;
}

void TableTagger::tag_title(const Title& title) {
  if (title.cell == nullptr) {
    tagger_.element(Role::data_cell);
    return;
  }
  const Tag tag = tagger_.element(Role::column_header);
  if (title.rows > 1) tagger_.facts(tag).rows = title.rows;
  if (title.columns > 1) tagger_.facts(tag).columns = title.columns;
  fill(*title.cell, tag);
  for (int i = 0; i < title.columns; ++i) {
    titles_of_[title.column + static_cast<std::size_t>(i)].push_back(tag);
  }
}

std::vector<doc::Row> TableTagger::tagged_header() {
  std::vector<doc::Row> header(table_.rows.begin(),
                               table_.rows.begin() + static_cast<std::ptrdiff_t>(levels_));
  const std::vector<Title> all = titles(header);
  tagger_.open(Role::table_head);
  for (std::size_t level = 0; level < levels_; ++level) {
    const std::size_t depth = tagger_.depth();
    tagger_.open(Role::table_row);
    for (const Title& title : all) {
      if (title.level == level) tag_title(title);
    }
    tagger_.close_to(depth);
  }
  tagger_.close_to(depth_);
  return header;
}

// The first column, of a folded table that of each set, says what its rows are of, unless it has
// numbers.
Role TableTagger::role_of(const doc::Row& row, const doc::Cell& cell, std::size_t column) const {
  if (row.group) return Role::row_header;
  const std::size_t set = table_.columns.size() / static_cast<std::size_t>(table_.sets);
  const bool shorter = column > 0 && cell.words.inlines.empty();  // the last set has no such row
  const bool names_row =
      column % set == 0 && !shorter && levels_ > 0 && !table_.columns.front().decimal;
  return names_row ? Role::row_header : Role::data_cell;
}

void TableTagger::set_headers(Tag tag, std::size_t column, int columns) {
  if (!names_headers_) return;
  std::vector<Tag>& headers = tagger_.facts(tag).headers;
  const auto add = [&](Tag header) {
    const bool known = std::find(headers.begin(), headers.end(), header) != headers.end();
    if (header != page::artifact && header != tag && !known) headers.push_back(header);
  };
  for (int i = 0; i < columns; ++i) {
    for (const Tag title : titles_of_[column + static_cast<std::size_t>(i)]) add(title);
  }
  add(group_);
  add(row_header_);
}

std::vector<doc::Cell> TableTagger::tagged(const doc::Row& row) {
  const bool leaves_group = row.of_all && group_ != page::artifact;
  if (leaves_group) group_ = page::artifact;
  if (row.group || leaves_group || !in_body_) {
    tagger_.close_to(depth_);
    tagger_.open(Role::table_body);
    in_body_ = true;
  }
  const std::size_t depth = tagger_.depth(), count = table_.columns.size();
  tagger_.open(Role::table_row);
  std::vector<doc::Cell> cells = row.cells;
  row_header_ = page::artifact;
  std::size_t column = 0;
  for (doc::Cell& cell : cells) {
    if (column >= count) break;
    const std::size_t end =
        std::min(count, column + static_cast<std::size_t>(std::max(1, cell.columns)));
    const int columns = static_cast<int>(end - column);
    if (cell.merged) {
      if (row_headers_[column] != page::artifact) row_header_ = row_headers_[column];
    } else {
      const Role role = role_of(row, cell, column);
      const Tag tag = tagger_.element(role);
      if (columns > 1) tagger_.facts(tag).columns = columns;
      if (cell.rows > 1) tagger_.facts(tag).rows = cell.rows;
      if (row.group) group_ = tag;
      row_headers_[column] = page::artifact;
      if (role == Role::row_header && !row.group) row_header_ = row_headers_[column] = tag;
      if (!row.group) set_headers(tag, column, columns);
      fill(cell, tag);
    }
    column = end;
  }
  for (; column < count; ++column) tagger_.element(Role::data_cell);
  tagger_.close_to(depth);
  return cells;
}

// Other languages are paragraphs of their own.
void TableTagger::fill(doc::Cell& cell, Tag tag) {
  const bool decorates = cell.sparkline && cell.sparkline->alt.empty();
  if ((cell.sparkline && !decorates) || cell.chart) {
    cell.figure_tag = tagger_.element_in(tag, Role::figure);
    if (cell.sparkline) tagger_.facts(cell.figure_tag).alternative = cell.sparkline->alt;
    return;
  }
  if (cell.below.empty()) return tagger_.fill_in_language(cell.words, tag);
  tagger_.fill_in_language(cell.words, tagger_.element_in(tag, Role::paragraph));
  for (doc::Words& words : cell.below) {
    tagger_.fill_in_language(words, tagger_.element_in(tag, Role::paragraph));
  }
}

}  // namespace jianbao::layout
