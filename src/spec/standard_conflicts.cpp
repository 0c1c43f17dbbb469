#include "spec/standard_conflicts.h"

#include <array>

namespace jianbao::spec {

namespace {

// Names that begin like this, and the clause.
struct Clause {
  std::string_view standard, clause;
};

struct Message {
  std::string what;
  base::Span place;
  std::string_view instead = "'standard: pdf-1.7' has it";
};

template <std::size_t count>
void check(const std::array<Clause, count>& clauses, const std::vector<Located>& standards,
           const Message& message, base::Diagnostics& diagnostics) {
  for (const Located& standard : standards) {
    for (const Clause& clause : clauses) {
      if (!standard.text.starts_with(clause.standard)) continue;
      diagnostics.error(message.place, message.what + " is not allowed in '" + standard.text + "'",
                        std::string(clause.clause) + "; " + std::string(message.instead));
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
       {"pdf/x-4", "ISO 15930-7, on encryption: nothing in the file is encrypted"}}};
  check(clauses, standards, {"encryption", encryption}, diagnostics);
}

// The field of a signature is an annotation on a page.
void check_signature_allowed(const std::vector<Located>& standards, base::Span signature,
                             base::Diagnostics& diagnostics) {
  constexpr std::array<Clause, 1> clauses{{{"pdf/x-4", "ISO 15930-7, 6.17"}}};
  check(clauses, standards, {"a signature", signature}, diagnostics);
}

void check_transparency_allowed(const std::vector<Located>& standards, base::Span opacity,
                                base::Diagnostics& diagnostics) {
  constexpr std::array<Clause, 1> clauses{{{"pdf/a-1", "ISO 19005-1, 6.4"}}};
  check(clauses, standards,
        {"transparency", opacity, "'pdf/a-2a' and other later parts have it, and so has 'pdf-1.7'"},
        diagnostics);
}

}  // namespace jianbao::spec
