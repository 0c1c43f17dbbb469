#include "expr/row_functions.h"

#include <algorithm>

#include "expr/arithmetic.h"
#include "expr/common_unit.h"
#include "expr/field.h"
#include "expr/list_functions.h"
#include "expr/members.h"
#include "expr/numbers.h"
#include "expr/sorting.h"
#include "expr/unit_names.h"

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::List;
using value::Value;

// The record whose field is the greatest for 1, the least for -1: the first of several.
Answer extreme_by(const Work& work, int wanted) {
  const auto rows = rows_at(work, 0);
  const auto field = rows ? field_at(work, 1, *rows) : std::nullopt;
  if (!field) return std::nullopt;
  const List data = data_of(*rows, *field);
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (is_missing(data[i])) continue;
    const auto found = best ? order(data[i], data[*best]) : order(data[i], data[i]);
    if (!found) return work.fail_at(data[i], "'" + *field + "' has no order here");
    if (!best || *found * wanted > 0) best = i;
  }
  return best ? (*rows)[*best] : missing_of(data, work.call.use);
}

// sort(list), sort(rows, '-gdp', 'name')
Answer sort(const Work& work) {
  const auto rows = rows_at(work, 0);
  if (!rows) return std::nullopt;
  std::vector<SortColumn> columns;
  if (work.count() == 1) columns.push_back({*rows});
  for (std::size_t i = 1; i < work.count(); ++i) {
    const auto* key = work.at(i).as_text();
    if (key == nullptr) return work.needs(i, "the name of a field");
    const bool descending = key->starts_with('-');
    const std::string field = key->substr(descending ? 1 : 0);
    if (!rows->empty() && !any_has(*rows, field)) {
      work.fail("no entry of the list has a '" + field + "'");
      work.problem.hint = base::suggestion(field, fields_of(*rows));
      return std::nullopt;
    }
    columns.push_back({data_of(*rows, field), descending});
  }
  Unordered unordered;
  const auto places = sorted_places(columns, work.call.language, unordered);
  if (!places) return work.fail_at(unordered.other, no_order(unordered));
  List sorted;
  for (const std::size_t place : *places) sorted.push_back((*rows)[place]);
  return Value(std::move(sorted), work.at(0).span());
}

// rank(x, list), rank(x, rows, field), rank(x, rows, field, 'ascending'): from the greatest down.
Answer rank(const Work& work) {
  const auto rows = rows_at(work, 1);
  if (!rows) return std::nullopt;
  List data = *rows;
  if (work.count() > 2) {
    const auto field = field_at(work, 2, *rows);
    if (!field) return std::nullopt;
    data = data_of(*rows, *field);
  }
  const auto* way = work.count() > 3 ? work.at(3).as_text() : nullptr;
  if (work.count() > 3 && (way == nullptr || (*way != "ascending" && *way != "descending"))) {
    return work.fail("a rank is 'ascending' or 'descending'");
  }
  const int wanted = way != nullptr && *way == "ascending" ? -1 : 1;
  if (is_missing(work.at(0))) return work.missing();
  std::int64_t before = 0;
  for (const Value& other : data) {
    if (is_missing(other)) continue;
    const auto found = order(other, work.at(0));
    if (!found) return work.fail_at(other, no_order({work.at(0), other}));
    before += *found * wanted > 0 ? 1 : 0;
  }
  return answer(Decimal(before + 1, 0));
}

// Which entry of a list a record is: values share what they hold with their copies.
std::optional<std::size_t> place_of(const Value& row, const List& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Value& other) {
    return other.as_record() != nullptr && other.as_record() == row.as_record();
  });
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

// previous(rows, row), previous(rows, row, field): of the entry before; a gap at the first.
Answer previous(const Work& work) {
  const auto rows = rows_at(work, 0);
  if (!rows) return std::nullopt;
  if (work.at(1).as_record() == nullptr) return work.needs(1, "an entry of the list");
  const auto place = place_of(work.at(1), *rows);
  if (!place) return work.fail("this is no entry of the list");
  std::optional<std::string> field;
  if (work.count() > 2) {
    field = field_at(work, 2, *rows);
    if (!field) return std::nullopt;
  }
  if (*place == 0) return Value({}, work.call.use);
  const Value& before = (*rows)[*place - 1];
  return field ? datum_of(before, *field) : before;
}

// find(rows, field, x), find(rows, field, x, wanted): the one record whose field is x, or what it
// has in another field; a gap where there is none.
Answer find(const Work& work) {
  const auto rows = rows_at(work, 0);
  const auto field = rows ? field_at(work, 1, *rows) : std::nullopt;
  if (!field) return std::nullopt;
  std::optional<std::string> wanted;
  if (work.count() > 3) {
    wanted = field_at(work, 3, *rows);
    if (!wanted) return std::nullopt;
  }
  if (is_missing(work.at(2))) return Value({}, work.call.use);
  const Value* found = nullptr;
  for (const Value& row : *rows) {
    const Value key = datum_of(row, *field);
    if (is_missing(key) || !equal(key, work.at(2)).value_or(false)) continue;
    if (found != nullptr) {
      return work.fail("two entries of the list have the '" + *field + "' " + work.text(2));
    }
    found = &row;
  }
  if (found == nullptr) return Value({}, work.call.use);
  return wanted ? datum_of(*found, *wanted) : *found;
}

Value worded_growth(const Decimal& percent, int places, base::Span span) {
  value::Record record;
  record.add("value", span, Value(percent, span));
  record.add("unit", span, Value(std::string("%"), span));
  record.add("worded", span, Value(std::string("growth"), span));
  record.add("places", span, Value(Decimal(places, 0), span));
  return Value(std::move(record), span);
}

// Against a base that is nothing or less there is no rate.
bool is_base(const Decimal& base) { return !base.zero() && !base.negative(); }

// (now - before) / before in percent, exact; prints as the growth of a figure does.
Answer growth(const Work& work) {
  if (is_missing(work.at(0)) || is_missing(work.at(1))) return work.missing();
  if (!work.number(0) || !work.number(1)) return std::nullopt;
  const auto places = work.places(2, 1);
  if (!places) return std::nullopt;
  const auto numbers = in_one_unit(work.at(0), work.at(1));
  if (!numbers) return work.fail("the growth of what was measured in another unit");
  if (!is_base(numbers->second)) return Value({}, work.call.use);
  const auto change = subtract(numbers->first, numbers->second);
  const auto hundredfold = change ? multiply(*change, Decimal(100, 0)) : std::nullopt;
  const auto percent = hundredfold ? calculate("/", *hundredfold, numbers->second) : std::nullopt;
  if (!percent) return answer(percent, work);
  return worded_growth(*percent, *places, work.call.use);
}

// (now - before) / total before, in percentage points: what a part adds to the growth of the whole.
Answer contribution(const Work& work) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (is_missing(work.at(i))) return work.missing();
    if (!work.number(i)) return std::nullopt;
  }
  const auto places = work.places(3, 1);
  if (!places) return std::nullopt;
  Misfit misfit;
  const auto numbers = numbers_of({work.at(2), work.at(0), work.at(1)}, misfit);
  if (!numbers) return work.fail("a part and a whole that measure different things");
  const Decimal &total = numbers->all[0], &now = numbers->all[1], &before = numbers->all[2];
  if (!is_base(total)) return Value({}, work.call.use);
  const auto change = subtract(now, before);
  const auto hundredfold = change ? multiply(*change, Decimal(100, 0)) : std::nullopt;
  const auto points = hundredfold ? calculate("/", *hundredfold, total) : std::nullopt;
  if (!points) return answer(points, work);
  value::Record record;
  record.add("value", work.call.use, Value(*points, work.call.use));
  record.add("unit", work.call.use, Value(std::string(percentage_point), work.call.use));
  record.add("worded", work.call.use, Value(std::string("places"), work.call.use));
  record.add("places", work.call.use, Value(Decimal(*places, 0), work.call.use));
  return Value(std::move(record), work.call.use);
}

}  // namespace

const std::vector<Function>& row_functions() {
  static const std::vector<Function> functions{
      {"max_by", 2, 2, [](const Work& work) { return extreme_by(work, 1); }},
      {"min_by", 2, 2, [](const Work& work) { return extreme_by(work, -1); }},
      {"sort", 1, any_number, sort},
      {"rank", 2, 4, rank},
      {"previous", 2, 3, previous},
      {"find", 3, 4, find},
      {"growth", 2, 3, growth},
      {"contribution", 3, 4, contribution}};
  return functions;
}

}  // namespace jianbao::expr
