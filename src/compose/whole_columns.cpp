#include "compose/whole_columns.h"

#include <algorithm>

#include "compose/tally.h"
#include "expr/members.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

namespace {

// As exact as 18 digits allow.
std::optional<Decimal> divided(const Decimal& part, const Decimal& whole) {
  std::optional<Decimal> share;
  for (int places = 12; places > 0 && !share; places -= 3) {
    share = value::divide(part, whole, places);
  }
  return share;
}

bool shares_scale(const TableColumn& column) {
  return column.sparkline && column.sparkline->shared;
}

}  // namespace

bool WholeColumns::any() const {
  return std::any_of(columns_.begin(), columns_.end(), [](const TableColumn& column) {
    return column.share_of || column.bar || shares_scale(column);
  });
}

// Bars may be of shares.
void WholeColumns::read(const Rows& rows) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].share_of) read_shares(i, rows);
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].bar) read_bars(i, rows);
    if (shares_scale(columns_[i])) read_lines(i, rows);
  }
}

void WholeColumns::read_shares(std::size_t column, const Rows& rows) {
  const TableColumn& look = columns_[column];
  value::List& shares = known_[column].shares;
  constexpr Tally::Purpose purpose{"a share", "shares", "share-of",
                                   "its column shows shares of their total"};
  Tally tally(purpose);
  for (const Value* row : rows) {
    const Evaluation::Frame frame(evaluation_, "row", *row);
    shares.push_back(evaluation_.evaluate(*look.share_of, look.look.languages.front()));
    // Once it is wrong its sum does not count, but the next mistake is said too.
    if (!tally.add(shares.back(), look.share_of->span, evaluation_.diagnostics())) {
      tally = Tally(purpose);
    }
  }
  const auto total =
      expr::number_of(tally.total("sum", look.share_of->span, evaluation_.diagnostics()));
  for (Value& share : shares) {
    const auto number = expr::is_missing(share) ? std::nullopt : expr::number_of(share);
    if (!number) continue;  // what is missing keeps its sign
    auto part = total ? divided(*number, *total) : std::nullopt;
    if (part && look.share_in_percent) part = part->shifted(2);
    share = part ? Value(*part, share.span()) : Value({}, share.span());
  }
}

std::vector<Evaluation::Name> WholeColumns::names(std::size_t row) const {
  std::vector<Evaluation::Name> names;
  for (std::size_t column = 0; column < known_.size(); ++column) {
    const value::List& shares = known_[column].shares;
    if (row < shares.size()) names.push_back({share_name(column), shares[row]});
  }
  return names;
}

// Zero is on the scale.
void WholeColumns::read_bars(std::size_t column, const Rows& rows) {
  const TableColumn& look = columns_[column];
  Known& known = known_[column];
  const std::string& language = look.look.languages.front();
  const auto hole = only_hole(look.cell, language);
  if (!hole) {
    evaluation_.diagnostics().error(look.bar->span, "the cell is not one expression",
                                    "only of one, as of '{row.value}', there is a bar");
    return;
  }
  constexpr Tally::Purpose purpose{"a bar", "bars", "bar", "its column has bars"};
  Tally tally(purpose);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Evaluation::Frame frame(evaluation_, "row", *rows[i]);
    const Evaluation::Frames shares(evaluation_, names(i));
    const Value value = evaluation_.evaluate(*hole, language);
    const bool counts = tally.add(value, hole->span, evaluation_.diagnostics());
    if (!counts) tally = Tally(purpose);
    const auto number = counts && !expr::is_missing(value) ? expr::number_of(value) : std::nullopt;
    if (number) known.bars.widen(*number);
    known.bar_numbers.push_back(number);
  }
  known.bars = stated(*look.bar, known.bars, language);
  say_cut(look, known);
}

// The ends that the layout says in place of those of the numbers.
Scale WholeColumns::stated(const BarLook& bar, const Scale& scale, const std::string& language) {
  const auto end = [&](const Value* given, const Decimal& usual, int side) {
    if (given == nullptr) return usual;
    const Value value = evaluation_.evaluate(spec::located(*given), language);
    if (expr::is_missing(value)) return usual;
    const auto number = expr::number_of(value);
    if (number && compare(*number, Decimal()) * side >= 0) return *number;
    evaluation_.diagnostics().error(
        given->span(),
        number ? "bars begin at zero, which this scale does not reach"
               : "the end of a scale is a number, not " + std::string(expr::kind_of(value)),
        number ? (side > 0 ? "'max' is 0 or more" : "'min' is 0 or less") : "");
    return usual;
  };
  return {end(bar.least, scale.least, -1), end(bar.most, scale.greatest, 1)};
}

// A bar that ends where its scale does tells less than its number.
void WholeColumns::say_cut(const TableColumn& column, const Known& known) {
  const auto is_cut = [&](const std::optional<Decimal>& number) {
    return number && !known.bars.holds(*number);
  };
  const auto count = std::count_if(known.bar_numbers.begin(), known.bar_numbers.end(), is_cut);
  const Value* end = column.bar->most == nullptr ? column.bar->least : column.bar->most;
  if (count == 0 || end == nullptr) return;
  evaluation_.diagnostics().warn(end->span(),
                                 std::to_string(count) +
                                     (count == 1 ? " number is" : " numbers are") +
                                     " beyond the scale of the bars",
                                 "which goes from " + known.bars.least.to_string() + " to " +
                                     known.bars.greatest.to_string() + "; such bars end there");
}

std::optional<Decimal> WholeColumns::bar_number(std::size_t column, std::size_t row) const {
  const auto& numbers = known_[column].bar_numbers;
  return row < numbers.size() ? numbers[row] : std::nullopt;
}

void WholeColumns::read_lines(std::size_t column, const Rows& rows) {
  const TableColumn& look = columns_[column];
  std::optional<Scale>& scale = known_[column].lines;
  for (const Value* row : rows) {
    const Evaluation::Frame frame(evaluation_, "row", *row);
    const auto series = read_series(evaluation_, *look.sparkline, look.look.languages.front());
    if (!series || !series->scale) continue;
    if (!scale) scale = series->scale;
    scale->widen(series->scale->least);
    scale->widen(series->scale->greatest);
  }
}

}  // namespace jianbao::compose
