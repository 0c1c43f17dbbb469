#include "expr/field.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "expr/withheld.h"
#include "expr/wording.h"

namespace jianbao::expr {

using value::Value;

std::string without_backslashes(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool escapes = path[i] == '\\' && i + 1 < path.size();
    out += path[escapes ? ++i : i];
  }
  return out;
}

namespace {

// What follows "[…]" in a path, and what stands there.
const Value* entry_of(const Value& owner, std::string_view path) {
  const std::size_t end = path.find(']');
  if (end == std::string_view::npos) return nullptr;
  std::string_view key = path.substr(1, end - 1);
  if (key.size() >= 2 && (key[0] == '\'' || key[0] == '"')) key = key.substr(1, key.size() - 2);
  const std::string_view rest = path.substr(end + 1);
  const Value* inner = nullptr;
  if (const auto* list = owner.as_list()) {
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    if (error == std::errc{} && index < list->size()) inner = &(*list)[index];
  } else if (owner.as_record() != nullptr) {
    inner = owner.as_record()->find(key);
  }
  if (inner == nullptr || rest.empty()) return inner;
  return field_of(*inner, rest.starts_with('.') ? rest.substr(1) : rest);
}

}  // namespace

const Value* field_of(const Value& row, std::string_view path) {
  const auto* record = row.as_record();
  if (record == nullptr) return nullptr;
  // A name may hold points itself, as columns of CSV files do.
  if (const Value* whole = record->find(path)) return whole;
  // Vega has a backslash before such a point.
  if (path.find('\\') != path.npos) {
    const std::string plain = without_backslashes(path);
    return plain == path ? nullptr : field_of(row, plain);
  }
  for (std::size_t cut = path.find_first_of(".["); cut != path.npos && cut > 0;
       cut = path.find_first_of(".[", cut + 1)) {
    const Value* owner = record->find(path.substr(0, cut));
    if (owner == nullptr) continue;
    const std::string_view rest = path.substr(cut);
    return rest.starts_with('.') ? field_of(*owner, rest.substr(1)) : entry_of(*owner, rest);
  }
  return nullptr;
}

namespace {

// The figure that a path leads into, and the last word of the path; null where it leads into none.
struct Inside {
  const Value* figure = nullptr;
  std::string_view last;
};
Inside inside_figure(const Value& row, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string_view last = dot == path.npos ? path : path.substr(dot + 1);
  const Value* owner = dot == path.npos ? &row : field_of(row, path.substr(0, dot));
  return {owner != nullptr && is_figure(*owner) ? owner : nullptr, last};
}

}  // namespace

bool is_bare(const Value& row, std::string_view path) {
  const Inside inside = inside_figure(row, path);
  return inside.figure != nullptr && inside.last == "value";
}

Value datum_of(const Value& row, std::string_view path) {
  const Inside inside = inside_figure(row, path);
  if (inside.figure != nullptr) {
    if (inside.last == "value") return *inside.figure;
    // From its growth or rank the number could be reckoned or guessed.
    if (is_number_of_figure(inside.last) && is_withheld(*inside.figure)) {
      return Value({}, inside.figure->span());
    }
  }
  const Value* found = field_of(row, path);
  return found == nullptr ? Value({}, row.span()) : *found;
}

std::vector<std::string_view> fields_of(const std::vector<Value>& rows) {
  std::vector<std::string_view> names;
  std::set<std::string_view> seen;
  for (const Value& row : rows) {
    if (row.as_record() == nullptr) continue;
    for (const value::Field& field : row.as_record()->fields()) {
      if (seen.insert(field.key).second) names.emplace_back(field.key);
    }
  }
  return names;
}

bool any_has(const std::vector<Value>& rows, std::string_view path) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Value& row) { return field_of(row, path) != nullptr; });
}

}  // namespace jianbao::expr
