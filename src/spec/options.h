#pragma once

#include <optional>
#include <string_view>

#include "base/length.h"
#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// Whether a block's content stands for its main option, and is no map of options.
bool is_short(const value::Value& content, const BlockKind& kind);

// The options of a block, or of a map within one, that has been checked. Asking for one that the
// vocabulary does not have is a bug; a value of the wrong type, or out of its range, is as if it
// were not there.
class Options {
 public:
  Options(const value::Value& content, const BlockKind& kind)
      : content_(content), keys_(kind.options), main_(is_short(content, kind) ? kind.main : "") {}
  Options(const value::Value& content, const MapSpec& keys) : content_(content), keys_(keys) {}

  const value::Value* find(std::string_view name) const;
  int integer(std::string_view name, int fallback) const;
  bool boolean(std::string_view name, bool fallback) const;
  std::optional<base::Length> length(std::string_view name) const;
  // One of the key's choices; the first of them when it is not given.
  std::string_view word(std::string_view name) const;

 private:
  const value::Value& content_;
  const MapSpec& keys_;
  std::string_view main_;  // when the content is that option alone
};

}  // namespace jianbao::spec
