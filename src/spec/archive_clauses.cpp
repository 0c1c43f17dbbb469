#include "spec/archive_clauses.h"

#include <array>
#include <string_view>

namespace jianbao::spec {

namespace {

constexpr std::size_t parts = 4;
using Clauses = std::array<std::string_view, parts>;

// By the order of the rules; part 4 has no level A.
constexpr std::array<Clauses, 6> clauses{{
    {"6.7.11", "6.6.4", "6.6.4", "6.7.3"},
    {"6.1.3", "6.1.3", "6.1.3", "6.1.3"},
    {"6.2.3.3", "6.2.4.3", "6.2.4.3", "6.2.4.3"},
    {"", "6.2.4.2", "6.2.4.2", "6.2.4.2"},
    {"6.8.2", "6.7.2", "6.7.2", ""},
    {"6.1.11", "6.8", "6.8", "6.9"},
}};

}  // namespace

std::string archive_clause(ArchiveRule rule, int part) {
  const std::string name = "ISO 19005-" + std::to_string(part);
  if (part < 1 || part > static_cast<int>(parts)) return name;
  const std::string_view clause =
      clauses[static_cast<std::size_t>(rule)][static_cast<std::size_t>(part - 1)];
  return clause.empty() ? name : name + ", " + std::string(clause);
}

}  // namespace jianbao::spec
