#pragma once

#include <string>

#include "compose/evaluation.h"

namespace jianbao::compose {

// Where words of an expanded text stand in the files that it came from.
class Places {
 public:
  // `whole` where the words are not found as they are.
  Places(const Expanded& text, base::Span whole) : text_(text), whole_(whole) {}

  base::Span whole() const { return whole_; }
  // Where the words stand for the first time, or after so many times.
  base::Span find(const std::string& words, std::size_t after = 0) const;

 private:
  const Expanded& text_;
  base::Span whole_;
};

}  // namespace jianbao::compose
