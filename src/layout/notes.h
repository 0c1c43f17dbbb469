#pragma once

#include "layout/flow.h"
#include "text/text.h"

namespace jianbao::layout {

// The notes of a document, each broken to its column's width.
std::vector<NoteLines> make_notes(const doc::Document& document, text::Typesetter& typesetter);

}  // namespace jianbao::layout
