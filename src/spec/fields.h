#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/base.h"
#include "spec/located.h"
#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// Reads a map that `check_map` has seen, key by key; what has the wrong type is as if it were not
// there, since its error has been said. Only keys of the table may be asked for, and when `finish`
// is called each must have been: what is described and what is read cannot drift apart.
class Fields {
 public:
  Fields(const value::Value& value, const MapSpec& spec);

  const value::Value* find(std::string_view key);
  std::optional<std::string> text(std::string_view key);
  Located located(std::string_view key);
  std::optional<base::Length> length(std::string_view key, base::Length em = {});
  std::optional<int> integer(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<base::Color> color(std::string_view key);
  // One text or a list of texts.
  std::vector<std::string> texts(std::string_view key);
  // The items of a list, the value itself if it is none, nothing if it is not there.
  std::vector<const value::Value*> items(std::string_view key);
  void finish() const;

 private:
  const KeySpec& key_spec(std::string_view key) const;

  const value::Record* record_ = nullptr;
  const MapSpec& spec_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace jianbao::spec
