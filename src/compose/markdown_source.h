#pragma once

#include <string>
#include <string_view>
#include <vector>

// What a text needs before and after CommonMark reads it. Noncharacters, which no text has
// (Unicode 23.7), do the work: they stand where a mark has to be seen in another light, or in the
// place of a character that is no mark, and are gone from what comes out.
namespace jianbao::compose::markdown {

// Words in which no character is a mark: figures, texts of table files, and what the engine words
// itself. Where a line of them ends, the line ends.
std::string literal(std::string_view words);
// Words that are read as CommonMark.
std::string authored(std::string words);
// What a reader sees of words that were prepared.
std::string restored(std::string_view words);

using IsPunctuation = bool (*)(char32_t);

// Han, kana, Hangul and the full-width signs and marks that go with them. In a Chinese text the
// quotation marks, dashes and dots that it shares with Western ones too.
bool is_cjk(char32_t character, bool chinese);

// CommonMark wants a space or a mark beside `**` where a mark stands on its other side, which
// Chinese does not have. Next to CJK characters, an asterisk opens or closes an emphasis whatever
// mark it stands beside (the CJK-friendly amendments of CommonMark).
std::string with_cjk_flanking(std::string_view text, bool chinese, IsPunctuation is_punctuation);

// The same text where nothing at the start of a line begins a block, but the definitions of notes.
std::string without_blocks(std::string_view text);

// The same text where a tag at the start of a line is read like any other.
std::string without_html_blocks(std::string_view text);

// The notes that lines define, as they are called: "[^a]". None where code may look like them.
std::vector<std::string> defined_notes(std::string_view text);

// Whether it may hold anything that CommonMark reads as more than letters.
bool may_have_marks(std::string_view text);
bool may_have_blocks(std::string_view text);

}  // namespace jianbao::compose::markdown
