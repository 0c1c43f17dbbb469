#include "chart/category_order.h"

#include <algorithm>
#include <map>

namespace jianbao::chart {

namespace {

using value::Value;

bool ascending(const Category& a, const Category& b) {
  if (a.label.is_null() != b.label.is_null()) return a.label.is_null();
  if (a.numeric && b.numeric) return a.number < b.number;
  if (a.numeric != b.numeric) return a.numeric;
  return a.key < b.key;
}

std::vector<Category> found_categories(const std::vector<const Unit*>& units,
                                       const std::string& channel) {
  std::vector<Category> categories;
  std::map<std::string, std::size_t> known;
  for (const Unit* unit : units) {
    for (const Datum& datum : unit->data) {
      for (const std::string& part : {channel, channel + "2"}) {
        const Cell* cell = datum.find(part);
        if (cell == nullptr || !known.emplace(cell->key, known.size()).second) continue;
        categories.push_back({cell->key, cell->label, cell->number, cell->numeric});
      }
    }
  }
  return categories;
}

struct Ranking {
  std::string channel, field, operation;
  bool descending = false;
};

std::string text_of(const value::Record& record, std::string_view key) {
  const Value* found = record.find(key);
  return found == nullptr || found->as_text() == nullptr ? "" : *found->as_text();
}

bool is_channel(std::string_view word) {
  return word == "x" || word == "y" || word == "color" || word == "size" || word == "theta" ||
         word == "text" || word == "opacity" || word == "fill";
}

Ranking ranking_of(const Value& sort) {
  Ranking ranking;
  if (const auto* word = sort.as_text()) {
    ranking.descending = *word == "descending" || word->starts_with('-');
    const std::string name = word->starts_with('-') ? word->substr(1) : *word;
    if (is_channel(name)) ranking.channel = name;
  } else if (const auto* record = sort.as_record()) {
    ranking.channel = text_of(*record, "encoding");
    ranking.field = text_of(*record, "field");
    ranking.operation = text_of(*record, "op");
    ranking.descending = text_of(*record, "order") == "descending";
  }
  return ranking;
}

using Numbers = std::map<std::string, std::vector<double>>;

// What a field says of each category, over the rows before they are gathered.
void add_field(const Unit& unit, const std::string& channel, const std::string& field,
               Numbers& numbers) {
  for (const Value& row : unit.rows) {
    const Value* name = field_of(row, unit.channel(channel)->field);
    const Value* found = field_of(row, field);
    if (name == nullptr || found == nullptr) continue;
    const Cell cell = make_cell(*found, "quantitative");
    if (cell.kind == Cell::Kind::number)
      numbers[make_cell(*name, "nominal").key].push_back(cell.number);
  }
}

// One number a category, from what stands in another channel or field.
std::map<std::string, double> ranks(const std::vector<const Unit*>& units,
                                    const std::string& channel, const Ranking& ranking) {
  Numbers numbers;
  bool stacked = false;
  for (const Unit* unit : units) {
    stacked = stacked || unit->stacked == ranking.channel;
    if (!ranking.field.empty()) add_field(*unit, channel, ranking.field, numbers);
    for (const Datum& datum : unit->data) {
      const Cell* category = datum.find(channel);
      if (category == nullptr) continue;
      if (const Cell* cell = datum.find(ranking.channel)) {
        const Cell* start =
            unit->stacked == ranking.channel ? datum.find(ranking.channel + "2") : nullptr;
        numbers[category->key].push_back(cell->number - (start == nullptr ? 0 : start->number));
      }
    }
  }
  const std::string fallback = !ranking.field.empty() ? "mean" : stacked ? "sum" : "min";
  std::map<std::string, double> ranks;
  for (auto& [key, all] : numbers) {
    ranks[key] =
        statistic(ranking.operation.empty() ? fallback : ranking.operation, all).value_or(0);
  }
  return ranks;
}

// Those that are listed come first, as listed.
void sort_as_listed(std::vector<Category>& categories, const value::List& list,
                    const std::string& type) {
  std::map<std::string, std::size_t> places;
  for (const Value& item : list) places.emplace(make_cell(item, type).key, places.size());
  const auto place = [&](const Category& category) {
    const auto found = places.find(category.key);
    return found == places.end() ? places.size() : found->second;
  };
  std::stable_sort(categories.begin(), categories.end(),
                   [&](const Category& a, const Category& b) { return place(a) < place(b); });
}

}  // namespace

std::vector<Category> ordered_categories(const std::vector<const Unit*>& units,
                                         const std::string& channel,
                                         const spec::ChartChannel& definition) {
  std::vector<Category> categories = found_categories(units, channel);
  if (definition.unsorted) return categories;
  if (const auto* list = definition.sort.as_list()) {
    sort_as_listed(categories, *list, "nominal");
    return categories;
  }
  const Ranking ranking = ranking_of(definition.sort);
  if (ranking.channel.empty() && ranking.field.empty()) {
    std::stable_sort(categories.begin(), categories.end(), ascending);
    if (ranking.descending) std::reverse(categories.begin(), categories.end());
    return categories;
  }
  const auto rank = ranks(units, channel, ranking);
  const auto of = [&](const Category& category) {
    const auto found = rank.find(category.key);
    return found == rank.end() ? 0 : found->second;
  };
  std::stable_sort(categories.begin(), categories.end(), [&](const Category& a, const Category& b) {
    return ranking.descending ? of(a) > of(b) : of(a) < of(b);
  });
  return categories;
}

}  // namespace jianbao::chart
