#include "read/typed_cell.h"

#include <algorithm>
#include <array>

#include "value/date_form.h"
#include "value/number_form.h"
#include "value/truth_word.h"

namespace jianbao::read {

namespace {

using spec::ColumnType;
using value::Decimal;
using value::Value;

Value figure(Value number, const std::string& unit, base::Span span) {
  value::Record figure;
  figure.add("value", span, std::move(number));
  figure.add("unit", span, Value(unit, span));
  return {std::move(figure), span};
}

std::string_view called(ColumnType type) {
  constexpr std::array<std::string_view, 9> names{
      "a text", "a text",  "a number",  "a year",       "a number or a percentage",
      "a day",  "a month", "a quarter", "true or false"};
  return names[static_cast<std::size_t>(type)];
}

TypedCell wrong(const Cell& cell, ColumnType type, std::string hint = {}) {
  return {std::nullopt, "\"" + cell.text + "\" is not " + std::string(called(type)),
          std::move(hint)};
}

// A number as its file has it; one that is written in another way than plainly prints as its
// language writes numbers.
Value number_value(const value::NumberForm& form, base::Span span) {
  return form.plain ? Value::number_as_read(form.number, span) : Value(form.number, span);
}

std::optional<value::NumberForm> form_of(const Cell& cell, std::string_view text,
                                         char decimal_mark) {
  if (cell.kind == CellKind::open || cell.kind == CellKind::text) {
    return value::number_form(text, decimal_mark);
  }
  const auto number = Decimal::parse(cell.text);
  if (!number || cell.kind == CellKind::boolean || cell.kind == CellKind::date) return std::nullopt;
  return value::NumberForm{*number, cell.kind == CellKind::number, cell.kind == CellKind::percent};
}

// "1,234万元" where the column's unit is 万元.
std::string_view without_unit(std::string_view text, const std::string& unit) {
  text = value::trimmed(text);
  if (!unit.empty() && text.size() > unit.size() && text.ends_with(unit)) {
    return value::trimmed(text.substr(0, text.size() - unit.size()));
  }
  return text;
}

bool is_year(const Decimal& number) {
  return number.scale() == 0 && compare(number, {1000, 0}) >= 0 && compare(number, {9999, 0}) <= 0;
}

TypedCell typed_number(const Cell& cell, const ColumnReading& column) {
  const auto form = form_of(cell, without_unit(cell.text, column.unit), column.decimal_mark);
  const bool percent = column.type == ColumnType::percent;
  if (!form) {
    const bool long_one = Decimal::too_long(cell.text);
    return wrong(cell, column.type,
                 long_one ? "a number has at most 18 digits: declare the column 'text'" : "");
  }
  if (form->percent && !percent && column.unit != "%") {
    // A sheet keeps 12.3% as 0.123, which is what a column of numbers asks for.
    if (cell.kind == CellKind::percent)
      return {Value(*form->number.shifted(-2), cell.span), "", ""};
    return wrong(cell, column.type, "declare the column 'percent'");
  }
  if (column.type == ColumnType::year && !is_year(form->number)) return wrong(cell, column.type);
  const std::string unit = percent ? "%" : column.unit;
  Value number = number_value(*form, cell.span);
  return {unit.empty() ? std::move(number) : figure(std::move(number), unit, cell.span), "", ""};
}

bool has_part(const value::Date& date, ColumnType type) {
  return type == ColumnType::date ||
         date.part ==
             (type == ColumnType::month ? value::DatePart::month : value::DatePart::quarter);
}

TypedCell typed_date(const Cell& cell, const ColumnReading& column) {
  const value::DateOrder order = value::date_order(column.format).value_or(value::DateOrder::usual);
  const value::DateForm form = value::date_form(value::without_time(cell.text), order);
  if (form.date && has_part(*form.date, column.type)) return {Value(*form.date, cell.span), "", ""};
  if (!form.readings.empty()) {
    return {std::nullopt, "\"" + cell.text + "\" may be " + form.readings,
            "say which: {type: date, format: D/M/Y} or M/D/Y"};
  }
  const bool serial =
      value::date_form(cell.text, value::DateOrder::excel).date && Decimal::plain(cell.text);
  return wrong(cell, column.type,
               serial ? "if it counts days as Excel does, say {type: date, format: excel}" : "");
}

}  // namespace

TypedCell typed_cell(const Cell& cell, const ColumnReading& column) {
  if (cell.kind == CellKind::error) {
    return {std::nullopt, "the sheet has the error " + cell.text + " here",
            "mend it in the sheet; 'missing: [\"" + cell.text + "\"]' takes it for a gap"};
  }
  if (cell.kind == CellKind::formula) {
    return {std::nullopt, "the sheet has a formula here, and not its result",
            "open the workbook in a spreadsheet program and save it"};
  }
  if (cell.kind == CellKind::foreign) {
    return {std::nullopt, "the database has " + cell.text + " here",
            "the query can leave it out, round it or make a text of it"};
  }
  switch (column.type) {
    case ColumnType::text:
      return {Value::plain_text(cell.text, cell.span), "", ""};
    case ColumnType::markdown:
      return {Value(cell.text, cell.span), "", ""};
    case ColumnType::boolean:
      if (const auto truth = value::truth_word(value::trimmed(cell.text))) {
        return {Value(*truth, cell.span), "", ""};
      }
      return wrong(cell, column.type);
    case ColumnType::date:
    case ColumnType::month:
    case ColumnType::quarter:
      return typed_date(cell, column);
    case ColumnType::percent:
    case ColumnType::number:
    case ColumnType::year:
      return typed_number(cell, column);
  }
  return wrong(cell, column.type);
}

}  // namespace jianbao::read
