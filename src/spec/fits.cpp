#include "spec/fits.h"

#include <algorithm>

#include "spec/located.h"

namespace jianbao::spec {

namespace {

using value::Value;

bool is_one_of(const Value& value, const std::vector<std::string_view>& words) {
  const auto* text = value.as_text();
  return text != nullptr && std::find(words.begin(), words.end(), *text) != words.end();
}

bool is_integer(const Value& value, const KeySpec& key) {
  const auto* number = value.as_number();
  return number != nullptr && number->scale() == 0 && number->coefficient() >= key.least &&
         number->coefficient() <= key.most;
}

bool is_number(const Value& value, const KeySpec& key) {
  const auto* number = value.as_number();
  return number != nullptr && compare(*number, value::Decimal(key.least, 0)) >= 0 &&
         compare(*number, value::Decimal(key.most, 0)) <= 0;
}

// What is in em is compared with a range where its size is known.
bool is_length(const Value& value, const KeySpec& key) {
  if (is_one_of(value, key.choices)) return true;
  const auto* text = value.as_text();
  if (text == nullptr) return false;
  const bool relative = key.type == Type::relative_length;
  const auto length =
      base::parse_length(*text, relative ? base::Length::points(1) : base::Length());
  if (length && relative && text->ends_with("em")) return true;
  const LengthRange range = length_range(key);
  return length && *length >= range.least && *length <= range.most;
}

bool is_color(const Value& value) {
  return value.as_text() != nullptr && parse_color(*value.as_text());
}

}  // namespace

LengthRange length_range(const KeySpec& key) {
  constexpr int page = 14400;  // no page of a PDF is larger (ISO 32000-1, annex C)
  if (key.most != 0) return {base::Length::points(key.least), base::Length::points(key.most)};
  return {base::Length::points(key.type == Type::relative_length ? -page : 0),
          base::Length::points(page)};
}

bool fits_one(const Value& value, const KeySpec& key) {
  switch (key.type) {
    case Type::integer:
      return is_integer(value, key);
    case Type::number:
      return is_number(value, key);
    case Type::boolean:
      return value.as_bool() != nullptr;
    case Type::length:
    case Type::relative_length:
      return is_length(value, key);
    case Type::color:
      return is_color(value);
    case Type::date:
      return as_date(value).has_value();
    case Type::choice:
      return is_one_of(value, key.choices);
    default:
      return true;
  }
}

bool fits(const Value& value, const KeySpec& key) {
  return key.count != Count::one || fits_one(value, key);
}

}  // namespace jianbao::spec
