#include "pdf/navigation.h"

#include <map>

namespace jianbao::pdf {

namespace {

struct Target {
  HPDF_Page page = nullptr;
  base::Point at;
  base::Length page_height;
};

// libharu's own call wants a zoom; null keeps the reader's (ISO 32000-1, 12.3.2.2).
HPDF_Destination destination(const Target& target) {
  HPDF_Destination result = HPDF_Page_CreateDestination(target.page);
  HPDF_Array_Clear(result);
  HPDF_Array_Add(result, target.page);
  HPDF_Array_AddName(result, "XYZ");
  HPDF_Array_AddReal(result, static_cast<HPDF_REAL>(target.at.x.to_points()));
  const base::Length from_foot = target.page_height - target.at.y;
  HPDF_Array_AddReal(result, static_cast<HPDF_REAL>(from_foot.to_points()));
  HPDF_Array_Add(result, HPDF_Null_New(result->mmgr));
  return result;
}

HPDF_Rect rectangle(const page::Rectangle& area, base::Length height) {
  const auto real = [](base::Length length) { return static_cast<HPDF_REAL>(length.to_points()); };
  return {real(area.origin.x), real(height - area.origin.y - area.size.height),
          real(area.origin.x + area.size.width), real(height - area.origin.y)};
}

class Outline {
 public:
  explicit Outline(const Haru& haru) : haru_(haru) {}

  void add(const page::Anchor& anchor, const Target& target) {
    const auto level = static_cast<std::size_t>(anchor.level < 1 ? 1 : anchor.level);
    if (open_.size() >= level) open_.resize(level - 1);
    HPDF_Outline parent = open_.empty() ? nullptr : open_.back();
    // libharu wants an encoder for other titles; the text string takes its place.
    HPDF_Outline entry = HPDF_CreateOutline(haru_.document(), parent, "-", nullptr);
    haru_.add_text(entry, "Title", anchor.title);
    HPDF_Outline_SetDestination(entry, destination(target));
    open_.push_back(entry);
  }

 private:
  const Haru& haru_;
  std::vector<HPDF_Outline> open_;
};

}  // namespace

void add_navigation(const Haru& haru, const std::vector<page::Page>& pages,
                    const std::vector<HPDF_Page>& targets) {
  std::map<std::string, Target> anchors;
  Outline outline(haru);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const page::Item& item : pages[i].items) {
      const auto* anchor = std::get_if<page::Anchor>(&item);
      if (anchor == nullptr) continue;
      const Target target{targets[i], anchor->at, pages[i].size.height};
      anchors.emplace(anchor->name, target);
      if (!anchor->title.empty()) outline.add(*anchor, target);
    }
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const page::Item& item : pages[i].items) {
      const auto* link = std::get_if<page::Link>(&item);
      if (link == nullptr) continue;
      const HPDF_Rect area = rectangle(link->area, pages[i].size.height);
      HPDF_Annotation annotation = nullptr;
      if (!link->url.empty()) {
        annotation = HPDF_Page_CreateURILinkAnnot(targets[i], area, link->url.c_str());
      } else if (const auto found = anchors.find(link->destination); found != anchors.end()) {
        annotation = HPDF_Page_CreateLinkAnnot(targets[i], area, destination(found->second));
      }
      if (annotation != nullptr) HPDF_LinkAnnot_SetBorderStyle(annotation, 0, 0, 0);
    }
  }
}

}  // namespace jianbao::pdf
