#pragma once

#include <string>
#include <vector>

#include "layout/page_break.h"

namespace jianbao::layout {

// The mark of each note, numbered by the page that calls it first. The languages of a call share
// its number, even where the second's line stands a page later; new ones there are counted on from
// it, so that no page has a number twice. Empty where notes are not numbered by page.
std::vector<std::string> note_marks(const doc::Document& document, const PageFlow& flow,
                                    const std::vector<PagePlan>& plans);

}  // namespace jianbao::layout
