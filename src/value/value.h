#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/source.h"
#include "value/decimal.h"

namespace jianbao::value {

// How much of a date is known: of a month only its first day is kept.
enum class DatePart : std::uint8_t { day, month, quarter, year };

// A day of the proleptic Gregorian calendar (ISO 8601), or the first of a month, quarter or year.
struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
  DatePart part = DatePart::day;
  bool operator==(const Date&) const = default;
  static std::optional<Date> parse(std::string_view text);  // "2021-07-16"
  // The same; "2021-07", "2021-Q3" or "2021" of what is no day.
  std::string to_string() const;
  // The day in UTC, of seconds since 1970 as SOURCE_DATE_EPOCH gives them: "1626393600".
  static std::optional<Date> parse_epoch(std::string_view seconds);
};

class Value;
using List = std::vector<Value>;

struct Field;
// Fields in the order of the source; keys are unique.
class Record {
 public:
  const Value* find(std::string_view key) const;
  const Field* find_field(std::string_view key) const;
  void add(std::string key, base::Span key_span, Value value);
  // Room for so many fields: rows of a long table each have no more than they need.
  void reserve(std::size_t count);
  const std::vector<Field>& fields() const { return fields_; }
  bool empty() const { return fields_.empty(); }

 private:
  std::vector<Field> fields_;
};

// One datum, and where it came from. A text that a source wrote in quotes is never a number. Copies
// share lists and records, which never change: a table of many rows is there once.
class Value {
 public:
  using Data = std::variant<std::monostate, bool, Decimal, std::string, Date, List, Record>;

  Value() = default;
  Value(Data data, base::Span span);
  // A number that stands in a file: it prints as it stands there, while one that was reckoned
  // prints as its language writes numbers. Codes and years have no separators.
  static Value number_as_read(const Decimal& number, base::Span span);
  // A text of a table file: no template and no Markdown, whatever characters it has.
  static Value plain_text(std::string text, base::Span span);

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* as_bool() const { return std::get_if<bool>(&data_); }
  const Decimal* as_number() const;
  const std::string* as_text() const;
  bool is_as_read() const { return std::holds_alternative<AsRead>(data_); }
  bool is_plain() const { return std::holds_alternative<Plain>(data_); }
  const Date* as_date() const { return std::get_if<Date>(&data_); }
  const List* as_list() const { return shared<List>(); }
  const Record* as_record() const { return shared<Record>(); }

  const base::Span& span() const { return span_; }
  // A number's characters: as its file has them, or its digits for one that was reckoned.
  std::string written() const;
  // What a diagnostic calls it: "a number", "a list", …
  std::string_view kind() const;

 private:
  template <class Data>
  const Data* shared() const {
    const auto* data = std::get_if<std::shared_ptr<const Data>>(&data_);
    return data == nullptr ? nullptr : data->get();
  }

  struct AsRead {
    Decimal number;
  };
  struct Plain {
    std::string text;
  };

  std::variant<std::monostate, bool, Decimal, std::string, Date, std::shared_ptr<const List>,
               std::shared_ptr<const Record>, AsRead, Plain>
      data_;
  base::Span span_;
};

struct Field {
  std::string key;
  base::Span key_span;
  Value value;
};

// The values of a map in order: where a list is needed, a map stands for these.
List values_of(const Record& record);

}  // namespace jianbao::value
