#include "spec/standard_conflicts.h"

#include <array>

namespace jianbao::spec {

namespace {

// Names that begin like this, and the clause.
struct Clause {
  std::string_view standard, clause;
};

template <std::size_t count>
void check(const std::array<Clause, count>& clauses, const std::vector<Located>& standards,
           const std::string& what, base::Span place, base::Diagnostics& diagnostics) {
  for (const Located& standard : standards) {
    for (const Clause& clause : clauses) {
      if (!standard.text.starts_with(clause.standard)) continue;
      diagnostics.error(place, what + " is not allowed in '" + standard.text + "'",
                        std::string(clause.clause) + "; 'standard: pdf-1.7' has it");
    }
  }
}

}  // namespace

void check_encryption_allowed(const std::vector<Located>& standards, base::Span encryption,
                              base::Diagnostics& diagnostics) {
  constexpr std::array<Clause, 5> clauses{
      {{"pdf/a-1", "ISO 19005-1, 6.1.3"},
       {"pdf/a-2", "ISO 19005-2, 6.1.3"},
       {"pdf/a-3", "ISO 19005-3, 6.1.3"},
       {"pdf/a-4", "ISO 19005-4, 6.1.3"},
       {"pdf/x-4", "ISO 15930-7: a press asks for no password"}}};
  check(clauses, standards, "encryption", encryption, diagnostics);
}

// The field of a signature is an annotation on a page.
void check_signature_allowed(const std::vector<Located>& standards, base::Span signature,
                             base::Diagnostics& diagnostics) {
  constexpr std::array<Clause, 1> clauses{{{"pdf/x-4", "ISO 15930-7, 6.17"}}};
  check(clauses, standards, "a signature", signature, diagnostics);
}

void check_transparency_allowed(const std::vector<Located>& standards, base::Span opacity,
                                base::Diagnostics& diagnostics) {
  constexpr std::array<Clause, 1> clauses{{{"pdf/a-1", "ISO 19005-1, 6.4"}}};
  check(clauses, standards, "transparency", opacity, diagnostics);
}

}  // namespace jianbao::spec
