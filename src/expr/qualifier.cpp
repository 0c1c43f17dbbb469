#include "expr/qualifier.h"

#include <algorithm>
#include <array>

#include "expr/units.h"

namespace jianbao::expr {

namespace {

struct Entry {
  std::string_view name;
  Qualifier chinese, english;
};

const std::array<Entry, 5>& entries() {
  static const std::array<Entry, 5> list{{
      {"over", {">", "", "多", "", ""}, {">", "over ", "", "", "over"}},
      {"passed", {">", "", "", "", "已突破"}, {">", "over ", "", "", "over"}},
      {"first-passed", {">", "", "", "", "首破"}, {">", "", "", ", a first", "a first"}},
      {"nearly", {"<", "近", "", "", ""}, {"<", "nearly ", "", "", "nearly"}},
      {"around", {"≈", "约", "", "", ""}, {"≈", "about ", "", "", "about"}},
  }};
  return list;
}

}  // namespace

std::optional<Qualifier> word_qualifier(std::string_view about, const Language& language) {
  const auto found = std::find_if(entries().begin(), entries().end(),
                                  [&](const Entry& entry) { return entry.name == about; });
  if (found == entries().end()) return std::nullopt;
  return language.chinese() ? found->chinese : found->english;
}

const std::vector<std::string_view>& qualifier_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const Entry& entry : entries()) list.push_back(entry.name);
    return list;
  }();
  return names;
}

std::string word_qualified(const value::Record& figure, std::string_view plain,
                           const Qualifier& qualifier, const Language& language) {
  const auto* number = figure.find("value")->as_number();
  const value::Value* unit_field = figure.find("unit");
  const auto* unit = unit_field == nullptr ? nullptr : unit_field->as_text();
  std::string amount(plain);
  // 多 stands between number and unit; what has its own words keeps them.
  if (!qualifier.between.empty() && number != nullptr && figure.find("text") == nullptr) {
    const Measured words = word_measure(*number, unit == nullptr ? "" : *unit, language);
    if (const std::size_t at = amount.find(words.whole); at != amount.npos) {
      amount.replace(at, words.whole.size(), words.number + qualifier.between + words.unit);
    }
  }
  return qualifier.before + amount + qualifier.after;
}

}  // namespace jianbao::expr
