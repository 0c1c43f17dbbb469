#include "expr/text_pieces.h"

#include <algorithm>

#include "expr/wording.h"

namespace jianbao::expr {

namespace {

// Whether a text, or what a text by language says in this one, comes from a table file.
bool is_plain(const value::Value& value, const Language& language) {
  if (!is_language_map(value)) return value.is_plain();
  const value::Value* picked = pick_language(*value.as_record(), language);
  return picked != nullptr && picked->is_plain();
}

}  // namespace

std::vector<TextPiece> pieces_of(const value::Value& value, const Language& language,
                                 base::Span use, base::Diagnostics& diagnostics) {
  const NativeTexts* natives = language.natives.get();
  const bool plain = is_plain(value, language);
  if (natives == nullptr) return {{display(value, language, use, diagnostics), false, plain}};
  if (const auto* text = value.as_text()) {
    if (const auto* made = natives->made(*text, value.span())) return *made;
    return {{display(value, language, use, diagnostics), natives->holds(value.span()), plain}};
  }
  const std::size_t before = natives->taken();
  std::string words = display(value, language, use, diagnostics);
  return {{std::move(words), natives->taken() > before, plain}};
}

value::Value text_of(std::vector<TextPiece> pieces, const Language& language, base::Span span) {
  std::string words;
  for (const TextPiece& piece : pieces) words += piece.words;
  const bool any = std::any_of(pieces.begin(), pieces.end(),
                               [](const TextPiece& piece) { return piece.native; });
  // Marks of an author that stand beside plain words are taken for plain as well.
  const bool plain =
      std::any_of(pieces.begin(), pieces.end(), [](const TextPiece& piece) { return piece.plain; });
  if (any && language.natives) language.natives->add_made(words, span, std::move(pieces));
  if (plain) return value::Value::plain_text(std::move(words), span);
  return value::Value(std::move(words), span);
}

}  // namespace jianbao::expr
