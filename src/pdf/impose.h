#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/geometry.h"
#include "base/length.h"

namespace jianbao::pdf {

// How the pages of a document stand on larger sheets, for print.
struct Imposition {
  enum class Scheme { booklet, two_up, four_up } scheme = Scheme::booklet;
  base::Size sheet;     // zero: for a booklet two pages side by side, else the first page's own
  base::Length creep;   // of a booklet: by how much each sheet moves towards the fold against the
                        // one around it, as paper has a thickness
  base::Length margin;  // around the pages of a sheet
  bool marks = true;    // where pages that have a bleed are cut and folded
};

// The pages (0 and up; -1: a blank one) of each side of the sheets, from left to right and from top
// to bottom. A booklet is folded and stapled through the fold: the first sheet is the outermost.
std::vector<std::vector<int>> sheet_sides(Imposition::Scheme scheme, int pages, bool bound_right);

// A new file of such sheets, without tags, links or bookmarks: it is for the press, PDF/X-4 if the
// document is. It is not encrypted, so that one that is opens with its owner's password only.
// Fails, with the reason, where the file cannot be read.
base::Result<std::string> imposed(const std::string& bytes, const std::string& password,
                                  const Imposition& how);

}  // namespace jianbao::pdf
