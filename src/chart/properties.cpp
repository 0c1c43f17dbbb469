#include "chart/properties.h"

#include <algorithm>

#include "expr/expr.h"
#include "spec/chart_vocabulary.h"

namespace jianbao::chart {

using value::Value;

namespace {

// "from 0 to 1", "from -100,000 to 100,000".
std::string range_words(const spec::ChartRange& range) {
  const auto number = [](double whole) {
    std::string digits = std::to_string(static_cast<int>(whole));
    const std::size_t first = whole < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
    return digits;
  };
  return "from " + number(range.least) + " to " + number(range.most);
}

}  // namespace

std::optional<double> as_double(const Value& value) {
  const auto* number = value.as_number();
  return number == nullptr ? std::nullopt : std::optional(number->to_double());
}

void Properties::add(const Value* map) {
  if (map != nullptr && map->as_record() != nullptr) maps_.push_back(map->as_record());
}

void Properties::add(const Value* map, std::string_view key) {
  if (map != nullptr && map->as_record() != nullptr) add(map->as_record()->find(key));
}

const Value* Properties::find(std::string_view key) const {
  if (std::find(dropped_.begin(), dropped_.end(), key) != dropped_.end()) return nullptr;
  for (const value::Record* map : maps_) {
    if (const Value* found = map->find(key)) return found->is_null() ? nullptr : evaluated(*found);
  }
  return nullptr;
}

const Value* Properties::evaluated(const Value& found) const {
  const auto* record = found.as_record();
  const Value* text = record == nullptr || datum_ == nullptr ? nullptr : record->find("expr");
  if (text == nullptr || text->as_text() == nullptr) return &found;
  const auto parsed = expr::parse(*text->as_text(), text->span(), *diagnostics_);
  if (!parsed) return nullptr;
  expr::Scope scope;
  scope.add("datum", datum_);
  results_.push_back(expr::evaluate(*parsed, scope, expr::make_language("en"), *diagnostics_,
                                    expr::Dialect::vega));
  return results_.back().is_null() ? nullptr : &results_.back();
}

bool Properties::is_null(std::string_view key) const {
  for (const value::Record* map : maps_) {
    if (const Value* found = map->find(key)) return found->is_null();
  }
  return false;
}

void Properties::wrong(const Value& value, std::string_view key, std::string_view expected) const {
  diagnostics_->error(value.span(), "'" + std::string(key) + "' must be " + std::string(expected) +
                                        ", not " + std::string(value.kind()));
}

std::optional<double> Properties::number(std::string_view key) const {
  const Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto number = as_double(*found);
  if (!number) wrong(*found, key, "a number");
  if (number && !is_in_range(*number, *found, key)) return std::nullopt;
  return number;
}

bool Properties::is_in_range(double number, const Value& place, std::string_view key) const {
  const spec::ChartRange range = spec::chart_range(key);
  if (number >= range.least && number <= range.most) return true;
  diagnostics_->error(place.span(),
                      "'" + std::string(key) + "' must be a number " + range_words(range));
  return false;
}

double Properties::number(std::string_view key, double otherwise) const {
  return number(key).value_or(otherwise);
}

bool Properties::flag(std::string_view key, bool otherwise) const {
  const Value* found = find(key);
  if (found == nullptr) return otherwise;
  if (const auto* truth = found->as_bool()) return *truth;
  return true;
}

std::string Properties::text(std::string_view key, std::string_view otherwise) const {
  const Value* found = find(key);
  if (found == nullptr) return std::string(otherwise);
  if (const auto* text = found->as_text()) return *text;
  wrong(*found, key, "a text");
  return std::string(otherwise);
}

std::optional<base::Color> Properties::color(std::string_view key) const {
  const Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto* name = found->as_text();
  if (name == nullptr) {
    wrong(*found, key, "a colour");
    return std::nullopt;
  }
  if (is_transparent(*name)) return std::nullopt;
  const auto color = palette_->color(*name);
  if (!color) {
    diagnostics_->error(found->span(), "unknown colour '" + *name + "'",
                        "a name of CSS or of the theme, or '#rrggbb'");
  }
  return color;
}

base::Color Properties::color(std::string_view key, base::Color otherwise) const {
  return color(key).value_or(otherwise);
}

std::vector<double> Properties::numbers(std::string_view key) const {
  std::vector<double> numbers;
  const Value* found = find(key);
  if (found == nullptr || found->as_list() == nullptr) return numbers;
  for (const Value& item : *found->as_list()) {
    const auto number = as_double(item);
    if (number && is_in_range(*number, item, key)) numbers.push_back(*number);
  }
  return numbers;
}

std::vector<std::string> Properties::families(std::string_view key) const {
  std::vector<std::string> families;
  const Value* found = find(key);
  if (found == nullptr) return families;
  if (const auto* list = found->as_list()) {
    for (const Value& item : *list) {
      if (item.as_text() != nullptr) families.push_back(*item.as_text());
    }
    return families;
  }
  if (found->as_text() == nullptr) {
    wrong(*found, key, "a font family");
    return families;
  }
  std::string_view rest = *found->as_text();
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    std::string_view name = rest.substr(0, comma);
    const std::size_t first = name.find_first_not_of(" '\""), last = name.find_last_not_of(" '\"");
    if (first != std::string_view::npos)
      families.emplace_back(name.substr(first, last - first + 1));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return families;
}

int Properties::weight(std::string_view key, int otherwise) const {
  const Value* found = find(key);
  if (found == nullptr) return otherwise;
  if (const auto number = as_double(*found)) {
    return is_in_range(*number, *found, key) ? static_cast<int>(*number) : otherwise;
  }
  const auto* word = found->as_text();
  if (word != nullptr && *word == "bold") return 700;
  if (word != nullptr && (*word == "normal" || *word == "lighter")) return 400;
  if (word != nullptr && *word == "bolder") return 700;
  wrong(*found, key, "a font weight");
  return otherwise;
}

}  // namespace jianbao::chart
