#include "layout/layout.h"

#include <utility>

#include "layout/make_flow.h"
#include "layout/notes.h"
#include "layout/page_marks.h"
#include "layout/page_stream.h"

namespace jianbao::layout {

void lay_out(const doc::Document& document, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics, page::Structure& structure, const PageSink& sink) {
  warn_of_large_marks(document, typesetter, diagnostics);
  const std::size_t before = structure.size();
  const int rounds = rounds_of(document);
  Known known;
  KnownNeeds needs;
  for (int round = 1; round <= rounds; ++round) {
    const bool last = round == rounds;
    base::Diagnostics unheard;
    base::Diagnostics& heard = last ? diagnostics : unheard;
    tell(typesetter, known);
    structure.cut(before);
    Tagger tagger(structure, document);
    PageStream pages({document, typesetter, heard}, known.page_count, last ? &sink : nullptr);
    const std::vector<NoteLines> notes =
        make_notes(document, known.note_marks, typesetter, heard, tagger);
    pages.set_notes(notes);
    const auto outlet = [&](std::vector<Strip>&& strips, std::vector<Float>&& floats) {
      pages.add(std::move(strips), std::move(floats));
    };
    if (document.says_pages) needs.clear();  // a cell may have one that is longer now
    pages.add_rest(
        make_flow(document, typesetter, heard, {known, notes, tagger}, {outlet, &needs}).flow);
    Known next = pages.known();
    if (round + 1 == rounds) settle(next, known, document, diagnostics);
    if (next == known) round = std::max(round, rounds - 1);
    known = std::move(next);
  }
}

}  // namespace jianbao::layout
