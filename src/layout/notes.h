#pragma once

#include "layout/flow.h"
#include "layout/tagger.h"
#include "text/text.h"

namespace jianbao::layout {

// The notes of a document, each broken to its column's width; without marks they have their own.
std::vector<NoteLines> make_notes(const doc::Document& document,
                                  const std::vector<std::string>& marks,
                                  text::Typesetter& typesetter, base::Diagnostics& diagnostics,
                                  Tagger& tagger);

}  // namespace jianbao::layout
