#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
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

// The key of a field, and where it stands.
struct Key {
  std::string text;
  base::Span span;
};
using Keys = std::vector<Key>;

struct Field;
class Fields;
// Fields in the order of the source; keys are unique. The rows of a table share their keys.
class Record {
 public:
  Record() = default;
  // As many values as keys.
  Record(std::shared_ptr<Keys> keys, std::vector<Value> values);

  const Value* find(std::string_view key) const;
  std::optional<Field> find_field(std::string_view key) const;
  std::optional<std::size_t> index_of(std::string_view key) const;
  void add(std::string key, base::Span key_span, Value value);
  // Room for so many fields: rows of a long table each have no more than they need.
  void reserve(std::size_t count);
  Fields fields() const;
  const std::shared_ptr<Keys>& keys() const { return keys_; }
  std::size_t size() const;
  bool empty() const { return size() == 0; }

 private:
  friend class Fields;
  std::shared_ptr<Keys> keys_;  // changed only while no other record has them
  std::vector<Value> values_;
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

// A field as its record holds it. Borrowed.
struct Field {
  const std::string& key;
  const base::Span& key_span;
  const Value& value;
};

// The fields of a record in order. Borrowed.
class Fields {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Field;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Field;

    Iterator(const Record* record, std::size_t at) : record_(record), at_(at) {}
    Field operator*() const { return Fields(*record_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {record_, at_++}; }
    bool operator==(const Iterator&) const = default;

   private:
    const Record* record_;
    std::size_t at_;
  };

  explicit Fields(const Record& record) : record_(&record) {}
  Field operator[](std::size_t i) const {
    const Key& key = (*record_->keys_)[i];
    return {key.text, key.span, record_->values_[i]};
  }
  Field front() const { return (*this)[0]; }
  std::size_t size() const { return record_->size(); }
  bool empty() const { return size() == 0; }
  Iterator begin() const { return {record_, 0}; }
  Iterator end() const { return {record_, size()}; }

 private:
  const Record* record_;
};

// The values of a map in order: where a list is needed, a map stands for these.
List values_of(const Record& record);

}  // namespace jianbao::value
