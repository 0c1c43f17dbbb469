#include <algorithm>

#include "layout/blocks.h"
#include "layout/table_columns.h"

// A table that is too wide as several, each of which begins with the same columns.
namespace jianbao::layout {

using base::Length;

namespace {

// The columns that a part has, of those of the whole.
using Chosen = std::vector<bool>;

// The mark of a note stands in one of the parts alone.
void drop_notes(doc::Words& words) {
  const auto is_call = [](const doc::Inline& part) { return part.note >= 0; };
  words.inlines.erase(std::remove_if(words.inlines.begin(), words.inlines.end(), is_call),
                      words.inlines.end());
}

// What spans columns spans those that the part has of them.
std::vector<doc::Cell> chosen_cells(const std::vector<doc::Cell>& cells, const Chosen& chosen,
                                    std::size_t repeated) {
  std::vector<doc::Cell> kept;
  std::size_t column = 0;
  for (const doc::Cell& cell : cells) {
    const std::size_t end =
        std::min(chosen.size(), column + static_cast<std::size_t>(std::max(1, cell.columns)));
    const auto count = std::count(chosen.begin() + static_cast<std::ptrdiff_t>(column),
                                  chosen.begin() + static_cast<std::ptrdiff_t>(end), true);
    const bool again = column < repeated;
    column = end;
    if (count == 0) continue;
    kept.push_back(cell);
    kept.back().columns = static_cast<int>(count);
    if (!again) continue;
    drop_notes(kept.back().words);
    for (doc::Words& words : kept.back().below) drop_notes(words);
  }
  return kept;
}

doc::Table part_of(const doc::Table& table, const Chosen& chosen, bool first, bool last) {
  doc::Table part = table;
  part.columns.clear();
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) part.columns.push_back(table.columns[i]);
  }
  const std::size_t repeated = first ? 0 : static_cast<std::size_t>(table.stub);
  for (doc::Row& row : part.rows) {
    row.cells = chosen_cells(row.cells, chosen, repeated);
    row.continued = chosen_cells(row.continued, chosen, repeated);
  }
  if (!first) {
    part.numbered = false;
    part.caption = table.continued_caption;
  }
  if (!last) part.notes.clear();
  return part;
}

// What a part has for its columns beside the first ones.
struct Room {
  Length width;
  std::size_t columns;  // at most
};

std::vector<Chosen> parted(const std::vector<Length>& wishes, std::size_t stub, const Room& room) {
  std::vector<Chosen> parts;
  Length left;
  std::size_t taken = 0;
  for (std::size_t i = stub; i < wishes.size(); ++i) {
    if (parts.empty() || wishes[i] > left || taken == room.columns) {
      parts.emplace_back(wishes.size(), false);
      std::fill_n(parts.back().begin(), stub, true);
      left = room.width;
      taken = 0;
    }
    parts.back()[i] = true;
    left -= wishes[i];
    ++taken;
  }
  return parts;
}

}  // namespace

// As many columns to a part as have room beside the first ones, one at least.
std::vector<doc::Table> BlockMaker::parts_by_columns(const doc::Table& table) {
  TableColumns columns(*this, table);
  const std::size_t count = table.columns.size();
  const std::size_t stub = std::min(static_cast<std::size_t>(table.stub), count - 1);
  Length room = ground_width(table.full_width);
  for (std::size_t i = 0; i < stub; ++i) room -= columns.wish(i);
  std::vector<Length> wishes;
  for (std::size_t i = 0; i < count; ++i) wishes.push_back(columns.wish(i));
  std::vector<Chosen> parts = parted(wishes, stub, {room, count});
  // Of about as many columns each, where that makes no more of them.
  const std::size_t even = (count - stub + parts.size() - 1) / parts.size();
  std::vector<Chosen> evenly = parted(wishes, stub, {room, even});
  if (evenly.size() == parts.size()) parts = std::move(evenly);
  std::vector<doc::Table> tables;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    tables.push_back(part_of(table, parts[i], i == 0, i + 1 == parts.size()));
  }
  return tables;
}

}  // namespace jianbao::layout
