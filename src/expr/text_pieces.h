#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "expr/language.h"
#include "value/value.h"

namespace jianbao::expr {

// What a value says, in pieces that are native or not.
std::vector<TextPiece> pieces_of(const value::Value& value, const Language& language,
                                 base::Span use, base::Diagnostics& diagnostics);

// The text of pieces, at a place; which of them are native is noted in the language's `natives`.
value::Value text_of(std::vector<TextPiece> pieces, const Language& language, base::Span span);

}  // namespace jianbao::expr
