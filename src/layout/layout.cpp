#include "layout/layout.h"

#include <algorithm>

#include "layout/notes.h"
#include "layout/page_stream.h"

namespace jianbao::layout {

namespace {

bool names_count(const doc::RunningText& text) {
  return std::any_of(text.begin(), text.end(), [](const doc::RunningPart& part) {
    return part.kind == doc::RunningPart::Kind::pages;
  });
}

bool names_count(const doc::RunningLine& line) {
  return names_count(line.inner) || names_count(line.center) || names_count(line.outer);
}

// Whether a page shows, or depends on, how many there are.
bool needs_count(const doc::Document& document) {
  const auto names = [](const doc::RunningLines& lines) {
    return names_count(lines.header) || names_count(lines.footer);
  };
  const doc::Furniture& furniture = document.furniture;
  if (names(furniture.usual) || document.master.side_column > base::Length{}) return true;
  for (const auto* lines :
       {&furniture.first, &furniture.left, &furniture.right, &furniture.blank}) {
    if (*lines && names(**lines)) return true;
  }
  return false;
}

bool streams(const doc::Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const doc::Block& block) {
    const auto* table = std::get_if<doc::Table>(&block);
    return table != nullptr && table->more_rows;
  });
}

// Where contents or references say pages, their own lines move what follows; their number is known
// after the first round, so that the third is right. Where pages leave before the last is planned,
// their number is known after a round. What an earlier round has to say the last says again.
int rounds_of(const doc::Document& document) {
  if (has_contents(document) || document.says_pages) return 3;
  return streams(document) && needs_count(document) ? 2 : 1;
}

}  // namespace

void lay_out(const doc::Document& document, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics, const PageSink& sink) {
  const int rounds = rounds_of(document);
  typesetter.set_pages({});
  Pagination facts;
  KnownNeeds needs;
  for (int round = 1; round <= rounds; ++round) {
    const bool last = round == rounds;
    base::Diagnostics unheard;
    base::Diagnostics& heard = last ? diagnostics : unheard;
    PageStream pages({document, typesetter, heard}, facts.count, last ? &sink : nullptr);
    pages.set_notes(make_notes(document, typesetter));
    const auto outlet = [&](std::vector<Strip>&& strips, std::vector<Float>&& floats) {
      pages.add(std::move(strips), std::move(floats));
    };
    if (document.says_pages) needs.clear();  // a cell may have one that is longer now
    auto rest = make_flow(document, typesetter, heard, facts.entries, {outlet, &needs});
    facts = pages.finish(std::move(rest.flow));
    typesetter.set_pages(facts.pages_of_anchors);
  }
}

}  // namespace jianbao::layout
