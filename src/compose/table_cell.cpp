#include "compose/table_cell.h"

#include <algorithm>

#include "compose/inline_composer.h"

namespace jianbao::compose {

namespace {

std::string bare(const doc::Words& words) { return expr::without_separators(plain_text(words)); }

}  // namespace

doc::Cell compose_cell(BlockComposer& blocks, const value::Value& text, const std::string& style,
                       const CellLook& look) {
  doc::Cell cell;
  std::vector<std::string> said;
  for (const std::string& language : look.languages) {
    const std::size_t notes = blocks.references().note_count();
    doc::Words words = blocks.words(text, style, language, {.over = look.over});
    if (look.align != style::Align::justify) words.style.align = look.align;
    std::string plain = bare(words);
    const bool again = std::find(said.begin(), said.end(), plain) != said.end();
    if (said.empty()) {
      cell.words = std::move(words);
    } else if (!again && !words.inlines.empty()) {
      cell.below.push_back(std::move(words));
    } else {
      blocks.references().drop_notes(notes);
    }
    said.push_back(std::move(plain));
  }
  return cell;
}

std::string said(const doc::Cell& cell) {
  std::string all = bare(cell.words);
  for (const doc::Words& words : cell.below) all += "\n" + bare(words);
  return all;
}

}  // namespace jianbao::compose
