#pragma once

#include <vector>

#include "page/page.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// Bookmarks of the anchors that have titles, and the links of each page.
void add_navigation(const Haru& haru, const std::vector<page::Page>& pages,
                    const std::vector<HPDF_Page>& targets);

}  // namespace jianbao::pdf
