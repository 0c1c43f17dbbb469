#include "spec/table_source.h"

#include <algorithm>
#include <array>

namespace jianbao::spec {

namespace {

struct Named {
  std::string_view name;
  ColumnType type;
};
constexpr std::array<Named, 9> types{{{"text", ColumnType::text},
                                      {"markdown", ColumnType::markdown},
                                      {"number", ColumnType::number},
                                      {"year", ColumnType::year},
                                      {"percent", ColumnType::percent},
                                      {"date", ColumnType::date},
                                      {"month", ColumnType::month},
                                      {"quarter", ColumnType::quarter},
                                      {"boolean", ColumnType::boolean}}};

}  // namespace

std::optional<ColumnType> column_type(std::string_view name) {
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const Named& entry) { return entry.name == name; });
  return found == types.end() ? std::nullopt : std::optional(found->type);
}

std::string_view name_of(ColumnType type) {
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const Named& entry) { return entry.type == type; });
  return found == types.end() ? "" : found->name;
}

const std::vector<std::string_view>& column_type_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const Named& entry : types) list.push_back(entry.name);
    return list;
  }();
  return names;
}

const DeclaredColumn* TableSource::find(std::string_view name) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(),
                   [&](const DeclaredColumn& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace jianbao::spec
