#include "compose/options.h"

#include <algorithm>

namespace jianbao::compose {

using value::Value;

Options::Options(const spec::BlockSpec& block, std::string_view main)
    : record_(block.content.as_record()), main_(main), content_(block.content) {
  // A map by language is a text, not options.
  if (record_ != nullptr && (record_->find("zh") != nullptr || record_->find("en") != nullptr)) {
    record_ = nullptr;
  }
}

Options::Options(const Value& content) : record_(content.as_record()), content_(content) {}

const Value* Options::find(std::string_view key) const {
  if (record_ == nullptr) return key == main_ && !content_.is_null() ? &content_ : nullptr;
  return record_->find(key);
}

void Options::check(const std::vector<std::string_view>& known,
                    base::Diagnostics& diagnostics) const {
  if (record_ == nullptr) return;
  for (const value::Field& field : record_->fields()) {
    if (std::find(known.begin(), known.end(), field.key) == known.end()) {
      diagnostics.error(field.key_span, "unknown option '" + field.key + "'",
                        base::suggestion(field.key, known));
    }
  }
}

int Options::integer(std::string_view key, int fallback, base::Diagnostics& diagnostics) const {
  const Value* found = find(key);
  if (found == nullptr) return fallback;
  const auto* number = found->as_number();
  if (number != nullptr && number->scale() == 0 && number->coefficient() >= 0 &&
      number->coefficient() <= 1000) {
    return static_cast<int>(number->coefficient());
  }
  diagnostics.error(found->span(), "'" + std::string(key) + "' must be a whole number up to 1000");
  return fallback;
}

bool Options::boolean(std::string_view key, bool fallback, base::Diagnostics& diagnostics) const {
  const Value* found = find(key);
  if (found == nullptr) return fallback;
  if (const auto* truth = found->as_bool()) return *truth;
  diagnostics.error(found->span(), "'" + std::string(key) + "' must be true or false");
  return fallback;
}

std::optional<base::Length> Options::length(std::string_view key,
                                            base::Diagnostics& diagnostics) const {
  const Value* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto* text = found->as_text();
  const auto length = text == nullptr ? std::nullopt : base::parse_length(*text);
  if (length && *length >= base::Length{} && *length < base::Length::points(10000)) return length;
  diagnostics.error(found->span(), "'" + std::string(key) + "' must be a length", "such as 12pt");
  return std::nullopt;
}

std::string_view Options::word(std::string_view key, const std::vector<std::string_view>& known,
                               base::Diagnostics& diagnostics) const {
  const Value* found = find(key);
  if (found == nullptr) return known.front();
  const auto* text = found->as_text();
  const auto at = std::find(known.begin(), known.end(), text == nullptr ? "" : *text);
  if (at != known.end()) return *at;
  diagnostics.error(found->span(), "unknown '" + std::string(key) + "'",
                    base::suggestion(text == nullptr ? "" : *text, known));
  return known.front();
}

spec::Located located(const Value& value) {
  const auto* text = value.as_text();
  return {text == nullptr ? "" : *text, value.span()};
}

}  // namespace jianbao::compose
