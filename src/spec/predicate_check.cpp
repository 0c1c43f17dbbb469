#include "spec/predicate_check.h"

#include <algorithm>

#include "expr/expr.h"
#include "spec/located.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

using value::Value;

void need(bool right, const value::Field& test, const std::string& what,
          base::Diagnostics& diagnostics) {
  if (!right) {
    diagnostics.error(test.value.span(), "'" + test.key + "' must be " + what + ", not " +
                                             std::string(test.value.kind()));
  }
}

void check_parts(const value::Field& test, base::Diagnostics& diagnostics) {
  need(test.value.as_list() != nullptr, test, "a list of tests", diagnostics);
  if (test.value.as_list() == nullptr) return;
  for (const Value& part : *test.value.as_list()) check_predicate(part, diagnostics);
}

void check_test(const value::Field& test, base::Diagnostics& diagnostics) {
  const auto* list = test.value.as_list();
  if (test.key == "not") return check_predicate(test.value, diagnostics);
  if (test.key == "and" || test.key == "or") return check_parts(test, diagnostics);
  if (test.key == "field")
    return need(test.value.as_text() != nullptr, test, "a name", diagnostics);
  if (test.key == "valid") {
    return need(test.value.as_bool() != nullptr, test, "true or false", diagnostics);
  }
  if (test.key == "oneOf") return need(list != nullptr, test, "a list", diagnostics);
  if (test.key == "range") {
    return need(list != nullptr && list->size() == 2, test, "two values", diagnostics);
  }
  if (predicate_keys().find(test.key) != nullptr) return;
  diagnostics.error(test.key_span, "a filter has no test '" + test.key + "'",
                    base::suggestion(test.key, predicate_keys().names()));
}

}  // namespace

void check_predicate(const Value& predicate, base::Diagnostics& diagnostics) {
  const auto* record = predicate.as_record();
  if (record == nullptr) {
    const Located expression = located(predicate);
    if (!expression.text.empty()) {
      expr::parse(expression.text, expression.span, diagnostics);
      return;
    }
    diagnostics.error(predicate.span(),
                      "an expression is a text, not " + std::string(predicate.kind()));
    return;
  }
  const bool joins = record->find("not") != nullptr || record->find("and") != nullptr ||
                     record->find("or") != nullptr;
  if (joins && record->fields().size() > 1) {
    diagnostics.error(predicate.span(), "'not', 'and' and 'or' stand alone in their map");
  }
  const bool selects = record->find("param") != nullptr;
  const bool known =
      std::all_of(record->fields().begin(), record->fields().end(),
                  [](const auto& test) { return predicate_keys().find(test.key) != nullptr; });
  if (!joins && !selects && known && record->find("field") == nullptr) {
    diagnostics.error(predicate.span(), "a condition needs a 'field'",
                      "or an expression: 'datum.a > 1'");
  }
  for (const value::Field& test : record->fields()) check_test(test, diagnostics);
}

}  // namespace jianbao::spec
