#pragma once

#include <set>
#include <utility>

#include "base/source.h"

namespace jianbao::expr {

// Texts that were written in the language that is made, where other texts are converted to it: by
// their places, so that what an expression gives is known again.
class NativeTexts {
 public:
  void add(const base::Span& span) {
    ++taken_;
    if (span.file != nullptr) places_.emplace(span.file, span.begin);
  }
  bool holds(const base::Span& span) const {
    return span.file != nullptr && places_.contains({span.file, span.begin});
  }
  // How often one was taken.
  std::size_t taken() const { return taken_; }

 private:
  std::set<std::pair<const base::SourceFile*, std::size_t>> places_;
  std::size_t taken_ = 0;
};

}  // namespace jianbao::expr
