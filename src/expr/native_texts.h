#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"

namespace jianbao::expr {

// A part of a text; a native one was written in the language that is made, a plain one has no
// marks.
struct TextPiece {
  std::string words;
  bool native = false;
  bool plain = false;
};

// Texts that were written in the language that is made, where other texts are converted to it: by
// their places, so that what an expression gives is known again, and those that an expression has
// made of them by what they say.
class NativeTexts {
 public:
  void add(const base::Span& span) {
    ++taken_;
    if (span.file != nullptr) places_.insert(place(span));
  }
  bool holds(const base::Span& span) const {
    return span.file != nullptr && places_.contains(place(span));
  }
  // How often one was taken.
  std::size_t taken() const { return taken_; }

  void add_made(const std::string& words, const base::Span& span, std::vector<TextPiece> pieces) {
    made_.insert_or_assign({place(span), words}, std::move(pieces));
  }
  // Null: no expression has made it of native texts.
  const std::vector<TextPiece>* made(const std::string& words, const base::Span& span) const {
    const auto found = made_.find({place(span), words});
    return found == made_.end() ? nullptr : &found->second;
  }

 private:
  using Place = std::pair<const base::SourceFile*, std::size_t>;
  static Place place(const base::Span& span) { return {span.file, span.begin}; }

  std::set<Place> places_;
  std::size_t taken_ = 0;
  std::map<std::pair<Place, std::string>, std::vector<TextPiece>> made_;
};

}  // namespace jianbao::expr
