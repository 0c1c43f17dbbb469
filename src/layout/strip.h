#pragma once

#include <string>
#include <vector>

#include "doc/doc.h"
#include "page/page.h"

namespace jianbao::layout {

// A band of the text area that no page break parts: a pair of lines, a row of cards, a table row.
struct Strip {
  int baselines = 1;                      // the height
  std::vector<page::Item> items;          // from the strip's top and the text area's left edge
  std::vector<page::Item> sheet_items;    // from the sheet's top left corner, painted first
  int break_cost = 0;                     // of a page break after it; `never` forbids it
  bool blank = false;                     // dropped at the top of a page
  bool break_before = false;              // starts a page
  bool column_rule = false;               // part of parallel text: the hairline runs through
  bool bare_page = false;                 // its page has no furniture
  const doc::Heading* heading = nullptr;  // the section that starts here
  const std::vector<doc::Row>* table = nullptr;  // rows that are repeated when its table goes on
};

constexpr int never = 1'000'000;

}  // namespace jianbao::layout
