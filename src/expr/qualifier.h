#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/language.h"
#include "value/value.h"

namespace jianbao::expr {

// How near a figure's number stands to the truth: its field `about` says `over`, `passed` (a mark
// that was reached), `first-passed`, `nearly` or `around`.
struct Qualifier {
  std::string sign;     // ">5500", in tables
  std::string before;   // "over RMB 550 billion", 近3000亿元
  std::string between;  // 2300多平方公里
  std::string after;    // "RMB 300 billion, a first"
  std::string remark;   // 已突破, beside the figure
};
// Empty when the word is none of these.
std::optional<Qualifier> word_qualifier(std::string_view about, const Language& language);
const std::vector<std::string_view>& qualifier_names();

// The figure in a sentence, `plain`, with its qualifier.
std::string word_qualified(const value::Record& figure, std::string_view plain,
                           const Qualifier& qualifier, const Language& language);

}  // namespace jianbao::expr
