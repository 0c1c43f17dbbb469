#include "spec/fields.h"

#include <algorithm>
#include <charconv>

namespace jianbao::spec {

Fields::Fields(const value::Value& value, std::string what, base::Diagnostics& diagnostics)
    : record_(value.as_record()),
      what_(std::move(what)),
      span_(value.span()),
      diagnostics_(diagnostics) {
  if (record_ == nullptr) {
    diagnostics_.error(span_, what_ + " must be a map, not " + std::string(value.kind()));
  }
}

const value::Value* Fields::find(std::string_view key) {
  asked_.emplace_back(key);
  const value::Value* found = record_ == nullptr ? nullptr : record_->find(key);
  return found == nullptr || found->is_null() ? nullptr : found;
}

const value::Value* Fields::require(std::string_view key) {
  const value::Value* found = find(key);
  if (found == nullptr && record_ != nullptr) {
    diagnostics_.error(span_, what_ + " has no '" + std::string(key) + "'");
  }
  return found;
}

void Fields::wrong_kind(const value::Value& value, std::string_view key,
                        std::string_view expected) {
  diagnostics_.error(value.span(), "'" + std::string(key) + "' must be " + std::string(expected) +
                                       ", not " + std::string(value.kind()));
}

std::optional<std::string> Fields::text(std::string_view key) {
  const value::Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  if (const auto* text = found->as_text()) return *text;
  wrong_kind(*found, key, "a text");
  return std::nullopt;
}

std::optional<base::Length> Fields::length(std::string_view key, base::Length em) {
  const value::Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto* text = found->as_text();
  const auto length = text == nullptr ? std::nullopt : base::parse_length(*text, em);
  if (!length) {
    diagnostics_.error(found->span(), "'" + std::string(key) + "' must be a length",
                       "a number with a unit: pt, mm, cm, in or px");
  }
  return length;
}

std::optional<int> Fields::integer(std::string_view key, int least, int most) {
  const value::Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto* number = found->as_number();
  if (number != nullptr && number->scale() == 0 && number->coefficient() >= least &&
      number->coefficient() <= most) {
    return static_cast<int>(number->coefficient());
  }
  diagnostics_.error(found->span(), "'" + std::string(key) + "' must be a whole number from " +
                                        std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const value::Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  if (const auto* truth = found->as_bool()) return *truth;
  wrong_kind(*found, key, "true or false");
  return std::nullopt;
}

std::optional<base::Color> Fields::color(std::string_view key) {
  const value::Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto* text = found->as_text();
  const auto color = text == nullptr ? std::nullopt : parse_color(*text);
  if (!color) {
    diagnostics_.error(found->span(), "'" + std::string(key) + "' must be a colour",
                       "six hexadecimal digits in quotes: '#1F2328'");
  }
  return color;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  const value::Value* found = find(key);
  std::vector<std::string> texts;
  if (found == nullptr) return texts;
  if (const auto* text = found->as_text()) return {*text};
  if (found->as_list() == nullptr) {
    wrong_kind(*found, key, "a text or a list of texts");
    return texts;
  }
  for (const value::Value& item : *found->as_list()) {
    if (const auto* text = item.as_text()) {
      texts.push_back(*text);
    } else {
      wrong_kind(item, key, "a list of texts");
    }
  }
  return texts;
}

void Fields::finish() {
  if (record_ == nullptr) return;
  const std::vector<std::string_view> known(asked_.begin(), asked_.end());
  for (const value::Field& field : record_->fields()) {
    if (std::find(known.begin(), known.end(), field.key) == known.end()) {
      diagnostics_.error(field.key_span, what_ + " has no key '" + field.key + "'",
                         base::suggestion(field.key, known));
    }
  }
}

std::optional<base::Color> parse_color(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
  const auto part = [&](unsigned shift) {
    return static_cast<std::uint8_t>(value >> shift & 0xFFU);
  };
  return base::Color{part(16), part(8), part(0)};
}

}  // namespace jianbao::spec
