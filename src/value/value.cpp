#include "value/value.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <type_traits>

namespace jianbao::value {

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int result = 0;
    for (const char c : text.substr(from, count)) {
      if (c < '0' || c > '9') return -1;
      result = result * 10 + (c - '0');
    }
    return result;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (date.year < 0 || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int last = date.month == 2 && leap ? 29 : days[static_cast<std::size_t>(date.month) - 1];
  if (date.day > last) return std::nullopt;
  return date;
}

std::string Date::to_string() const {
  const auto padded = [](int number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
  };
  if (part == DatePart::year) return padded(year, 4);
  if (part == DatePart::quarter) return padded(year, 4) + "-Q" + std::to_string((month + 2) / 3);
  const std::string whole_month = padded(year, 4) + "-" + padded(month, 2);
  return part == DatePart::month ? whole_month : whole_month + "-" + padded(day, 2);
}

std::optional<Date> Date::parse_epoch(std::string_view seconds) {
  constexpr std::int64_t end_of_9999 = 253'402'300'799;
  std::int64_t count = 0;
  const char* const last = seconds.data() + seconds.size();
  const auto [end, error] = std::from_chars(seconds.data(), last, count);
  if (error != std::errc{} || end != last || count < 0 || count > end_of_9999) return std::nullopt;
  const std::chrono::year_month_day day{
      std::chrono::sys_days(std::chrono::days(count / (24 * 60 * 60)))};
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

Record::Record(std::shared_ptr<Keys> keys, std::vector<Value> values)
    : keys_(std::move(keys)), values_(std::move(values)) {}

std::optional<std::size_t> Record::index_of(std::string_view key) const {
  if (keys_ == nullptr) return std::nullopt;
  const auto found =
      std::find_if(keys_->begin(), keys_->end(), [&](const Key& each) { return each.text == key; });
  if (found == keys_->end()) return std::nullopt;
  return static_cast<std::size_t>(found - keys_->begin());
}

std::optional<Field> Record::find_field(std::string_view key) const {
  const auto at = index_of(key);
  return at ? std::optional(fields()[*at]) : std::nullopt;
}

const Value* Record::find(std::string_view key) const {
  const auto at = index_of(key);
  return at ? &values_[*at] : nullptr;
}

std::size_t Record::size() const { return values_.size(); }

Fields Record::fields() const { return Fields(*this); }

void Record::reserve(std::size_t count) { values_.reserve(count); }

// Keys that another record has as well are copied first. (Where it has just let go of them, in
// another thread, it has also read them for the last time.)
void Record::add(std::string key, base::Span key_span, Value value) {
  if (keys_ == nullptr) {
    keys_ = std::make_shared<Keys>();
  } else if (keys_.use_count() > 1) {
    keys_ = std::make_shared<Keys>(*keys_);
  }
  std::atomic_thread_fence(std::memory_order_acquire);
  keys_->push_back({std::move(key), key_span});
  values_.push_back(std::move(value));
}

Value::Value(Data data, base::Span span) : span_(span) {
  std::visit(
      [&](auto&& datum) {
        using Datum = std::decay_t<decltype(datum)>;
        if constexpr (std::is_same_v<Datum, List> || std::is_same_v<Datum, Record>) {
          data_ = std::make_shared<const Datum>(std::move(datum));
        } else {
          data_ = std::move(datum);
        }
      },
      std::move(data));
}

Value Value::number_as_read(const Decimal& number, base::Span span) {
  Value value({}, span);
  value.data_ = AsRead{number};
  return value;
}

Value Value::plain_text(std::string text, base::Span span) {
  Value value({}, span);
  value.data_ = Plain{std::move(text)};
  return value;
}

const Decimal* Value::as_number() const {
  const auto* read = std::get_if<AsRead>(&data_);
  return read == nullptr ? std::get_if<Decimal>(&data_) : &read->number;
}

const std::string* Value::as_text() const {
  const auto* plain = std::get_if<Plain>(&data_);
  return plain == nullptr ? std::get_if<std::string>(&data_) : &plain->text;
}

std::string Value::written() const {
  const Decimal* number = as_number();
  if (number == nullptr) return {};
  if (is_as_read() && span_.file != nullptr && span_.end > span_.begin) {
    const std::string_view there = span_.file->text().substr(span_.begin, span_.end - span_.begin);
    if (const auto same = Decimal::parse(there); same && *same == *number) {
      return std::string(there);
    }
  }
  return number->to_string();
}

std::string_view Value::kind() const {
  constexpr std::array<std::string_view, 9> names{"nothing", "true or false", "a number",
                                                  "a text",  "a date",        "a list",
                                                  "a map",   "a number",      "a text"};
  return names[data_.index()];
}

List values_of(const Record& record) {
  List values;
  for (const Field& field : record.fields()) values.push_back(field.value);
  return values;
}

}  // namespace jianbao::value
