#include "expr/text_pieces.h"

#include <algorithm>

#include "expr/wording.h"

namespace jianbao::expr {

std::vector<TextPiece> pieces_of(const value::Value& value, const Language& language,
                                 base::Span use, base::Diagnostics& diagnostics) {
  const NativeTexts* natives = language.natives.get();
  if (natives == nullptr) return {{display(value, language, use, diagnostics)}};
  if (const auto* text = value.as_text()) {
    if (const auto* made = natives->made(*text, value.span())) return *made;
    return {{display(value, language, use, diagnostics), natives->holds(value.span())}};
  }
  const std::size_t before = natives->taken();
  std::string words = display(value, language, use, diagnostics);
  return {{std::move(words), natives->taken() > before}};
}

value::Value text_of(std::vector<TextPiece> pieces, const Language& language, base::Span span) {
  std::string words;
  for (const TextPiece& piece : pieces) words += piece.words;
  const bool any = std::any_of(pieces.begin(), pieces.end(),
                               [](const TextPiece& piece) { return piece.native; });
  if (any && language.natives) language.natives->add_made(words, span, std::move(pieces));
  return value::Value(std::move(words), span);
}

}  // namespace jianbao::expr
