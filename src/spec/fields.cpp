#include "spec/fields.h"

#include <cstdio>
#include <cstdlib>

#include "spec/fits.h"

namespace jianbao::spec {

namespace {

[[noreturn]] void drifted(std::string_view what, std::string_view key, const char* how) {
  std::fprintf(stderr, "jianbao: bug: the key '%s' of %s %s\n", std::string(key).c_str(),
               std::string(what).c_str(), how);
  std::abort();
}

}  // namespace

Fields::Fields(const value::Value& value, const MapSpec& spec)
    : record_(value.as_record()), spec_(spec) {}

const KeySpec& Fields::key_spec(std::string_view key) const {
  const KeySpec* found = spec_.find(key);
  if (found == nullptr) drifted(spec_.what, key, "is read, but not in the vocabulary");
  return *found;
}

const value::Value* Fields::find(std::string_view key) {
  const KeySpec& spec = key_spec(key);
  asked_.emplace(key);
  const value::Value* found = record_ == nullptr ? nullptr : record_->find(key);
  return found == nullptr || found->is_null() || !fits(*found, spec) ? nullptr : found;
}

std::optional<std::string> Fields::text(std::string_view key) {
  const value::Value* found = find(key);
  const auto* text = found == nullptr ? nullptr : found->as_text();
  return text == nullptr ? std::nullopt : std::optional(*text);
}

Located Fields::located(std::string_view key) {
  const value::Value* found = find(key);
  return found == nullptr ? Located{} : spec::located(*found);
}

std::optional<base::Length> Fields::length(std::string_view key, base::Length em) {
  const auto written = text(key);
  return written ? base::parse_length(*written, em) : std::nullopt;
}

std::optional<int> Fields::integer(std::string_view key) {
  const value::Value* found = find(key);
  const auto* number = found == nullptr ? nullptr : found->as_number();
  return number == nullptr ? std::nullopt : std::optional(static_cast<int>(number->coefficient()));
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const value::Value* found = find(key);
  const auto* truth = found == nullptr ? nullptr : found->as_bool();
  return truth == nullptr ? std::nullopt : std::optional(*truth);
}

std::optional<base::Color> Fields::color(std::string_view key) {
  const auto written = text(key);
  return written ? parse_color(*written) : std::nullopt;
}

std::vector<const value::Value*> Fields::items(std::string_view key) {
  const value::Value* found = find(key);
  std::vector<const value::Value*> items;
  if (found == nullptr) return items;
  if (found->as_list() == nullptr && fits_one(*found, key_spec(key))) return {found};
  if (found->as_list() == nullptr) return items;
  for (const value::Value& item : *found->as_list()) {
    if (fits_one(item, key_spec(key))) items.push_back(&item);
  }
  return items;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> texts;
  for (const value::Value* item : items(key)) {
    if (const auto* text = item->as_text()) texts.push_back(*text);
  }
  return texts;
}

void Fields::finish() const {
  for (const KeySpec& key : spec_.keys) {
    if (!asked_.contains(key.name)) drifted(spec_.what, key.name, "is described, but never read");
  }
}

}  // namespace jianbao::spec
