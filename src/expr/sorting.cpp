#include "expr/sorting.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "expr/arithmetic.h"
#include "expr/collation.h"
#include "expr/common_unit.h"
#include "expr/members.h"
#include "expr/wording.h"

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::Value;

// What a value is compared as.
struct Comparable {
  enum class Kind { number, date, truth, text };
  Kind kind = Kind::number;
  Decimal number = {};
  std::string text = {};  // the sort key of a text, the form of a date
};

bool operator<(const Comparable& a, const Comparable& b) {
  if (a.kind == Comparable::Kind::number) return compare(a.number, b.number) < 0;
  return a.text < b.text;
}

const Value& worded(const Value& value, const Language& language) {
  const Value* picked =
      is_language_map(value) ? pick_language(*value.as_record(), language) : nullptr;
  return picked == nullptr ? value : *picked;
}

class Comparer {
 public:
  Comparer(const std::vector<Value>& values, const Language& language) : language_(language) {
    for (const Value& value : values) {
      if (is_missing(value)) continue;
      all_numbers_ = all_numbers_ && number_of(value);
      const bool words = worded(value, language).as_text() != nullptr;
      if (words && !number_of(value) && !collation_) collation_.emplace(language.tag);
      if (first_.is_null() || (unit_of(first_).empty() && !unit_of(value).empty())) first_ = value;
    }
  }

  // Empty for what has no order among the others.
  std::optional<Comparable> read(const Value& value) const {
    if (all_numbers_) {
      const auto same = in_one_unit(first_, value);
      if (!same) return std::nullopt;
      return Comparable{Comparable::Kind::number, same->second};
    }
    if (const auto date = date_of(value)) return Comparable{Comparable::Kind::date, {}, day(*date)};
    if (const auto* truth = value.as_bool())
      return Comparable{Comparable::Kind::truth, {}, *truth ? "1" : "0"};
    if (const auto* text = worded(value, language_).as_text())
      return Comparable{Comparable::Kind::text, {}, collation_ ? collation_->key(*text) : *text};
    return std::nullopt;
  }

  const Value& first() const { return first_; }

 private:
  // Negative years are not read from files.
  static std::string day(const value::Date& date) {
    std::string year = std::to_string(std::max(date.year, 0));
    return std::string(year.size() < 6 ? 6 - year.size() : 0, '0') + year +
           date.to_string().substr(date.to_string().size() - 6);
  }

  const Language& language_;
  std::optional<Collation> collation_;  // where there are texts; it takes time to make
  bool all_numbers_ = true;
  Value first_;
};

struct Entry {
  Comparable as;
  std::size_t place = 0;
};

bool begins_with_digit(const Value& value) {
  const auto* text = value.as_text();
  return text != nullptr && text->find_first_of("0123456789") == 0;
}

// Texts that begin as numbers and are none have no order by letters, as `<` has it.
bool is_doubtful(const Value& before, const Value& behind, const Language& language) {
  const Value &a = worded(before, language), &b = worded(behind, language);
  return begins_with_digit(a) && begins_with_digit(b) && *a.as_text() != *b.as_text() &&
         !order(a, b);
}

}  // namespace

std::string no_order(const Unordered& unordered) {
  const auto described = [](const Value& value) {
    if (const auto* text = value.as_text()) return "the text '" + *text + "'";
    if (const std::string unit = unit_of(value); !unit.empty()) return "a figure in " + unit;
    return std::string(kind_of(value));
  };
  return described(unordered.one) + " and " + described(unordered.other) + " have no order";
}

namespace {

// Among numbers the odd one is the first that is none.
Unordered odd_pair(const std::vector<Value>& values, const Value& first, std::size_t odd) {
  if (!number_of(values[odd])) return {first, values[odd]};
  const auto other = std::find_if(values.begin(), values.end(), [](const Value& value) {
    return !is_missing(value) && !number_of(value);
  });
  return other == values.end() ? Unordered{first, values[odd]} : Unordered{values[odd], *other};
}

}  // namespace

std::optional<Ranks> ranks_of(const std::vector<Value>& values, const Language& language,
                              Unordered& unordered) {
  const Comparer comparer(values, language);
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(values[i])) continue;
    auto as = comparer.read(values[i]);
    const bool fits = as && (entries.empty() || as->kind == entries.front().as.kind);
    if (!fits) {
      unordered =
          odd_pair(values, entries.empty() ? comparer.first() : values[entries[0].place], i);
      return std::nullopt;
    }
    entries.push_back({std::move(*as), i});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.as < b.as; });
  Ranks ranks(values.size());
  std::size_t rank = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) {
      const Entry& before = entries[i - 1];
      if (is_doubtful(values[before.place], values[entries[i].place], language)) {
        unordered = {values[before.place], values[entries[i].place]};
        return std::nullopt;
      }
      rank += before.as < entries[i].as ? 1 : 0;
    }
    ranks[entries[i].place] = rank;
  }
  return ranks;
}

std::optional<std::vector<std::size_t>> sorted_places(const std::vector<SortColumn>& columns,
                                                      const Language& language,
                                                      Unordered& unordered) {
  std::vector<Ranks> ranks;
  for (const SortColumn& column : columns) {
    auto found = ranks_of(column.values, language, unordered);
    if (!found) return std::nullopt;
    ranks.push_back(std::move(*found));
  }
  std::vector<std::size_t> places(columns.empty() ? 0 : columns.front().values.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto &left = ranks[i][a], &right = ranks[i][b];
      if (left == right) continue;
      if (!left || !right) return left.has_value();
      return columns[i].descending ? *left > *right : *left < *right;
    }
    return false;
  });
  return places;
}

}  // namespace jianbao::expr
