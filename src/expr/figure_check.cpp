#include "expr/figure_check.h"

#include <algorithm>
#include <array>

#include "expr/qualifier.h"
#include "expr/unit_names.h"
#include "expr/wording.h"

namespace jianbao::expr {

namespace {

using value::Record;
using value::Value;

const std::vector<std::string_view> statuses{"given", "missing", "suppressed", "provisional"};

bool is_status(const Value& value) {
  const auto* text = value.as_text();
  return text != nullptr && *text != "given" &&
         std::find(statuses.begin(), statuses.end(), *text) != statuses.end();
}

// 2021-02-30
bool looks_like_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::count_if(text.begin(), text.end(), digit) == 8 && !value::Date::parse(text);
}

class FigureChecker {
 public:
  FigureChecker(const OwnUnits* own, base::Diagnostics& diagnostics)
      : own_(own), diagnostics_(diagnostics) {}

  void check(const Value& data) {
    if (const auto* list = data.as_list()) {
      for (const Value& item : *list) check(item);
    }
    const auto* record = data.as_record();
    if (record == nullptr) return;
    if (is_figure(data)) {
      figure(*record);
    } else {
      misspelt(*record);
    }
    for (const value::Field& field : record->fields()) check(field.value);
  }

 private:
  const Value* given(const Record& figure, std::string_view key) const {
    const Value* found = figure.find(key);
    return found == nullptr || found->is_null() ? nullptr : found;
  }

  void figure(const Record& figure) {
    value(figure);
    unit(figure);
    one_of(given(figure, "status"), "status", statuses);
    one_of(given(figure, "about"), "'about'", qualifier_names());
    for (const char* key : {"growth", "rank"}) {
      if (const Value* found = given(figure, key))
        std::string_view(key) == "rank" ? rank(*found) : growth(*found);
    }
    for (const value::Field& field : figure.fields()) {
      // What was meant to withhold a number must not print it for a slip of the pen.
      if (field.key != "status" && is_status(field.value)) {
        diagnostics_.error(field.key_span, "a status under the key '" + field.key + "'",
                           "did you mean 'status'?");
      }
      // {value: 1,234.5} is two entries.
      if (field.value.is_null() && value::Decimal::parse(field.key)) {
        diagnostics_.error(field.key_span, "'" + field.key + "' stands alone here",
                           "a number is written without commas");
      }
    }
  }

  void value(const Record& figure) {
    const Value& found = *figure.find("value");
    const Value* unit = given(figure, "unit");
    const bool number = found.is_null() || found.as_number() != nullptr;
    if (number) return;
    const bool measured = unit != nullptr && given(figure, "text") == nullptr;
    if (const auto* text = found.as_text(); text != nullptr && looks_like_date(*text)) {
      return diagnostics_.error(found.span(), "there is no such day");
    }
    if (found.as_bool() != nullptr || measured) {
      diagnostics_.error(found.span(),
                         "the value of a figure" + std::string(measured ? " with a unit" : "") +
                             " must be a number, not " + std::string(found.kind()),
                         "digits with a decimal point, or null");
    }
  }

  void unit(const Record& figure) {
    const Value* unit = given(figure, "unit");
    if (unit == nullptr) return;
    const auto* name = unit->as_text();
    if (name == nullptr) {
      diagnostics_.error(unit->span(), "a unit must be a text, not " + std::string(unit->kind()));
    } else if (!is_known_unit(*name, own_)) {
      base::Diagnostic unknown{base::Severity::error, unit->span(), "unknown unit '" + *name + "'",
                               suggested(*name)};
      unknown.fault = "unit " + *name;
      diagnostics_.add(std::move(unknown));
    }
  }

  void one_of(const Value* found, const std::string& what,
              const std::vector<std::string_view>& known) {
    if (found == nullptr) return;
    const auto* word = found->as_text();
    if (word != nullptr && std::find(known.begin(), known.end(), *word) != known.end()) return;
    diagnostics_.error(found->span(),
                       "unknown " + what + (word == nullptr ? "" : " '" + *word + "'"),
                       base::suggestion(word == nullptr ? "" : *word, known));
  }

  void growth(const Value& growth) {
    if (growth_of(growth) || growth.as_record() != nullptr) return;
    diagnostics_.error(growth.span(), "this is no growth",
                       "such as 74.4%, -3.1% or 1.2百分点; words of one's own by language");
  }

  void rank(const Value& rank) {
    const auto* number = rank.as_number();
    if (number != nullptr && number->is_integer() && !number->negative() && !number->zero()) return;
    if (rank.as_record() != nullptr) return;
    diagnostics_.error(rank.span(), "a rank must be a whole number from 1 up");
  }

  // A unit without a value, but something that reads like one.
  void misspelt(const Record& record) {
    if (given(record, "unit") == nullptr || record.find("text") != nullptr) return;
    for (const value::Field& field : record.fields()) {
      if (field.key == "unit" || base::nearest(field.key, {"value"}).empty()) continue;
      diagnostics_.error(field.key_span, "a figure needs a 'value'", "did you mean 'value'?");
    }
  }

  std::string suggested(const std::string& name) const {
    std::string_view base = name;
    const std::string prefix(take_prefix(base).name);
    std::string near = base::nearest(name, unit_names(own_));
    if (near.empty() && !prefix.empty() && !base.empty()) {
      near = base::nearest(base, unit_names(own_));
      if (!near.empty()) near.insert(0, prefix);
    }
    if (!near.empty()) return "did you mean '" + near + "'?";
    return "'units' in the project declares one of its own";
  }

  const OwnUnits* own_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

void check_figures(const Value& data, const OwnUnits* own, base::Diagnostics& diagnostics) {
  FigureChecker(own, diagnostics).check(data);
}

}  // namespace jianbao::expr
