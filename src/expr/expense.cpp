#include "expr/expense.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace jianbao::expr {

using value::Value;

std::uint64_t size_of(const Value& value) {
  constexpr std::uint64_t entry = 32;
  if (const auto* text = value.as_text()) return text->size();
  return value.as_list() == nullptr ? 0 : value.as_list()->size() * entry;
}

std::uint64_t size_of_result(const std::string& name, const std::vector<Value>& arguments) {
  constexpr std::array<std::string_view, 5> growing{"concat", "join", "upper", "lower",
                                                    "capitalize"};
  if (std::find(growing.begin(), growing.end(), name) == growing.end()) return 0;
  std::uint64_t size = 0;
  for (const Value& argument : arguments) size += size_of(argument);
  const auto* list = name == "join" && arguments.size() == 2 ? arguments[0].as_list() : nullptr;
  if (list == nullptr) return size;
  for (const Value& item : *list) size += size_of(item);
  return size + list->size() * size_of(arguments[1]);
}

std::uint64_t steps_of_call(const std::vector<Value>& arguments) {
  constexpr std::uint64_t entries = 16;
  std::uint64_t steps = 0;
  for (const Value& argument : arguments) {
    if (const auto* list = argument.as_list()) steps += list->size() / entries;
  }
  return steps;
}

}  // namespace jianbao::expr
