#include "read/column_check.h"

#include <unicode/regex.h>

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::read {

struct ColumnCheck::Pattern {
  std::unique_ptr<icu::RegexPattern> compiled;
  bool asked = false;
};

ColumnCheck::ColumnCheck(const spec::ColumnRules& rules, std::string name, base::Span declared)
    : rules_(rules),
      name_(std::move(name)),
      declared_(declared),
      pattern_(std::make_unique<Pattern>()) {}
ColumnCheck::~ColumnCheck() = default;
ColumnCheck::ColumnCheck(ColumnCheck&&) noexcept = default;

void ColumnCheck::see(const Cell& cell, const value::Value& value, base::Diagnostics& diagnostics) {
  const std::string problem = problem_of(cell, value, diagnostics);
  if (problem.empty()) return;
  base::Diagnostic wrong{base::Severity::error, cell.span, problem};
  wrong.notes.push_back({declared_, "the schema asks this of the column '" + name_ + "'"});
  wrong.fault = "rule " + name_;
  diagnostics.add(std::move(wrong));
}

namespace {

std::size_t length_of(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) base::next_code_point(text, at);
  return count;
}

const value::Decimal* number_of(const value::Value& value) {
  if (value.as_record() == nullptr) return value.as_number();
  const value::Value* inner = value.as_record()->find("value");
  return inner == nullptr ? nullptr : inner->as_number();
}

}  // namespace

std::string ColumnCheck::problem_of(const Cell& cell, const value::Value& value,
                                    base::Diagnostics& diagnostics) {
  if (value.is_null()) return rules_.required ? "a gap, where a value is required" : "";
  const std::string shown = "\"" + cell.text + "\"";
  if (const auto* number = number_of(value)) {
    if (rules_.integer && !number->is_integer()) return shown + " is no whole number";
    const int low = rules_.minimum ? compare(*number, *rules_.minimum) : 1;
    const int high = rules_.maximum ? compare(*number, *rules_.maximum) : -1;
    if (low < 0 || (low == 0 && rules_.above)) {
      return shown + " is below the least, " + rules_.minimum->to_string();
    }
    if (high > 0 || (high == 0 && rules_.below)) {
      return shown + " is above the most, " + rules_.maximum->to_string();
    }
  }
  if (rules_.least_length && length_of(cell.text) < *rules_.least_length) {
    return shown + " is shorter than " + std::to_string(*rules_.least_length) + " characters";
  }
  if (rules_.most_length && length_of(cell.text) > *rules_.most_length) {
    return shown + " is longer than " + std::to_string(*rules_.most_length) + " characters";
  }
  const auto& words = rules_.one_of;
  if (!words.empty() && std::find(words.begin(), words.end(), cell.text) == words.end()) {
    return shown + " is none of the words that the schema lists";
  }
  if (!rules_.pattern.text.empty() && !matches(cell.text, diagnostics)) {
    return shown + " does not match " + rules_.pattern.text;
  }
  if (rules_.unique && !seen_.emplace(cell.text, cell.span).second) {
    return shown + " comes twice";
  }
  return {};
}

// A pattern may be written to take for ever: ICU stops it.
bool ColumnCheck::matches(const std::string& text, base::Diagnostics& diagnostics) {
  constexpr int most_steps = 100;  // of about a millisecond
  UErrorCode status = U_ZERO_ERROR;
  if (!pattern_->asked) {
    pattern_->asked = true;
    UParseError where;
    pattern_->compiled.reset(icu::RegexPattern::compile(
        icu::UnicodeString::fromUTF8(rules_.pattern.text), where, status));
    if (U_FAILURE(status)) {
      pattern_->compiled.reset();
      diagnostics.error(rules_.pattern.span, "this is no regular expression");
    }
  }
  if (!pattern_->compiled) return true;
  status = U_ZERO_ERROR;
  const icu::UnicodeString input = icu::UnicodeString::fromUTF8(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern_->compiled->matcher(input, status));
  if (!matcher) return true;
  matcher->setTimeLimit(most_steps, status);
  const bool found = matcher->matches(status) != 0;
  if (U_FAILURE(status)) {
    diagnostics.error(rules_.pattern.span, "this pattern takes too long");
    pattern_->compiled.reset();
    return true;
  }
  return found;
}

}  // namespace jianbao::read
