#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "spec/spec.h"
#include "value/value.h"

namespace jianbao::compose {

// A block's options; a text or a list stands for the option that the kind is about.
class Options {
 public:
  Options(const spec::BlockSpec& block, std::string_view main);
  // Of a map within a block: a table's column.
  explicit Options(const value::Value& content);

  const value::Value* find(std::string_view key) const;
  // Unknown keys are errors.
  void check(const std::vector<std::string_view>& known, base::Diagnostics& diagnostics) const;

  int integer(std::string_view key, int fallback, base::Diagnostics& diagnostics) const;
  bool boolean(std::string_view key, bool fallback, base::Diagnostics& diagnostics) const;
  std::optional<base::Length> length(std::string_view key, base::Diagnostics& diagnostics) const;
  // One of the words that are known, the first of them if it isn't given.
  std::string_view word(std::string_view key, const std::vector<std::string_view>& known,
                        base::Diagnostics& diagnostics) const;

 private:
  const value::Record* record_;
  std::string_view main_;
  const value::Value& content_;
};

// An expression that an option holds.
spec::Located located(const value::Value& value);

}  // namespace jianbao::compose
