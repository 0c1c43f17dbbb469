#include "rows/group.h"

#include <unordered_map>

#include "expr/identity.h"

namespace jianbao::rows {

Groups groups_of(const Rows& rows, const std::vector<std::string>& fields) {
  Groups groups;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string key;
    for (const std::string& field : fields) {
      const value::Value* found = field_of(rows[i], field);
      key += expr::identity_of(found == nullptr ? value::Value() : *found);
    }
    const auto [place, is_new] = places.try_emplace(std::move(key), groups.size());
    if (is_new) groups.emplace_back();
    groups[place->second].push_back(i);
  }
  return groups;
}

}  // namespace jianbao::rows
