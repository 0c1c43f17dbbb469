#include "expr/expand.h"

#include "expr/evaluate.h"
#include "expr/members.h"
#include "expr/wording.h"

namespace jianbao::expr {

using value::Value;

namespace {

template <class Word>
std::string filled(const Template& text, const Scope& scope, const Language& language,
                   base::Diagnostics& diagnostics, const Word& word) {
  std::string out;
  for (const Template::Part& part : text.parts) {
    out += part.literal;
    if (!part.expression) continue;
    const std::size_t errors = diagnostics.error_count();
    const Value value = evaluate(*part.expression, scope, language, diagnostics);
    if (diagnostics.error_count() == errors) out += word(value, part.expression->root().span);
  }
  return out;
}

}  // namespace

std::string expand(const Template& text, const Scope& scope, const Language& language,
                   base::Diagnostics& diagnostics) {
  return filled(text, scope, language, diagnostics, [&](const Value& value, base::Span use) {
    return display(value, language, use, diagnostics);
  });
}

std::string expand_name(const Template& text, const Scope& scope, const Language& language,
                        base::Diagnostics& diagnostics) {
  return filled(text, scope, language, diagnostics, [&](const Value& value, base::Span use) {
    if (value.as_number() != nullptr) return value.written();
    // A file named "…" would hide what is missing.
    if (is_missing(value)) {
      diagnostics.error(value.span().file == nullptr ? use : value.span(),
                        "a file cannot be named by missing data");
      return std::string();
    }
    return display(value, language, use, diagnostics);
  });
}

}  // namespace jianbao::expr
