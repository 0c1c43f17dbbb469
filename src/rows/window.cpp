#include "rows/window.h"

#include <algorithm>
#include <array>

#include "expr/arithmetic.h"
#include "expr/members.h"
#include "rows/aggregate.h"
#include "rows/frame.h"
#include "rows/group.h"
#include "rows/running.h"

namespace jianbao::rows {

namespace {

using value::Decimal;
using value::Value;

bool is_rank(const std::string& name) {
  constexpr std::array<std::string_view, 5> ranks{"rank", "dense_rank", "percent_rank", "cume_dist",
                                                  "ntile"};
  return std::find(ranks.begin(), ranks.end(), name) != ranks.end();
}

Value whole(std::size_t count, base::Span span) {
  return Value(Decimal(static_cast<std::int64_t>(count), 0), span);
}

Value quotient(std::size_t part, std::size_t count, base::Span span) {
  const auto found = expr::calculate("/", Decimal(static_cast<std::int64_t>(part), 0),
                                     Decimal(static_cast<std::int64_t>(count), 0));
  return found ? Value(*found, span) : Value({}, span);
}

// One operation over the rows of one group, in their order.
class Windowed {
 public:
  Windowed(const Rows& rows, const Sequence& sequence, const Operation& operation,
           const Frame& frame, base::Diagnostics& diagnostics)
      : rows_(rows),
        sequence_(sequence),
        operation_(operation),
        frame_(frame),
        diagnostics_(diagnostics) {
    // Rows that lack what they are sorted by come last, and have no rank.
    while (ranked_ < sequence.places.size() && !sequence.gaps[ranked_]) ++ranked_;
  }

  // The results in the order of the sequence; empty where something is wrong, which has been said.
  std::optional<std::vector<Value>> run() {
    if (Running::can(operation_.name)) {
      return Running(rows_, sequence_, operation_, frame_, diagnostics_).run();
    }
    std::vector<Value> results;
    for (std::size_t i = 0; i < sequence_.places.size(); ++i) {
      auto result = this->result(i);
      if (!result) return std::nullopt;
      results.push_back(std::move(*result));
    }
    return results;
  }

 private:
  base::Span span(std::size_t i) const { return rows_[sequence_.places[i]].span(); }

  std::optional<Value> result(std::size_t i) {
    const std::string& name = operation_.name;
    if (name == "row_number") return whole(i + 1, span(i));
    if (is_rank(name)) return sequence_.gaps[i] ? Value({}, span(i)) : rank(name, i);
    if (name == "lag") return at(i, -static_cast<std::int64_t>(operation_.param));
    if (name == "lead") return at(i, static_cast<std::int64_t>(operation_.param));
    if (name == "prev_value" || name == "next_value") return nearest(i, name == "next_value");
    const auto [begin, end] = frame_.around(i, sequence_);
    const bool any = begin < end;
    if (name == "first_value") return any ? at(begin, 0) : Value({}, span(i));
    if (name == "last_value") return any ? at(end - 1, 0) : Value({}, span(i));
    if (name == "nth_value") {
      const bool there = operation_.param > 0 && operation_.param <= end - begin;
      return there ? at(begin + operation_.param - 1, 0) : Value({}, span(i));
    }
    return aggregated(i, begin, end);
  }

  std::size_t first_peer(std::size_t i) const {
    const auto& peers = sequence_.peers;
    return static_cast<std::size_t>(std::lower_bound(peers.begin(), peers.end(), peers[i]) -
                                    peers.begin());
  }

  std::size_t behind_peers(std::size_t i) const {
    const auto& peers = sequence_.peers;
    return static_cast<std::size_t>(std::upper_bound(peers.begin(), peers.end(), peers[i]) -
                                    peers.begin());
  }

  Value rank(const std::string& name, std::size_t i) const {
    const std::size_t before = first_peer(i), behind = behind_peers(i);
    if (name == "rank") return whole(before + 1, span(i));
    if (name == "dense_rank") return whole(sequence_.peers[i] + 1, span(i));
    if (name == "percent_rank")
      return quotient(before, std::max<std::size_t>(ranked_, 2) - 1, span(i));
    if (name == "cume_dist") return quotient(behind, ranked_, span(i));
    return whole((operation_.param * behind + ranked_ - 1) / ranked_, span(i));
  }

  // What the field holds so many rows on; a gap beyond the ends.
  Value at(std::size_t i, std::int64_t rows_on) const {
    const std::int64_t place = static_cast<std::int64_t>(i) + rows_on;
    const bool there = place >= 0 && place < static_cast<std::int64_t>(sequence_.places.size());
    if (!there) return Value({}, span(i));
    const Value& row = rows_[sequence_.places[static_cast<std::size_t>(place)]];
    const Value* found = field_of(row, operation_.field);
    return found == nullptr ? Value({}, row.span()) : *found;
  }

  // The row's own, or the first that is there on one side.
  std::optional<Value> nearest(std::size_t i, bool behind) {
    std::int64_t on = 0;
    const auto count = static_cast<std::int64_t>(sequence_.places.size());
    const auto here = static_cast<std::int64_t>(i);
    while (here + on >= 0 && here + on < count && expr::is_missing(at(i, on)))
      on += behind ? 1 : -1;
    if (!spend(static_cast<std::size_t>(on < 0 ? -on : on))) return std::nullopt;
    return at(i, on);
  }

  std::optional<Value> aggregated(std::size_t i, std::size_t begin, std::size_t end) {
    // Of a frame that stays the same there is one result.
    if (last_ && last_frame_ == std::pair(begin, end)) return last_;
    if (!spend(end - begin)) return std::nullopt;
    std::vector<const Value*> members;
    for (std::size_t k = begin; k < end; ++k) members.push_back(&rows_[sequence_.places[k]]);
    last_frame_ = {begin, end};
    return last_ = aggregate(operation_, members, span(i), diagnostics_);
  }

  bool spend(std::size_t rows) {
    constexpr std::uint64_t row_cost = 32;  // against the steps of expressions
    if (diagnostics_.budget().spend_steps(rows * row_cost)) return true;
    diagnostics_.overspent(operation_.span, "this works through too many rows",
                           "a narrower 'frame', or fewer rows");
    return false;
  }

  const Rows& rows_;
  const Sequence& sequence_;
  const Operation& operation_;
  const Frame& frame_;
  base::Diagnostics& diagnostics_;
  std::size_t ranked_ = 0;
  std::pair<std::size_t, std::size_t> last_frame_;
  std::optional<Value> last_;  // the result of that frame
};

bool needs_parameter(const Operation& operation, base::Diagnostics& diagnostics) {
  const bool needs = operation.name == "ntile" || operation.name == "nth_value";
  if (!needs || (operation.has_param && operation.param > 0)) return false;
  diagnostics.error(operation.span, "'" + operation.name + "' needs a 'param' from 1 up",
                    "such as {op: " + operation.name + ", param: 4, …}");
  return true;
}

bool needs_order(const Operation& operation, const Ordering& ordering,
                 base::Diagnostics& diagnostics) {
  if (!ordering.empty() || !is_rank(operation.name)) return false;
  diagnostics.error(operation.span, "'" + operation.name + "' needs a 'sort'",
                    "which says what comes first: [{field: gdp, order: descending}]");
  return true;
}

Rows windowed(Rows rows, const Step& step, const std::vector<Operation>& operations,
              const Ordering& ordering, const Frame& frame) {
  std::vector<std::pair<std::string, std::vector<Value>>> columns;
  for (const Operation& operation : operations) {
    columns.emplace_back(operation.as, std::vector<Value>(rows.size()));
  }
  for (auto& members : groups_of(rows, step.texts("groupby"))) {
    const Sequence sequence = sequence_of(std::move(members), ordering);
    for (std::size_t k = 0; k < operations.size(); ++k) {
      auto results = Windowed(rows, sequence, operations[k], frame, step.diagnostics()).run();
      if (!results) return {};
      for (std::size_t i = 0; i < sequence.places.size(); ++i) {
        columns[k].second[sequence.places[i]] = std::move((*results)[i]);
      }
    }
  }
  for (auto& [name, values] : columns) {
    NewField field(name);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = field.in(rows[i], std::move(values[i]));
  }
  return rows;
}

}  // namespace

Rows window(Rows rows, const Step& step) {
  const Value& list = step.at("window");
  const auto operations = read_operations(rows, list, step.diagnostics());
  const auto ordering = Ordering::make(rows, step.sort(), step.world());
  const bool known = step.knows(rows, "groupby");
  if (!operations || !ordering || !known) return {};
  bool wrong = false;
  for (const Operation& operation : *operations) {
    wrong = needs_parameter(operation, step.diagnostics()) ||
            needs_order(operation, *ordering, step.diagnostics()) || wrong;
  }
  if (wrong || !step.affords(rows, 1 + operations->size() / 4, list.span())) return {};
  return windowed(std::move(rows), step, *operations, *ordering, read_frame(step, {}));
}

Rows join_aggregate(Rows rows, const Step& step) {
  const Value& list = step.at("joinaggregate");
  const auto operations = read_operations(rows, list, step.diagnostics());
  const bool known = step.knows(rows, "groupby");
  if (!operations || !known) return {};
  if (!step.affords(rows, 1 + operations->size() / 4, list.span())) return {};
  std::vector<NewField> fields;
  for (const Operation& operation : *operations) fields.emplace_back(operation.as);
  for (const auto& places : groups_of(rows, step.texts("groupby"))) {
    std::vector<const Value*> members;
    for (const std::size_t place : places) members.push_back(&rows[place]);
    std::vector<Value> results;
    for (const Operation& operation : *operations) {
      auto result = aggregate(operation, members, members.front()->span(), step.diagnostics());
      if (!result) return {};
      results.push_back(std::move(*result));
    }
    for (std::size_t k = 0; k < operations->size(); ++k) {
      for (const std::size_t place : places) rows[place] = fields[k].in(rows[place], results[k]);
    }
  }
  return rows;
}

}  // namespace jianbao::rows
