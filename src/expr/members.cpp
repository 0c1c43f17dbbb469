#include "expr/members.h"

#include <algorithm>
#include <array>

#include "expr/qualifier.h"
#include "value/truth_word.h"

namespace jianbao::expr {

namespace {

using value::Record;
using value::Value;

constexpr std::array<std::string_view, 11> computed{"value",     "growth", "rank",     "year",
                                                    "name",      "number", "unit",     "counted",
                                                    "unit-name", "sign",   "qualified"};

// A number that remembers how it is worded: it compares and adds as a number, prints as words.
Value worded(Value number, std::string how, std::string unit, base::Span span) {
  Record record;
  record.add("value", span, std::move(number));
  record.add("unit", span, Value(std::move(unit), span));
  record.add("worded", span, Value(std::move(how), span));
  return Value(std::move(record), span);
}

std::optional<Value> growth_member(const Value& field, base::Span span) {
  if (field.is_null()) return worded({}, "growth", "%", span);
  const auto growth = growth_of(field);
  // Words of the author's own stay as they are.
  if (!growth) return std::nullopt;
  return worded(Value(growth->amount, field.span()), "growth", growth->points ? "百分点" : "%",
                span);
}

// What is not there, because the figure is withheld, still prints the office's sign, and is missing
// to arithmetic.
std::optional<Value> withheld_value(const Value& figure) {
  if (!is_withheld(figure)) return std::nullopt;
  Record record;
  record.add("value", figure.span(), Value());
  if (const Value* status = figure.as_record()->find("status")) {
    record.add("status", figure.span(), *status);
  }
  return Value(std::move(record), figure.span());
}

// What is measured in a unit is a quantity, and no code: its number is written as the language
// writes numbers, without the unit too.
std::optional<Value> bare_value(const Value& figure) {
  if (auto withheld = withheld_value(figure)) return withheld;
  const Record& record = *figure.as_record();
  const Value* unit = record.find("unit");
  const auto* number = record.find("value")->as_number();
  const bool measured = unit != nullptr && unit->as_text() != nullptr && !unit->as_text()->empty();
  if (number == nullptr || !measured) return std::nullopt;
  return Value(*number, record.find("value")->span());
}

// As printed: "550" and "RMB bn" of 5500 亿元.
Value printed_member(const Value& figure, std::string_view key, const Language& language,
                     base::Diagnostics& diagnostics) {
  const auto& record = *figure.as_record();
  const auto text = [&](std::string words) { return Value(std::move(words), figure.span()); };
  const auto* number = record.find("value")->as_number();
  if (number == nullptr || is_withheld(figure)) {
    return text(key == "number" ? display(figure, language, figure.span(), diagnostics) : "");
  }
  const Value* unit = record.find("unit");
  const auto* name = unit == nullptr ? nullptr : unit->as_text();
  Measured words = word_measure(*number, name == nullptr ? "" : *name, language);
  if (key == "unit") return text(std::move(words.unit));
  if (key == "unit-name") return text(std::move(words.name));
  if (status_of(record) == Status::provisional) words.number += language.signs.provisional;
  return text(std::move(words.number));
}

// "village" or "villages", where the data gives both: {en: {one: village, other: villages}}.
std::optional<Value> counted_member(const Value& figure, const Value& counted,
                                    const Language& language, base::Diagnostics& diagnostics) {
  const Value* words =
      is_language_map(counted) ? pick_language(*counted.as_record(), language) : &counted;
  const auto* forms = words == nullptr ? nullptr : words->as_record();
  if (forms == nullptr) return std::nullopt;
  const auto number = number_of(figure);
  const Value* form = forms->find(number ? cardinal_form(*number, language) : "other");
  if (form == nullptr) form = forms->find("other");
  if (form != nullptr) return *form;
  diagnostics.error(words->span(), "these plural forms have no 'other'",
                    "{one: village, other: villages}");
  return Value();
}

// ">" before a number that was passed; "over RMB 550 billion". Without `about` nothing is added.
Value qualified_member(const Value& figure, std::string_view key, const Language& language,
                       base::Diagnostics& diagnostics) {
  const auto& record = *figure.as_record();
  const auto text = [&](std::string words) { return Value(std::move(words), figure.span()); };
  const std::string plain =
      key == "sign" ? "" : display(figure, language, figure.span(), diagnostics);
  const Value* about = record.find("about");
  if (about == nullptr || about->is_null() || is_withheld(figure)) return text(plain);
  const auto* word = about->as_text();
  const auto qualifier = word == nullptr ? std::nullopt : word_qualifier(*word, language);
  if (!qualifier) {
    diagnostics.error(about->span(),
                      "unknown 'about'" + (word == nullptr ? "" : " '" + *word + "'"),
                      base::suggestion(word == nullptr ? "" : *word, qualifier_names()));
    return text(plain);
  }
  if (key == "sign") return text(qualifier->sign);
  return text(word_qualified(record, plain, *qualifier, language));
}

}  // namespace

bool is_computed_member(std::string_view key) {
  return std::find(computed.begin(), computed.end(), key) != computed.end();
}

Value as_year(const Value& value) {
  const auto* number = value.as_number();
  if (number == nullptr || !number->is_integer()) return value;
  return worded(value, "year", "", value.span());
}

std::optional<Value> computed_member(const Value& figure, std::string_view key,
                                     const Language& language, base::Diagnostics& diagnostics) {
  if (!is_computed_member(key)) return std::nullopt;
  const auto& record = *figure.as_record();
  if (key == "number" || key == "unit" || key == "unit-name") {
    return printed_member(figure, key, language, diagnostics);
  }
  if (key == "sign" || key == "qualified") {
    return qualified_member(figure, key, language, diagnostics);
  }
  const Value* field = record.find(key);
  if (field == nullptr) return std::nullopt;
  if (key == "value") return bare_value(figure);
  // From them the number could be reckoned or guessed.
  if ((key == "growth" || key == "rank") && is_withheld(figure)) return withheld_value(figure);
  if (key == "counted") return counted_member(figure, *field, language, diagnostics);
  if (key == "growth") return growth_member(*field, figure.span());
  if (key == "name") {
    const Value* picked =
        is_language_map(*field) ? pick_language(*field->as_record(), language) : nullptr;
    return picked == nullptr ? std::nullopt : std::optional(*picked);
  }
  if (field->as_number() == nullptr && !field->is_null()) return std::nullopt;
  return worded(*field, std::string(key), "", figure.span());
}

std::optional<value::Decimal> number_of(const Value& value) {
  if (const auto* plain = value.as_number()) return *plain;
  if (const auto* text = value.as_text()) return value::Decimal::plain(*text);
  if (!is_figure(value) || is_withheld(value)) return std::nullopt;
  const auto* inner = value.as_record()->find("value")->as_number();
  return inner == nullptr ? std::nullopt : std::optional(*inner);
}

bool is_missing(const Value& value) { return value.is_null() || is_withheld(value); }

Value missing_of(const std::vector<Value>& values, base::Span use) {
  for (const Value& value : values) {
    if (!is_withheld(value) || status_of(*value.as_record()) != Status::suppressed) continue;
    Record record;
    record.add("value", use, Value({}, use));
    record.add("status", use, Value(std::string("suppressed"), use));
    return {std::move(record), use};
  }
  return {{}, use};
}

std::optional<bool> truth_of(const Value& value) {
  if (is_missing(value)) return false;
  if (const auto* text = value.as_text()) return value::truth_word(*text);
  if (const auto* truth = value.as_bool()) return *truth;
  if (const auto* number = value.as_number()) return !number->zero();
  if (const auto* list = value.as_list()) return !list->empty();
  if (is_figure(value)) {
    const Value& inner = *value.as_record()->find("value");
    const bool named = inner.as_text() != nullptr && value.as_record()->find("text") != nullptr;
    return named ? true : truth_of(inner);
  }
  return true;
}

std::optional<value::Date> date_of(const Value& value) {
  if (const auto* plain = value.as_date()) return *plain;
  if (!is_figure(value) || is_withheld(value)) return std::nullopt;
  const auto* inner = value.as_record()->find("value")->as_date();
  return inner == nullptr ? std::nullopt : std::optional(*inner);
}

std::string_view kind_of(const Value& value) {
  if (is_missing(value)) return "missing data";
  if (value.as_text() != nullptr) return value.kind();
  if (number_of(value)) return "a number";
  return is_figure(value) ? "a figure without a number" : value.kind();
}

}  // namespace jianbao::expr
