#pragma once

#include <map>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/haru.h"
#include "pdf/structure_tree.h"

namespace jianbao::pdf {

// Bookmarks of the anchors that have titles, and the links of the pages, which may lead forwards:
// they are made when all pages are there.
class Navigation {
 public:
  // No annotation may stand on what a press prints (ISO 15930-7, 6.17): such pages have no links.
  void add(const page::Page& page, HPDF_Page target, bool with_links);
  // The names of places, for links from outside: "FILE#name" (ISO 32000-1, 12.3.2.3). Empty: none.
  std::string names() const;
  // Links that are part of an element say so to the tree, if there is one.
  void make(const Haru& haru, StructureTree* tree) const;

 private:
  struct Place {
    HPDF_Page page = nullptr;
    base::Length page_height;
  };
  struct PlacedAnchor {
    Place place;
    page::Anchor anchor;
  };
  struct PlacedLink {
    Place place;
    page::Link link;
  };
  static HPDF_Destination destination(const Haru& haru, const PlacedAnchor& target);
  // Null: it leads nowhere.
  static HPDF_Annotation make_link(const Haru& haru, const PlacedLink& placed,
                                   const std::map<std::string, const PlacedAnchor*>& targets);

  std::vector<PlacedAnchor> anchors_;
  std::vector<PlacedLink> links_;
};

}  // namespace jianbao::pdf
