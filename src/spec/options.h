#pragma once

#include <string_view>

#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// Whether a block's content stands for its main option, and is no map of options.
bool is_short(const value::Value& content, const BlockKind& kind);

// The options of a block that has been checked. Asking for one that the vocabulary does not have is
// a bug; a value of the wrong type is as if it were not there.
class Options {
 public:
  Options(const value::Value& content, const BlockKind& kind) : content_(content), kind_(kind) {}

  const value::Value* find(std::string_view name) const;
  int integer(std::string_view name, int fallback) const;
  bool boolean(std::string_view name, bool fallback) const;

 private:
  const value::Value& content_;
  const BlockKind& kind_;
};

}  // namespace jianbao::spec
