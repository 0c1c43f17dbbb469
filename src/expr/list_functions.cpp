#include "expr/list_functions.h"

#include <algorithm>
#include <set>

#include "expr/arithmetic.h"
#include "expr/field.h"
#include "expr/identity.h"
#include "expr/members.h"
#include "expr/numbers.h"

namespace jianbao::expr {

using value::Decimal;
using value::List;
using value::Value;

std::optional<List> rows_at(const Work& work, std::size_t i) {
  if (const auto* record = work.at(i).as_record(); record != nullptr && !is_figure(work.at(i))) {
    return value::values_of(*record);
  }
  const auto* list = work.list(i);
  return list == nullptr ? std::nullopt : std::optional(*list);
}

std::optional<std::string> field_at(const Work& work, std::size_t i, const List& rows) {
  const auto* name = work.at(i).as_text();
  if (name == nullptr) {
    work.needs(i, "the name of a field");
    return std::nullopt;
  }
  if (rows.empty() || any_has(rows, *name)) return *name;
  work.fail("no entry of the list has a '" + *name + "'");
  work.problem.hint = base::suggestion(*name, fields_of(rows));
  return std::nullopt;
}

List data_of(const List& rows, const std::string& field) {
  List data;
  for (const Value& row : rows) data.push_back(datum_of(row, field));
  return data;
}

namespace {

Answer number_answer(std::size_t count) {
  return answer(Decimal(static_cast<std::int64_t>(count), 0));
}

// The values that a call is about: the entries of its list, or what they have in a field.
std::optional<List> entries(const Work& work) {
  auto rows = rows_at(work, 0);
  if (!rows || work.count() < 2) return rows;
  const auto field = field_at(work, 1, *rows);
  return field ? std::optional(data_of(*rows, *field)) : std::nullopt;
}

Answer length(const Work& work) {
  const auto* list = work.list(0);
  return list == nullptr ? std::nullopt : number_answer(list->size());
}

// Lists one behind the other; a map stands for the list of its values.
Answer concat(const Work& work) {
  List all;
  for (std::size_t i = 0; i < work.count(); ++i) {
    const auto list = rows_at(work, i);
    if (!list) return std::nullopt;
    all.insert(all.end(), list->begin(), list->end());
  }
  return Value(std::move(all), work.at(0).span());
}

// How many entries of a list are missing, said where a reader could not see it.
void say_gaps(const Work& work, std::size_t missing, std::size_t count) {
  if (missing == 0 || missing == count) return;
  work.call.diagnostics.warn(
      work.call.use,
      std::to_string(missing) + " of " + std::to_string(count) + " values are missing",
      "this is of the other " + std::to_string(count - missing));
}

Answer no_number(const Work& work, const List& values, std::size_t entry) {
  return work.fail_at(values[entry], "entry " + std::to_string(entry) + " of the list is " +
                                         std::string(kind_of(values[entry])) + ", not a number");
}

// The numbers of a list, of which there is one at least; what is missing has been said.
std::optional<Numbers> some_numbers(const Work& work, const List& values, const char* what) {
  Misfit misfit;
  auto numbers = numbers_of(values, misfit);
  if (!numbers && misfit.is_no_number) {
    no_number(work, values, misfit.entry);
  } else if (!numbers) {
    work.fail(std::string(what) + " of figures that measure different things");
  } else {
    say_gaps(work, numbers->gaps, values.size());
  }
  return numbers;
}

Answer sum(const Work& work) {
  const auto values = entries(work);
  const auto numbers = values ? some_numbers(work, *values, "a sum") : std::nullopt;
  if (!numbers) return std::nullopt;
  if (numbers->all.empty() && numbers->gaps > 0) return missing_of(*values, work.call.use);
  return answer(sum_of(numbers->all), work);
}

// Exact, with one decimal more than its numbers have where it is printed.
Answer mean(const Work& work) {
  const auto values = entries(work);
  const auto numbers = values ? some_numbers(work, *values, "a mean") : std::nullopt;
  if (!numbers) return std::nullopt;
  if (numbers->all.empty()) return missing_of(*values, work.call.use);
  const auto found = mean_of(numbers->all);
  if (!found) return answer(found, work);
  return shown_with_places(*found, std::min(numbers->places() + 1, most_places), work.call.use);
}

Answer median(const Work& work) {
  const auto values = entries(work);
  const auto numbers = values ? some_numbers(work, *values, "a median") : std::nullopt;
  if (!numbers) return std::nullopt;
  if (numbers->all.empty()) return missing_of(*values, work.call.use);
  return answer(quartile_of(numbers->all, 2), work);
}

// How many entries there are, without those that are missing.
Answer count(const Work& work) {
  const auto values = entries(work);
  if (!values) return std::nullopt;
  return number_answer(values->size() - static_cast<std::size_t>(std::count_if(
                                            values->begin(), values->end(), is_missing)));
}

Answer distinct(const Work& work) {
  const auto values = entries(work);
  if (!values) return std::nullopt;
  std::set<std::string> seen;
  for (const Value& value : *values) {
    if (!is_missing(value)) seen.insert(identity_of(value));
  }
  return number_answer(seen.size());
}

// Several numbers, a list of them, or a field of a list's records.
std::optional<List> numbers_given(const Work& work) {
  const bool listed = work.count() == 1 && work.at(0).as_list() != nullptr;
  const bool of_field = work.count() == 2 && work.at(1).as_text() != nullptr &&
                        !number_of(work.at(1)) && !number_of(work.at(0));
  return listed || of_field ? entries(work) : std::optional(work.call.arguments);
}

// The least for -1, the greatest for 1, of several or of a list; what is missing is passed over. A
// number as it was read is given back as it stands: a year stays one.
Answer extreme(const Work& work, int wanted) {
  const auto values = numbers_given(work);
  if (!values) return std::nullopt;
  const bool listed = work.at(0).as_list() != nullptr || work.at(0).as_record() != nullptr;
  const Value* best = nullptr;
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < values->size(); ++i) {
    const Value& value = (*values)[i];
    if (is_missing(value)) {
      ++gaps;
      continue;
    }
    if (!number_of(value)) return listed ? no_number(work, *values, i) : work.needs(i, "a number");
    const auto order_to_best = best == nullptr ? std::optional(1) : order(value, *best);
    if (!order_to_best) return work.fail("figures that measure different things have no extremes");
    if (best == nullptr || *order_to_best * wanted > 0) best = &value;
  }
  if (best == nullptr) return missing_of(*values, work.call.use);
  say_gaps(work, gaps, values->size());
  return best->is_as_read() ? *best : answer(*number_of(*best));
}

// join(list, separator), join(rows, field, separator)
Answer join(const Work& work) {
  auto items = rows_at(work, 0);
  if (!items) return std::nullopt;
  if (work.count() == 3) {
    const auto field = field_at(work, 1, *items);
    if (!field) return std::nullopt;
    items = data_of(*items, *field);
  }
  const std::vector<TextPiece> separator = work.pieces(work.at(work.count() - 1));
  std::vector<TextPiece> out;
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (i > 0) out.insert(out.end(), separator.begin(), separator.end());
    const std::vector<TextPiece> item = work.pieces((*items)[i]);
    out.insert(out.end(), item.begin(), item.end());
  }
  return text_of(std::move(out), work.call.language, {});
}

const Value& name_of(const Value& entry) {
  const Value* name = entry.as_record() == nullptr ? nullptr : entry.as_record()->find("name");
  return name == nullptr ? entry : *name;
}

// As a sentence lists them: 甲、乙和丙; "A, B and C".
Answer names(const Work& work) {
  const auto items = rows_at(work, 0);
  if (!items) return std::nullopt;
  const bool chinese = work.call.language.chinese();
  std::vector<TextPiece> out;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const bool last = i + 1 == items->size();
    if (i > 0) out.push_back({chinese ? (last ? "和" : "、") : (last ? " and " : ", "), true});
    const std::vector<TextPiece> item = work.pieces(name_of((*items)[i]));
    out.insert(out.end(), item.begin(), item.end());
  }
  return text_of(std::move(out), work.call.language, {});
}

Answer values(const Work& work) {
  auto rows = rows_at(work, 0);
  if (!rows) return std::nullopt;
  if (work.count() == 1) return Value(std::move(*rows), work.at(0).span());
  const auto field = field_at(work, 1, *rows);
  return field ? Answer(Value(data_of(*rows, *field), work.at(0).span())) : std::nullopt;
}

// The first entries, or for a negative number the last.
Answer take(const Work& work) {
  const auto list = rows_at(work, 0);
  const auto wanted = list ? work.number(1) : std::nullopt;
  if (!wanted) return std::nullopt;
  if (!wanted->is_integer()) return work.fail("entries are counted in whole numbers");
  const auto size = static_cast<std::int64_t>(list->size());
  const bool all = compare(wanted->absolute(), Decimal(size, 0)) >= 0;
  const std::int64_t kept = all ? size : wanted->absolute().rounded(0).coefficient();
  const auto begin = list->begin() + (wanted->negative() ? size - kept : 0);
  return Value(List(begin, begin + kept), work.at(0).span());
}

}  // namespace

const std::vector<Function>& list_functions() {
  static const std::vector<Function> functions{
      {"length", 1, 1, length},
      {"concat", 1, any_number, concat},
      {"sum", 1, 2, sum},
      {"mean", 1, 2, mean},
      {"median", 1, 2, median},
      {"min", 1, any_number, [](const Work& work) { return extreme(work, -1); }},
      {"max", 1, any_number, [](const Work& work) { return extreme(work, 1); }},
      {"count", 1, 2, count},
      {"distinct", 1, 2, distinct},
      {"join", 2, 3, join},
      {"names", 1, 1, names},
      {"values", 1, 2, values},
      {"take", 2, 2, take}};
  return functions;
}

}  // namespace jianbao::expr
