#include "page/structure.h"

namespace jianbao::page {

Tag Structure::add(Role role, Tag parent, bool in_line) {
  elements_.push_back({role, in_line, parent});
  return static_cast<Tag>(elements_.size());
}

const ElementFacts* Structure::find_facts(Tag element) const {
  const auto found = facts_.find(element);
  return found == facts_.end() ? nullptr : &found->second;
}

void Structure::cut(std::size_t size) {
  elements_.resize(size);
  facts_.erase(facts_.upper_bound(static_cast<Tag>(size)), facts_.end());
}

}  // namespace jianbao::page
