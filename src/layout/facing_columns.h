#pragma once

#include "layout/make_flow.h"

namespace jianbao::layout {

// Makes one strip of each set of columns that fits a page in both languages: facing pages are in
// step strip by strip, and what stands beside what in columns follows from their own balance. Sets
// that are taller, or stand in a box, stay as they are.
// One of them may run from top to bottom, each by the master of its own.
struct Masters {
  const doc::PageMaster& left;
  const doc::PageMaster& right;
};
void join_columns(DocumentFlow& left, DocumentFlow& right, const Masters& masters);

}  // namespace jianbao::layout
