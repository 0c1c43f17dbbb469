#include "chart/data.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace jianbao::chart {

using value::Record;
using value::Value;

const Value* field_of(const Value& row, std::string_view path) {
  const auto* record = row.as_record();
  if (record == nullptr) return nullptr;
  // A name may hold points itself, as columns of CSV files do.
  if (const Value* whole = record->find(path)) return whole;
  const std::size_t cut = path.find_first_of(".[");
  if (cut == std::string_view::npos || cut == 0) return nullptr;
  const Value* owner = record->find(path.substr(0, cut));
  std::string_view rest = path.substr(cut);
  if (owner == nullptr) return nullptr;
  if (rest.starts_with('.')) return field_of(*owner, rest.substr(1));
  const std::size_t end = rest.find(']');
  if (end == std::string_view::npos) return nullptr;
  std::string_view key = rest.substr(1, end - 1);
  if (key.size() >= 2 && (key[0] == '\'' || key[0] == '"')) key = key.substr(1, key.size() - 2);
  rest.remove_prefix(end + 1);
  const Value* inner = nullptr;
  if (const auto* list = owner->as_list()) {
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    if (error == std::errc{} && index < list->size()) inner = &(*list)[index];
  } else if (owner->as_record() != nullptr) {
    inner = owner->as_record()->find(key);
  }
  if (inner == nullptr || rest.empty()) return inner;
  return field_of(*inner, rest.starts_with('.') ? rest.substr(1) : rest);
}

Value with_field(const Value& row, const std::string& name, Value value) {
  Record record;
  if (row.as_record() != nullptr) {
    for (const value::Field& field : row.as_record()->fields()) {
      if (field.key != name) record.add(field.key, field.key_span, field.value);
    }
  }
  record.add(name, row.span(), std::move(value));
  return Value(std::move(record), row.span());
}

Value number_value(double number) {
  if (!std::isfinite(number)) return {};
  char buffer[400];
  const auto shortest =
      std::to_chars(std::begin(buffer), std::end(buffer), number, std::chars_format::fixed);
  if (const auto exact = value::Decimal::parse({buffer, shortest.ptr})) return Value(*exact, {});
  // More digits than a decimal holds: as many as it does.
  const int whole =
      number == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
  const int places = std::clamp(16 - whole, 0, 17);
  const auto cut =
      std::to_chars(std::begin(buffer), std::end(buffer), number, std::chars_format::fixed, places);
  const auto rounded = value::Decimal::parse({buffer, cut.ptr});
  return rounded ? Value(*rounded, {}) : Value();
}

namespace {

double quantile(std::vector<double> sorted, double part) {
  const double place = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

double variance(const std::vector<double>& numbers, double mean, double divisor) {
  double sum = 0;
  for (const double number : numbers) sum += (number - mean) * (number - mean);
  return divisor > 0 ? sum / divisor : 0;
}

}  // namespace

std::optional<double> aggregate(std::string_view operation, std::vector<double> numbers) {
  const auto count = static_cast<double>(numbers.size());
  if (operation == "count" || operation == "valid") return count;
  // Of gaps alone a sum is a gap, as it is in a table.
  if (operation == "sum" && !numbers.empty())
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
  if (numbers.empty()) return operation == "distinct" ? std::optional(0.0) : std::nullopt;
  std::sort(numbers.begin(), numbers.end());
  const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / count;
  if (operation == "distinct")
    return static_cast<double>(std::unique(numbers.begin(), numbers.end()) - numbers.begin());
  if (operation == "mean") return mean;
  if (operation == "median") return quantile(numbers, 0.5);
  if (operation == "q1") return quantile(numbers, 0.25);
  if (operation == "q3") return quantile(numbers, 0.75);
  if (operation == "min") return numbers.front();
  if (operation == "max") return numbers.back();
  if (operation == "product")
    return std::accumulate(numbers.begin(), numbers.end(), 1.0, std::multiplies<>());
  if (operation == "variance") return variance(numbers, mean, count - 1);
  if (operation == "variancep") return variance(numbers, mean, count);
  if (operation == "stdev") return std::sqrt(variance(numbers, mean, count - 1));
  if (operation == "stdevp") return std::sqrt(variance(numbers, mean, count));
  if (operation == "stderr") return std::sqrt(variance(numbers, mean, count - 1) / count);
  return std::nullopt;
}

}  // namespace jianbao::chart
