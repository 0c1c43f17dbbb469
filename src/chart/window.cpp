#include "chart/window.h"

#include <algorithm>
#include <map>

#include "chart/properties.h"
#include "expr/expr.h"
#include "spec/chart_vocabulary.h"

namespace jianbao::chart {

namespace {

using value::Value;

std::string text_of(const value::Record& record, std::string_view key) {
  const Value* found = record.find(key);
  return found == nullptr || found->as_text() == nullptr ? "" : *found->as_text();
}

std::vector<std::string> names_of(const value::Record& options, std::string_view key) {
  std::vector<std::string> names;
  const Value* found = options.find(key);
  if (found == nullptr || found->as_list() == nullptr) return names;
  for (const Value& item : *found->as_list()) {
    if (item.as_text() != nullptr) names.push_back(*item.as_text());
  }
  return names;
}

struct SortKey {
  std::string field;
  bool descending = false;
};

std::vector<SortKey> sort_of(const value::Record& options) {
  std::vector<SortKey> keys;
  const Value* found = options.find("sort");
  if (found == nullptr || found->as_list() == nullptr) return keys;
  for (const Value& item : *found->as_list()) {
    if (const auto* record = item.as_record())
      keys.push_back({text_of(*record, "field"), text_of(*record, "order") == "descending"});
  }
  return keys;
}

Value at(const Value& row, const std::string& field) {
  const Value* found = field_of(row, field);
  return found == nullptr ? Value() : *found;
}

class Window {
 public:
  Window(Rows& rows, const value::Record& options, std::string_view operations,
         base::Diagnostics& diagnostics)
      : rows_(rows), options_(options), sort_(sort_of(options)), diagnostics_(diagnostics) {
    whole_ = operations == "joinaggregate";
    if (const Value* list = options.find(operations); list->as_list() != nullptr)
      operations_ = *list->as_list();
    else
      diagnostics.error(list->span(), "'" + std::string(operations) + "' must be a list");
    const Value* frame = options.find("frame");
    if (frame != nullptr && frame->as_list() != nullptr && frame->as_list()->size() == 2) {
      before_ = as_double(frame->as_list()->front());
      after_ = as_double(frame->as_list()->back());
      if (before_) before_ = -*before_;
    }
  }

  void run() {
    std::map<std::string, std::vector<std::size_t>> groups;
    const auto names = names_of(options_, "groupby");
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::string key;
      for (const std::string& name : names) key += make_key(at(rows_[i], name)) + '\x1f';
      groups[key].push_back(i);
    }
    for (auto& [key, members] : groups) {
      std::stable_sort(members.begin(), members.end(),
                       [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
      for (const Value& operation : operations_) apply(operation, members);
    }
  }

 private:
  static std::string make_key(const Value& value) {
    if (const auto* text = value.as_text()) return *text;
    return value.as_number() == nullptr ? "" : value.as_number()->to_string();
  }

  int compare(std::size_t a, std::size_t b) const {
    for (const SortKey& key : sort_) {
      const Value &left = at(rows_[a], key.field), &right = at(rows_[b], key.field);
      // Gaps come last, whichever way the others go: an order with holes is none.
      const bool gap = left.is_null(), other = right.is_null();
      if (gap != other) return gap ? 1 : -1;
      const int order = gap ? 0 : expr::order(left, right).value_or(0);
      if (order != 0) return key.descending ? -order : order;
    }
    return 0;
  }

  void apply(const Value& operation, const std::vector<std::size_t>& members) {
    const auto* record = operation.as_record();
    const std::string name = record == nullptr ? "" : text_of(*record, "op");
    const std::string field = record == nullptr ? "" : text_of(*record, "field");
    std::string as = record == nullptr ? "" : text_of(*record, "as");
    if (name.empty()) {
      diagnostics_.error(operation.span(), "this needs an 'op'");
      return;
    }
    if (as.empty()) as = name + (field.empty() ? "" : "_" + field);
    read_numbers(field, members);
    std::vector<Value> results;
    constexpr std::uint64_t step_cost = 8;  // against those of expressions
    const auto& known = spec::chart_aggregates();
    const bool one = whole_ && std::find(known.begin(), known.end(), name) != known.end();
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool same = one && i > 0;  // all rows have one frame
      results.push_back(same ? results.front() : result(name, field, members, i, operation));
      if (!diagnostics_.budget().spend_steps(steps_ * step_cost)) {
        diagnostics_.overspent(operation.span(), "this works through too many rows",
                               "a narrower 'frame', or fewer rows");
        return;
      }
    }
    for (std::size_t i = 0; i < members.size(); ++i)
      rows_[members[i]] = with_field(rows_[members[i]], as, std::move(results[i]));
  }

  // Frames overlap: each is read once. A count needs no field.
  void read_numbers(const std::string& field, const std::vector<std::size_t>& members) {
    numbers_.clear();
    for (const std::size_t member : members) {
      numbers_.push_back(field.empty() ? std::optional(0.0) : as_double(at(rows_[member], field)));
    }
  }

  Value result(const std::string& name, const std::string& field,
               const std::vector<std::size_t>& members, std::size_t i, const Value& operation) {
    steps_ = i;
    if (name == "row_number") return number_value(static_cast<double>(i + 1));
    if (name == "rank" || name == "dense_rank") {
      std::size_t first = i, distinct = 1;
      while (first > 0 && compare(members[first - 1], members[i]) == 0) --first;
      for (std::size_t k = 1; k <= i; ++k)
        distinct += compare(members[k - 1], members[k]) != 0 ? 1 : 0;
      return number_value(static_cast<double>(name == "rank" ? first + 1 : distinct));
    }
    const auto [begin, end] = frame(members, i);
    steps_ = end - begin;
    if (name == "first_value") return at(rows_[members[begin]], field);
    if (name == "last_value") return at(rows_[members[end - 1]], field);
    if (name == "lag") return i == 0 ? Value() : at(rows_[members[i - 1]], field);
    if (name == "lead") return i + 1 == members.size() ? Value() : at(rows_[members[i + 1]], field);
    std::vector<double> numbers;
    for (std::size_t k = begin; k < end; ++k) {
      if (numbers_[k]) numbers.push_back(*numbers_[k]);
    }
    const auto& known = spec::chart_aggregates();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      diagnostics_.error(operation.span(), "unknown op '" + name + "'",
                         base::suggestion(name, known));
      return {};
    }
    const auto found = aggregate(name == "average" ? "mean" : name, std::move(numbers));
    return found ? number_value(*found) : Value();
  }

  // From the frame's first row to behind its last; rows that sort alike come in together.
  std::pair<std::size_t, std::size_t> frame(const std::vector<std::size_t>& members,
                                            std::size_t i) const {
    const std::size_t count = members.size();
    if (whole_) return {0, count};
    const auto limited = [&](double place) {
      return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(count)));
    };
    const auto here = static_cast<double>(i);
    std::size_t begin = before_ ? limited(here - *before_) : 0;
    std::size_t end = after_ ? limited(here + *after_ + 1) : count;
    if (!sort_.empty()) {
      while (end < count && end > 0 && compare(members[end - 1], members[end]) == 0) ++end;
    }
    if (begin >= end) begin = end == 0 ? 0 : end - 1;
    return {begin, std::max(end, begin + 1)};
  }

  Rows& rows_;
  const value::Record& options_;
  std::vector<SortKey> sort_;
  base::Diagnostics& diagnostics_;
  value::List operations_;
  bool whole_ = false;
  std::size_t steps_ = 0;                       // that the last result took
  std::vector<std::optional<double>> numbers_;  // of the rows of the group, in order
  std::optional<double> before_, after_ = 0;    // rows; empty: all
};

}  // namespace

Rows window(Rows rows, const value::Record& options, std::string_view operations,
            base::Diagnostics& diagnostics) {
  if (!rows.empty()) Window(rows, options, operations, diagnostics).run();
  return rows;
}

}  // namespace jianbao::chart
