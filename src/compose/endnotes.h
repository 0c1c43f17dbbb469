#pragma once

#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// A list of the notes that no list has yet, behind their numbers, which lead back to the calls.
// Where each chapter counts anew, a list of several has their titles above their notes.
class Endnotes {
 public:
  Endnotes(BlockComposer& blocks, const Input& input) : blocks_(blocks), input_(input) {}

  void compose(base::Span span);

 private:
  // The notes of one call, by language.
  struct Item {
    std::vector<const doc::Note*> notes;
    int chapter = 0;
  };
  std::vector<Item> items() const;
  doc::Words words(const doc::Note* note, const std::string& language);
  doc::Words marker(const doc::Note* note, const std::string& language);
  void chapter_title(int chapter, base::Span span);
  void list(const Item* begin, const Item* end, base::Span span);

  BlockComposer& blocks_;
  const Input& input_;
};

}  // namespace jianbao::compose
