#include "compose/heading_names.h"

#include <map>
#include <set>

#include "expr/slug.h"

namespace jianbao::compose {

namespace {

class Names {
 public:
  explicit Names(const References& references) : references_(references) {}

  std::string unique(std::string name) {
    if (name.empty()) name = "heading";
    int& number = numbers_[name];  // of the last that says the same
    std::string candidate;
    do {
      candidate = ++number == 1 ? name : name + "-" + std::to_string(number);
    } while (!is_free(candidate));
    taken_.insert(candidate);
    return candidate;
  }

 private:
  bool is_free(const std::string& name) const {
    return !references_.has_id(name) && !taken_.contains(name);
  }

  const References& references_;
  std::set<std::string> taken_;
  std::map<std::string, int> numbers_;
};

}  // namespace

void name_headings(std::vector<doc::Block>& blocks, const References& references) {
  Names names(references);
  for (doc::Block& block : blocks) {
    auto* heading = std::get_if<doc::Heading>(&block);
    if (heading != nullptr) heading->id = names.unique(expr::slug(heading->id));
  }
}

}  // namespace jianbao::compose
