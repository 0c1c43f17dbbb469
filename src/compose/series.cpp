#include "compose/series.h"

#include <cmath>

#include "compose/tally.h"
#include "doc/table.h"
#include "expr/members.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

namespace {

constexpr std::size_t most_values = 1000;

constexpr Tally::Purpose purpose{"a sparkline", "sparkline", "sparkline",
                                 "its column has a sparkline"};

// A map stands for the list of its values.
Value list_of(const Value& value) {
  const auto* record = value.as_record();
  if (record == nullptr || expr::is_figure(value)) return value;
  return {value::values_of(*record), value.span()};
}

void fail(Evaluation& evaluation, const Value& value, base::Span use, std::string text,
          std::string hint) {
  base::Diagnostic wrong{base::Severity::error, value.span().file == nullptr ? use : value.span(),
                         std::move(text), std::move(hint)};
  if (value.span().file != nullptr) wrong.notes.push_back({use, std::string(purpose.reason)});
  wrong.fault = "series " + std::to_string(use.begin);
  evaluation.diagnostics().add(std::move(wrong));
}

}  // namespace

std::int32_t Scale::place(const Decimal& number) const {
  const double from = least.to_double(), to = greatest.to_double();
  if (to <= from) return doc::scale_parts / 2;
  const double part = (number.to_double() - from) / (to - from);
  return static_cast<std::int32_t>(std::lround(std::clamp(part, 0.0, 1.0) * doc::scale_parts));
}

bool Scale::holds(const Decimal& number) const {
  return compare(number, least) >= 0 && compare(number, greatest) <= 0;
}

void Scale::widen(const Decimal& number) {
  if (compare(number, least) < 0) least = number;
  if (compare(number, greatest) > 0) greatest = number;
}

std::optional<Series> read_series(Evaluation& evaluation, const SparklineLook& look,
                                  const std::string& language) {
  const Value given = list_of(evaluation.evaluate(look.data, language));
  if (expr::is_missing(given)) return std::nullopt;
  const auto* list = given.as_list();
  if (list == nullptr) {
    fail(evaluation, given, look.data.span,
         "a sparkline needs a list of numbers, not " + std::string(expr::kind_of(given)), "");
    return std::nullopt;
  }
  if (list->size() > most_values) {
    fail(evaluation, given, look.data.span, "a sparkline has at most 1,000 numbers",
         "the list has " + std::to_string(list->size()) + ", which a chart can show");
    return std::nullopt;
  }
  Series series{*list, {}, {}};
  Tally tally(purpose);
  bool sound = true;
  for (const Value& value : *list) {
    if (tally.add(value, look.data.span, evaluation.diagnostics())) {
      series.numbers.push_back(expr::is_missing(value) ? std::nullopt : expr::number_of(value));
      continue;
    }
    sound = false;
    tally = Tally(purpose);  // so that the next mistake is said too
  }
  if (!sound) return std::nullopt;
  if (tally.values() > 0) series.scale = Scale{tally.least(), tally.greatest()};
  return series;
}

}  // namespace jianbao::compose
