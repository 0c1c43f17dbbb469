#include <algorithm>
#include <map>

#include "chart/data.h"
#include "chart/window.h"
#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

class Transformer {
 public:
  explicit Transformer(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Rows apply(Rows rows, const spec::ChartTransform& step) {
    const value::Record& options = *step.options.as_record();
    if (step.kind == "filter") return filter(std::move(rows), *options.find("filter"));
    if (step.kind == "calculate") return calculate(std::move(rows), options);
    if (step.kind == "fold") return fold(rows, options);
    if (step.kind == "window" || step.kind == "joinaggregate")
      return window(std::move(rows), options, step.kind, diagnostics_);
    return group(rows, options);
  }

 private:
  std::optional<expr::Expression> parse(const Value& text) {
    const auto* words = text.as_text();
    if (words == nullptr) {
      diagnostics_.error(text.span(), "an expression is a text, not " + std::string(text.kind()));
      return std::nullopt;
    }
    return expr::parse(*words, text.span(), diagnostics_);
  }

  Value evaluate(const expr::Expression& expression, const Value& row) {
    expr::Scope scope;
    scope.add("datum", &row);
    return expr::evaluate(expression, scope, language_, diagnostics_, expr::Dialect::vega);
  }

  Rows filter(Rows rows, const Value& condition) {
    const std::size_t errors = diagnostics_.error_count();
    if (condition.as_record() != nullptr) {
      const Rows all = rows;
      rows_ = &all;
      std::erase_if(rows, [&](const Value& row) { return !holds(condition, row); });
      rows_ = nullptr;
      return rows;
    }
    const auto expression = parse(condition);
    if (!expression) return {};
    Rows kept;
    for (Value& row : rows) {
      if (holds(*expression, row)) kept.push_back(std::move(row));
      if (diagnostics_.error_count() > errors) return {};
    }
    return kept;
  }

  // A comparison with a gap holds for no row.
  bool holds(const expr::Expression& expression, const Value& row) {
    expr::Scope scope;
    scope.add("datum", &row);
    return expr::holds(expression, scope, language_, diagnostics_, expr::Dialect::vega);
  }

  // Vega-Lite's field predicates: {field: a, gte: 3}, {field: a, oneOf: […]}, {not: …}.
  bool holds(const Value& predicate, const Value& row) {
    const auto* record = predicate.as_record();
    if (record == nullptr) {
      const auto expression = parse(predicate);
      return expression && holds(*expression, row);
    }
    if (const Value* inner = record->find("not")) return !holds(*inner, row);
    for (const std::string_view word : {"and", "or"}) {
      const Value* all = record->find(word);
      if (all == nullptr || all->as_list() == nullptr) continue;
      const auto test = [&](const Value& one) { return holds(one, row); };
      return word == "and" ? std::all_of(all->as_list()->begin(), all->as_list()->end(), test)
                           : std::any_of(all->as_list()->begin(), all->as_list()->end(), test);
    }
    const Value* name = record->find("field");
    if (name == nullptr || name->as_text() == nullptr) {
      diagnostics_.error(predicate.span(), "a condition needs a 'field'",
                         "or an expression: 'datum.a > 1'");
      return false;
    }
    const Value* found = field_of(row, *name->as_text());
    if (found == nullptr && !any_has(*name->as_text())) {
      diagnostics_.error(name->span(), "the data has no field '" + *name->as_text() + "'");
      return false;
    }
    return compare(*record, found == nullptr ? Value() : *found);
  }

  bool any_has(const std::string& field) const {
    return rows_ == nullptr || std::any_of(rows_->begin(), rows_->end(), [&](const Value& row) {
             return field_of(row, field) != nullptr;
           });
  }

  // What a value is to another; an error at the cell where they cannot be compared. Empty for gaps.
  std::optional<int> order(const Value& value, const Value& wanted) {
    if (value.is_null() || wanted.is_null()) return std::nullopt;
    const auto found = expr::order(value, wanted);
    if (found) return found;
    const auto same = expr::equal(value, wanted);
    if (same) return *same ? 0 : 1;
    base::Diagnostic wrong{base::Severity::error,
                           value.span().file == nullptr ? wanted.span() : value.span(),
                           "the filter cannot compare " + std::string(value.kind()) + " with " +
                               std::string(wanted.kind())};
    wrong.notes.push_back({wanted.span(), "compared with this"});
    wrong.fault = "filter " + std::to_string(wanted.span().begin);
    diagnostics_.add(std::move(wrong));
    return std::nullopt;
  }

  bool is_one_of(const Value& value, const value::List& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& wanted) { return order(value, wanted) == 0; });
  }

  bool is_in_range(const Value& value, const value::List& ends) {
    if (ends.size() != 2) return true;
    const auto low = order(value, ends.front()), high = order(value, ends.back());
    return (ends.front().is_null() || (low && *low >= 0)) &&
           (ends.back().is_null() || (high && *high <= 0));
  }

  bool compare(const value::Record& test, const Value& value) {
    return std::all_of(test.fields().begin(), test.fields().end(),
                       [&](const value::Field& field) { return compare(field, value); });
  }

  bool compare(const value::Field& test, const Value& value) {
    const auto* list = test.value.as_list();
    if (test.key == "field") return true;
    if (test.key == "valid" && test.value.as_bool() != nullptr)
      return *test.value.as_bool() != value.is_null();
    if (test.key == "oneOf" && list != nullptr) return is_one_of(value, *list);
    if (test.key == "range" && list != nullptr) return is_in_range(value, *list);
    const bool orders = test.key == "equal" || test.key == "lt" || test.key == "lte" ||
                        test.key == "gt" || test.key == "gte";
    if (!orders) {
      diagnostics_.error(test.key_span, "a filter has no test '" + test.key + "'",
                         base::suggestion(test.key, {"equal", "lt", "lte", "gt", "gte", "range",
                                                     "oneOf", "valid"}));
      return false;
    }
    const auto found = order(value, test.value);
    if (!found) return test.key == "equal" && value.is_null() && test.value.is_null();
    if (test.key == "equal") return *found == 0;
    return test.key == "lt"    ? *found < 0
           : test.key == "lte" ? *found <= 0
           : test.key == "gt"  ? *found > 0
                               : *found >= 0;
  }

  std::string name_of(const value::Record& options, const std::string& otherwise) {
    const Value* name = options.find("as");
    if (name == nullptr) return otherwise;
    if (name->as_text() != nullptr) return *name->as_text();
    diagnostics_.error(name->span(), "'as' must be a name");
    return otherwise;
  }

  Rows calculate(Rows rows, const value::Record& options) {
    const auto expression = parse(*options.find("calculate"));
    const std::string name = name_of(options, "calculated");
    const std::size_t errors = diagnostics_.error_count();
    if (!expression || !is_small(rows, 1, options.find("calculate")->span())) return {};
    for (Value& row : rows) {
      Value result = evaluate(*expression, row);
      if (diagnostics_.error_count() > errors) return {};
      row = with_field(row, name, std::move(result));
    }
    return rows;
  }

  // A row for each of the named fields: its name as `key`, what it holds as `value`.
  Rows fold(const Rows& rows, const value::Record& options) {
    const Value& fields = *options.find("fold");
    std::string key = "key", value = "value";
    if (const Value* names = options.find("as");
        names != nullptr && names->as_list() != nullptr && names->as_list()->size() == 2) {
      const auto& list = *names->as_list();
      if (list[0].as_text() != nullptr) key = *list[0].as_text();
      if (list[1].as_text() != nullptr) value = *list[1].as_text();
    }
    Rows folded;
    if (fields.as_list() == nullptr) {
      diagnostics_.error(fields.span(), "'fold' must be a list of fields");
      return folded;
    }
    if (!is_small(rows, fields.as_list()->size(), fields.span())) return folded;
    for (const Value& row : rows) {
      for (const Value& field : *fields.as_list()) {
        if (field.as_text() == nullptr) continue;
        const Value* found = field_of(row, *field.as_text());
        const Value named = with_field(row, key, field);
        folded.push_back(with_field(named, value, found == nullptr ? Value() : *found));
      }
    }
    return folded;
  }

  // Whether so many rows can be made of each, all of whose fields are kept.
  bool is_small(const Rows& rows, std::size_t times, base::Span span) {
    constexpr std::size_t most = 2'000'000;
    std::size_t fields = 0;
    for (const Value& row : rows) {
      fields += row.as_record() == nullptr ? 2 : row.as_record()->fields().size() + 2;
    }
    if (fields == 0 || times <= most / fields) return true;
    diagnostics_.error(span, "this makes too many rows",
                       "at most 2 million fields in all the rows together");
    return false;
  }

  static std::string group_key(const Value& row, const std::vector<std::string>& names) {
    std::string key;
    for (const std::string& name : names) {
      const Value* found = field_of(row, name);
      if (found == nullptr) continue;
      if (const auto* text = found->as_text()) key += *text;
      if (const auto* number = found->as_number()) key += number->to_string();
      key += '\x1f';
    }
    return key;
  }

  Rows group(const Rows& rows, const value::Record& options) {
    std::vector<std::string> names;
    if (const Value* groupby = options.find("groupby");
        groupby != nullptr && groupby->as_list() != nullptr) {
      for (const Value& name : *groupby->as_list())
        if (name.as_text() != nullptr) names.push_back(*name.as_text());
    }
    std::map<std::string, std::size_t> index;
    std::vector<Rows> groups;
    for (const Value& row : rows) {
      const auto [found, is_new] = index.try_emplace(group_key(row, names), groups.size());
      if (is_new) groups.emplace_back();
      groups[found->second].push_back(row);
    }
    Rows result;
    for (const Rows& members : groups)
      result.push_back(summary(members, names, *options.find("aggregate")));
    return result;
  }

  Value summary(const Rows& members, const std::vector<std::string>& names,
                const Value& operations) {
    value::Record out;
    for (const std::string& name : names) {
      const Value* found = field_of(members.front(), name);
      out.add(name, members.front().span(), found == nullptr ? Value() : *found);
    }
    if (operations.as_list() == nullptr) {
      diagnostics_.error(operations.span(), "'aggregate' must be a list of operations");
      return Value(std::move(out), members.front().span());
    }
    for (const Value& operation : *operations.as_list()) {
      const auto* record = operation.as_record();
      const Value* op = record == nullptr ? nullptr : record->find("op");
      if (op == nullptr || op->as_text() == nullptr) {
        diagnostics_.error(operation.span(), "an aggregate needs an 'op'");
        continue;
      }
      const Value* field = record->find("field");
      const std::string path =
          field == nullptr || field->as_text() == nullptr ? "" : *field->as_text();
      std::vector<double> numbers;
      for (const Value& row : members) {
        const Value* found = path.empty() ? nullptr : field_of(row, path);
        if (path.empty()) numbers.push_back(0);
        if (found != nullptr && found->as_number() != nullptr)
          numbers.push_back(found->as_number()->to_double());
      }
      const std::string name = *op->as_text() == "average" ? "mean" : *op->as_text();
      const auto result = aggregate(name, std::move(numbers));
      out.add(name_of(*record, name + (path.empty() ? "" : "_" + path)), operation.span(),
              result ? number_value(*result) : Value());
    }
    return Value(std::move(out), members.front().span());
  }

  base::Diagnostics& diagnostics_;
  const Rows* rows_ = nullptr;  // that a filter goes through
  const expr::Language language_ = expr::make_language("en");
};

}  // namespace

Rows transform(Rows rows, const std::vector<spec::ChartTransform>& transforms,
               base::Diagnostics& diagnostics) {
  Transformer transformer(diagnostics);
  const std::size_t errors = diagnostics.error_count();
  for (const spec::ChartTransform& step : transforms) {
    rows = transformer.apply(std::move(rows), step);
    // What follows from a mistake is not said as well.
    if (diagnostics.error_count() > errors) return {};
  }
  return rows;
}

}  // namespace jianbao::chart
