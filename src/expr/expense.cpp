#include "expr/expense.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "expr/field.h"

namespace jianbao::expr {

using value::Value;

std::uint64_t size_of(const Value& value) {
  constexpr std::uint64_t entry = 32;
  if (const auto* text = value.as_text()) return text->size();
  return value.as_list() == nullptr ? 0 : value.as_list()->size() * entry;
}

namespace {

// Of what an entry gives to a text: itself, or what it has in a field.
std::uint64_t size_of_words(const Value& entry, std::string_view field) {
  const Value* found = field_of(entry, field);
  const Value& words = found == nullptr ? entry : *found;
  if (words.as_record() == nullptr) return size_of(words);
  std::uint64_t size = 0;
  for (const value::Field& text : words.as_record()->fields()) size += size_of(text.value);
  return size;
}

}  // namespace

std::uint64_t size_of_result(const std::string& name, const std::vector<Value>& arguments) {
  constexpr std::array<std::string_view, 9> growing{"concat", "join",  "names", "values",    "sort",
                                                    "take",   "upper", "lower", "capitalize"};
  if (std::find(growing.begin(), growing.end(), name) == growing.end()) return 0;
  std::uint64_t size = 0;
  for (const Value& argument : arguments) size += size_of(argument);
  const bool joins = (name == "join" && arguments.size() > 1) || name == "names";
  const auto* list = joins && !arguments.empty() ? arguments[0].as_list() : nullptr;
  if (list == nullptr) return size;
  const auto* field = name == "join" && arguments.size() > 2 ? arguments[1].as_text() : nullptr;
  for (const Value& item : *list) size += size_of_words(item, field == nullptr ? "name" : *field);
  return size + list->size() * (name == "names" ? 5 : size_of(arguments.back()));
}

std::uint64_t steps_of_call(const std::vector<Value>& arguments) {
  // Where a field is named each entry is looked into.
  const std::uint64_t entries = arguments.size() > 1 ? 1 : 16;
  std::uint64_t steps = 0;
  for (const Value& argument : arguments) {
    if (const auto* list = argument.as_list()) steps += list->size() / entries;
  }
  return steps;
}

}  // namespace jianbao::expr
