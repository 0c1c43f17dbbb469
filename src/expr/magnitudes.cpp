#include "expr/magnitudes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "expr/wording.h"

namespace jianbao::expr {

namespace {

using value::Record;
using value::Value;

struct Sample {
  double size = 0;  // without its sign
  int places = 0;
  base::Span span;
};
struct Column {
  bool percent = false;  // growth, or of the unit %, where 0.1 and 12 are neighbours
  std::vector<Sample> samples;
};
using Columns = std::map<std::string, Column>;

Sample sample_of(const value::Decimal& number, base::Span span) {
  return {number.absolute().to_double(), number.scale(), span};
}

std::string unit_of(const Record& record) {
  const Value* unit = record.find("unit");
  return unit == nullptr || unit->as_text() == nullptr ? "" : *unit->as_text();
}

void collect(const value::Field& field, const std::string& path, const std::string& unit,
             Columns& columns);

void collect(const Record& record, const std::string& path, Columns& columns) {
  const std::string unit = unit_of(record);
  for (const value::Field& field : record.fields()) collect(field, path, unit, columns);
}

// The numbers of a field, by the path to each and, in a figure, by its unit: those of different
// units have nothing to do with one another.
void collect(const value::Field& field, const std::string& path, const std::string& unit,
             Columns& columns) {
  const auto name = [&] { return path + field.key + (field.key == "value" ? " " + unit : ""); };
  if (const auto* inner = field.value.as_record()) return collect(*inner, name() + ".", columns);
  const bool is_growth = field.key == "growth";
  const auto growth = is_growth ? growth_of(field.value) : std::nullopt;
  const auto* number = growth ? &growth->amount : field.value.as_number();
  if (number == nullptr || number->zero() || field.key == "year") return;
  Column& column = columns[name()];
  column.percent = column.percent || is_growth || (field.key == "value" && unit == "%");
  column.samples.push_back(sample_of(*number, field.value.span()));
}

void warn(const Sample& sample, const std::string& text, const std::string& hint,
          base::Diagnostics& diagnostics) {
  base::Diagnostic odd{base::Severity::warning, sample.span, text, hint};
  odd.fault = "magnitude " + text;
  diagnostics.add(std::move(odd));
}

// Below one, with more decimals than the others, and as large as they are when taken for a part of
// one: 0.054 among 5.4 and 6.1.
void check_percent(const std::vector<Sample>& samples, base::Diagnostics& diagnostics) {
  int places = 0;
  double least = 0, greatest = 0;
  for (const Sample& sample : samples) {
    if (sample.size < 1) continue;
    places = std::max(places, sample.places);
    least = least == 0 ? sample.size : std::min(least, sample.size);
    greatest = std::max(greatest, sample.size);
  }
  if (greatest == 0) return;
  for (const Sample& sample : samples) {
    const double percent = sample.size * 100;
    const bool alike = sample.size < 1 && percent >= least / 3 && percent <= greatest * 3;
    if (alike && sample.places >= places + 2) {
      warn(sample, "this is below one per cent, and the others are not",
           "is it a part of one, which is 100 times as many per cent?", diagnostics);
    }
  }
}

void check_jump(std::vector<Sample> samples, base::Diagnostics& diagnostics) {
  constexpr double far = 100;
  constexpr std::size_t fewest = 3;
  if (samples.size() < fewest) return;
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.size < b.size; });
  const auto gap = std::adjacent_find(
      samples.begin(), samples.end(),
      [](const Sample& a, const Sample& b) { return b.size >= a.size * far * (1 - 1e-12); });
  if (gap == samples.end()) return;
  const auto behind = gap + 1;
  const bool few_small = behind - samples.begin() <= samples.end() - behind;
  const auto first = few_small ? samples.begin() : behind,
             last = few_small ? behind : samples.end();
  for (auto sample = first; sample != last; ++sample) {
    warn(*sample,
         few_small ? "this is a hundred times smaller than the other numbers of its column"
                   : "this is a hundred times larger than the other numbers of its column",
         "is it in the same unit?", diagnostics);
  }
}

// The keys of all rows, each once. Those of a table are looked at once.
std::vector<std::string> keys_of(const value::List& list) {
  std::vector<std::string> names;
  std::set<std::string_view> known;
  const value::Keys* last = nullptr;
  for (const Value& row : list) {
    const auto* record = row.as_record();
    if (record == nullptr || record->keys().get() == last) continue;
    last = record->keys().get();
    for (const value::Field& field : record->fields()) {
      if (known.insert(field.key).second) names.push_back(field.key);
    }
  }
  return names;
}

void check_columns(const Columns& columns, base::Diagnostics& diagnostics) {
  for (const auto& [path, column] : columns) {
    check_percent(column.samples, diagnostics);
    if (!column.percent) check_jump(column.samples, diagnostics);
  }
}

// The columns of one field of all rows.
Columns columns_of(const value::List& list, const std::string& name) {
  Columns columns;
  const value::Keys* last = nullptr;
  std::optional<std::size_t> at;
  for (const Value& row : list) {
    const auto* record = row.as_record();
    if (record == nullptr) continue;
    if (record->keys().get() != last) at = record->index_of(name);
    last = record->keys().get();
    if (!at) continue;
    collect(record->fields()[*at], "", name == "value" ? unit_of(*record) : "", columns);
  }
  return columns;
}

// Field by field, so that of a long list only one is held; but for rows that have little in common,
// which would be gone through for each.
void check_list(const value::List& list, base::Diagnostics& diagnostics) {
  constexpr std::size_t most_passes = 100;
  const std::vector<std::string> names = keys_of(list);
  if (names.size() <= most_passes) {
    for (const std::string& name : names) check_columns(columns_of(list, name), diagnostics);
    return;
  }
  Columns columns;
  for (const Value& row : list) {
    if (const auto* record = row.as_record()) collect(*record, "", columns);
  }
  check_columns(columns, diagnostics);
}

// The growth of figures that stand together.
void check_fellows(const Record& record, base::Diagnostics& diagnostics) {
  std::vector<Sample> samples;
  for (const value::Field& field : record.fields()) {
    if (!is_figure(field.value)) continue;
    const Value* growth = field.value.as_record()->find("growth");
    const auto amount = growth == nullptr ? std::nullopt : growth_of(*growth);
    if (amount && !amount->amount.zero()) {
      samples.push_back(sample_of(amount->amount, growth->span()));
    }
  }
  check_percent(samples, diagnostics);
}

}  // namespace

void check_magnitudes(const Value& data, base::Diagnostics& diagnostics) {
  if (const auto* list = data.as_list()) {
    check_list(*list, diagnostics);
    for (const Value& item : *list) check_magnitudes(item, diagnostics);
  } else if (const auto* record = data.as_record()) {
    check_fellows(*record, diagnostics);
    for (const value::Field& field : record->fields()) check_magnitudes(field.value, diagnostics);
  }
}

}  // namespace jianbao::expr
