#include "spec/vocabulary.h"

namespace jianbao::spec {

const MapSpec& numbering_keys() {
  static const MapSpec keys{
      .what = "the numbering",
      .keys = {{.name = "headings",
                .type = Type::words,
                .description = "By level, each a sample of its first number: 一、 or 1.1",
                .count = Count::list},
               {.name = "lists",
                .type = Type::words,
                .description = "The same for ordered lists, by how deep they stand",
                .count = Count::list},
               {.name = "bullets",
                .type = Type::words,
                .description = "What stands before the items of other lists",
                .count = Count::list},
               {.name = "figures",
                .type = Type::words,
                .description = "Before the captions of images and the titles of charts: 图1"},
               {.name = "tables",
                .type = Type::words,
                .description = "Before the captions of tables: Table 1"}}};
  return keys;
}

const MapSpec& note_keys() {
  static const MapSpec keys{
      .what = "'notes'",
      .keys = {{.name = "numbering",
                .type = Type::choice,
                .description = "Through the document, or anew in each chapter (a heading of level "
                               "1) or on each page",
                .choices = {"document", "chapter", "page"}},
               {.name = "mark",
                .type = Type::words,
                .description = "A sample of the first one's: ① or 1 or [1]"},
               {.name = "place",
                .type = Type::choice,
                .description = "At the foot of their pages, or where a block 'endnotes' stands",
                .choices = {"page", "end"}}}};
  return keys;
}

}  // namespace jianbao::spec
