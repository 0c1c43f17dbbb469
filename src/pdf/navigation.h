#pragma once

#include <map>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// Bookmarks of the anchors that have titles, and the links of the pages, which may lead forwards:
// they are made when all pages are there.
class Navigation {
 public:
  void add(const page::Page& page, HPDF_Page target);
  void make(const Haru& haru) const;

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
  static HPDF_Destination destination(const PlacedAnchor& target);
  void make_link(const PlacedLink& placed,
                 const std::map<std::string, const PlacedAnchor*>& targets) const;

  std::vector<PlacedAnchor> anchors_;
  std::vector<PlacedLink> links_;
};

}  // namespace jianbao::pdf
