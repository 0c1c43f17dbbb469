#pragma once

#include <string>
#include <vector>

#include "doc/doc.h"

namespace jianbao::layout {

// A voice for English is silent at 嘉兴: what is written in the characters of another language is
// read in that (WCAG 2.1, 3.1.2; ISO 14289-1, 7.2). Latin letters stay what the text around is:
// names and units in Chinese are no English.

// The language that a text is read in whose words are said to be in `language`; `languages` are the
// document's.
std::string spoken_language(std::string_view text, const std::string& language,
                            const std::vector<std::string>& languages);

// The same words, cut where such characters begin and end.
std::vector<doc::Inline> cut_by_writing(std::vector<doc::Inline> inlines);

}  // namespace jianbao::layout
