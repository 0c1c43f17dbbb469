#include "read/typed_cell.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "value/truth_word.h"

namespace jianbao::read {

namespace {

using spec::ColumnType;
using value::Date;
using value::Decimal;
using value::Value;

std::string_view trimmed(std::string_view text) {
  for (const std::string_view space : {" ", "\t", "\u00A0", "\u3000"}) {
    if (text.starts_with(space)) return trimmed(text.substr(space.size()));
    if (text.ends_with(space)) return trimmed(text.substr(0, text.size() - space.size()));
  }
  return text;
}

// Full-width digits and signs (U+FF01 to U+FF5E) as what they are, and every minus as "-".
std::string half_width(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c == U'\u2212') {
      out += '-';
    } else {
      base::append_utf8(out, c >= U'\uFF01' && c <= U'\uFF5E' ? c - 0xFEE0 : c);
    }
  }
  return out;
}

// 1,234,567.8 without its separators; empty where they do not stand in threes.
std::optional<std::string> without_groups(const std::string& digits) {
  const std::size_t start = digits.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.find(',');
  if (first == digits.npos) return digits;
  if (first > point || first == start || first - start > 3) return std::nullopt;
  for (std::size_t i = first; i < point; i += 4) {
    if (digits[i] != ',' || i + 4 > point) return std::nullopt;
    if (digits.find(',', i + 1) < std::min(i + 4, point)) return std::nullopt;
  }
  if (digits.find(',', point) != digits.npos) return std::nullopt;
  std::string plain = digits;
  std::erase(plain, ',');
  return plain;
}

Value percentage(const Decimal& number, base::Span span) {
  value::Record figure;
  figure.add("value", span, Value::number_as_read(number, span));
  figure.add("unit", span, Value(std::string("%"), span));
  return {std::move(figure), span};
}

bool is_year(const Decimal& number) {
  return number.scale() == 0 && compare(number, {1000, 0}) >= 0 && compare(number, {9999, 0}) <= 0;
}

}  // namespace

void ColumnEvidence::see(const Cell& cell) {
  if (cell.text.empty() && !cell.quoted) return;
  any_ = true;
  numbers_ = numbers_ && !cell.quoted && Decimal::plain(cell.text);
  dates_ = dates_ && !cell.quoted && Date::parse(cell.text);
  truths_ = truths_ && !cell.quoted && value::truth_word(cell.text);
}

ColumnType ColumnEvidence::type() const {
  if (!any_) return ColumnType::text;
  return numbers_  ? ColumnType::number
         : dates_  ? ColumnType::date
         : truths_ ? ColumnType::boolean
                   : ColumnType::text;
}

std::optional<Decimal> sheet_number(std::string_view text) {
  const auto digits = without_groups(half_width(trimmed(text)));
  return digits ? Decimal::parse(*digits) : std::nullopt;
}

std::optional<Date> sheet_date(std::string_view text) {
  std::string plain = half_width(trimmed(text));
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{
      {{"年", "-"}, {"月", "-"}, {"日", ""}, {"/", "-"}, {".", "-"}}};
  for (const auto& [mark, with] : marks) {
    for (std::size_t at = plain.find(mark); at != plain.npos; at = plain.find(mark, at)) {
      plain.replace(at, mark.size(), with);
    }
  }
  const std::size_t first = plain.find('-');
  const std::size_t second = first == plain.npos ? first : plain.find('-', first + 1);
  if (second == plain.npos) return std::nullopt;
  const auto two = [](const std::string& digits) {
    return digits.size() == 1 ? "0" + digits : digits;
  };
  return Date::parse(plain.substr(0, first) + "-" +
                     two(plain.substr(first + 1, second - first - 1)) + "-" +
                     two(plain.substr(second + 1)));
}

std::optional<Value> typed_value(const Cell& cell, ColumnType type) {
  const base::Span span = cell.span;
  switch (type) {
    case ColumnType::text:
      return Value::plain_text(cell.text, span);
    case ColumnType::markdown:
      return Value(cell.text, span);
    case ColumnType::boolean:
      if (const auto truth = value::truth_word(trimmed(cell.text))) return Value(*truth, span);
      return std::nullopt;
    case ColumnType::date:
      if (const auto date = sheet_date(cell.text)) return Value(*date, span);
      return std::nullopt;
    case ColumnType::percent: {
      std::string digits = half_width(trimmed(cell.text));
      if (digits.ends_with('%')) digits.pop_back();
      const auto number = sheet_number(digits);
      return number ? std::optional(percentage(*number, span)) : std::nullopt;
    }
    case ColumnType::number:
    case ColumnType::year: {
      const auto number = sheet_number(cell.text);
      if (!number || (type == ColumnType::year && !is_year(*number))) return std::nullopt;
      return Value::number_as_read(*number, span);
    }
  }
  return std::nullopt;
}

std::string_view called(ColumnType type) {
  switch (type) {
    case ColumnType::number:
      return "a number";
    case ColumnType::year:
      return "a year";
    case ColumnType::percent:
      return "a number or a percentage";
    case ColumnType::date:
      return "a day";
    case ColumnType::boolean:
      return "true or false";
    case ColumnType::text:
    case ColumnType::markdown:
      break;
  }
  return "a text";
}

}  // namespace jianbao::read
