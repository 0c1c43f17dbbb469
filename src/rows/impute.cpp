#include "rows/impute.h"

#include <algorithm>
#include <set>

#include "expr/arithmetic.h"
#include "expr/identity.h"
#include "rows/aggregate.h"
#include "rows/frame.h"
#include "rows/group.h"
#include "rows/order.h"

namespace jianbao::rows {

namespace {

using value::Decimal;
using value::Value;

constexpr std::size_t most_keys = 100'000;

// {start, stop, step}: the numbers from `start` to below `stop`.
std::vector<Value> sequence(const Value& written, base::Diagnostics& diagnostics) {
  const auto& record = *written.as_record();
  const auto number = [&](const char* key, const Decimal& otherwise) {
    const Value* found = record.find(key);
    return found == nullptr || found->as_number() == nullptr ? otherwise : *found->as_number();
  };
  const Decimal stop = number("stop", {}), step = number("step", {1, 0});
  std::vector<Value> keys;
  const bool rises = !step.zero() && !step.negative();
  std::optional<Decimal> at = number("start", {});
  while (rises && at && compare(*at, stop) < 0 && keys.size() <= most_keys) {
    keys.emplace_back(*at, written.span());
    at = value::add(*at, step);
  }
  if (!rises || record.find("stop") == nullptr || keys.size() > most_keys) {
    diagnostics.error(written.span(), "'keyvals' is a list, or {start, stop, step}",
                      "with a step above 0, and at most 100,000 keys");
    keys.clear();
  }
  return keys;
}

class Imputer {
 public:
  Imputer(Rows rows, const Step& step)
      : rows_(std::move(rows)),
        step_(step),
        field_(step.text("impute")),
        key_(step.text("key")),
        method_(step.text("method", "value")) {}

  Rows run() {
    const std::size_t errors = step_.diagnostics().error_count();
    step_.knows(rows_, "impute");
    step_.knows(rows_, "key");
    step_.knows(rows_, "groupby");
    if (method_ == "value" && step_.find("value") == nullptr) {
      step_.diagnostics().error(step_.at("impute").span(), "an impute has no 'value'",
                                "or 'method: mean', median, max or min");
    }
    read_keys();
    if (step_.diagnostics().error_count() != errors) return {};
    return filled(with_all_keys(), errors);
  }

 private:
  void add_key(const Value& key) {
    if (key.is_null() || !seen_.insert(expr::identity_of(key)).second) return;
    keys_.push_back(key);
  }

  // Those of all rows, and those that there must be too.
  void read_keys() {
    for (const Value& row : rows_) add_key(datum_of(row, key_));
    const Value* more = step_.find("keyvals");
    if (more == nullptr) return;
    if (more->as_list() == nullptr && more->as_record() == nullptr) {
      step_.diagnostics().error(more->span(), "'keyvals' is a list, or {start, stop, step}");
      return;
    }
    for (const Value& key :
         more->as_list() == nullptr ? sequence(*more, step_.diagnostics()) : *more->as_list()) {
      add_key(key);
    }
  }

  Rows with_all_keys() {
    const std::vector<std::string> names = step_.texts("groupby");
    const Groups groups = groups_of(rows_, names);
    if (groups.size() * keys_.size() > 1'000'000) {
      step_.diagnostics().error(step_.at("key").span(), "this makes too many rows",
                                "at most 1 million keys in all the groups together");
      return {};
    }
    Rows all;
    for (const auto& places : groups) {
      std::set<std::string> there;
      for (const std::size_t place : places) {
        there.insert(expr::identity_of(datum_of(rows_[place], key_)));
        all.push_back(rows_[place]);
      }
      for (const Value& key : keys_) {
        if (there.contains(expr::identity_of(key))) continue;
        all.push_back(made(rows_[places.front()], key, names));
      }
    }
    return all;
  }

  Value made(const Value& fellow, const Value& key, const std::vector<std::string>& names) const {
    value::Record record;
    record.add(key_, fellow.span(), key);
    for (const std::string& name : names) {
      const Value* found = field_of(fellow, name);
      if (record.find(name) == nullptr && found != nullptr) {
        record.add(name, fellow.span(), *found);
      }
    }
    if (record.find(field_) == nullptr) record.add(field_, fellow.span(), Value({}, fellow.span()));
    return Value(std::move(record), fellow.span());
  }

  Rows filled(Rows all, std::size_t errors) {
    if (step_.diagnostics().error_count() != errors) return {};
    const auto ordering =
        Ordering::make(all, {{key_, false, step_.at("key").span()}}, step_.world());
    if (!ordering) return {};
    Operation operation{method_, field_};
    operation.span = step_.at("impute").span();
    const Frame frame = read_frame(step_, {.first = {}, .last = {}});
    Rows result;
    for (auto& places : groups_of(all, step_.texts("groupby"))) {
      const Sequence sequence = sequence_of(std::move(places), *ordering);
      for (std::size_t i = 0; i < sequence.places.size(); ++i) {
        const Value& row = all[sequence.places[i]];
        const Value* found = field_of(row, field_);
        if (found != nullptr && !found->is_null()) {
          result.push_back(row);
          continue;
        }
        auto value = this->value(all, sequence, operation, frame, i);
        if (!value) return {};
        result.push_back(with_field(row, field_, std::move(*value)));
      }
    }
    return result;
  }

  std::optional<Value> value(const Rows& all, const Sequence& sequence, const Operation& operation,
                             const Frame& frame, std::size_t i) {
    if (method_ == "value") return step_.at("value");
    const auto [begin, end] = frame.around(i, sequence);
    constexpr std::uint64_t row_cost = 32;
    if (!step_.diagnostics().budget().spend_steps((end - begin) * row_cost)) {
      step_.diagnostics().overspent(operation.span, "this works through too many rows",
                                    "a narrower 'frame', or fewer rows");
      return std::nullopt;
    }
    std::vector<const Value*> members;
    for (std::size_t k = begin; k < end; ++k) members.push_back(&all[sequence.places[k]]);
    return aggregate(operation, members, all[sequence.places[i]].span(), step_.diagnostics());
  }

  Rows rows_;
  const Step& step_;
  const std::string field_, key_, method_;
  std::vector<Value> keys_;
  std::set<std::string> seen_;
};

}  // namespace

Rows impute(Rows rows, const Step& step) { return Imputer(std::move(rows), step).run(); }

}  // namespace jianbao::rows
