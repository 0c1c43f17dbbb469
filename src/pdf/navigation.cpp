#include "pdf/navigation.h"

#include <algorithm>

#include "base/number.h"
#include "base/utf8.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

HPDF_Rect rectangle(const page::Rectangle& area, base::Length height) {
  const auto real = [](base::Length length) { return static_cast<HPDF_REAL>(length.to_points()); };
  return {real(area.origin.x), real(height - area.origin.y - area.size.height),
          real(area.origin.x + area.size.width), real(height - area.origin.y)};
}

class Outline {
 public:
  explicit Outline(const Haru& haru) : haru_(haru) {}

  void add(const page::Anchor& anchor, HPDF_Destination destination) {
    const auto level = static_cast<std::size_t>(anchor.level < 1 ? 1 : anchor.level);
    if (open_.size() >= level) open_.resize(level - 1);
    HPDF_Outline parent = open_.empty() ? nullptr : open_.back();
    // libharu wants an encoder for other titles; the text string takes its place.
    HPDF_Outline entry = haru_.made(HPDF_CreateOutline(haru_.document(), parent, "-", nullptr));
    haru_.add_text(entry, "Title", anchor.title);
    HPDF_Outline_SetDestination(entry, destination);
    open_.push_back(entry);
  }

 private:
  const Haru& haru_;
  std::vector<HPDF_Outline> open_;
};

}  // namespace

void Navigation::add(const page::Page& page, HPDF_Page target, bool with_links) {
  const Place place{target, page.size.height};
  for (const page::Item& item : page.items) {
    if (const auto* anchor = std::get_if<page::Anchor>(&item)) anchors_.push_back({place, *anchor});
    const auto* link = with_links ? std::get_if<page::Link>(&item) : nullptr;
    if (link != nullptr) links_.push_back({place, *link});
  }
}

// libharu's own call wants a zoom; null keeps the reader's (ISO 32000-1, 12.3.2.2).
HPDF_Destination Navigation::destination(const Haru& haru, const PlacedAnchor& target) {
  HPDF_Destination result = haru.made(HPDF_Page_CreateDestination(target.place.page));
  HPDF_Array_Clear(result);
  HPDF_Array_Add(result, target.place.page);
  HPDF_Array_AddName(result, "XYZ");
  HPDF_Array_AddReal(result, static_cast<HPDF_REAL>(target.anchor.at.x.to_points()));
  const base::Length from_foot = target.place.page_height - target.anchor.at.y;
  HPDF_Array_AddReal(result, static_cast<HPDF_REAL>(from_foot.to_points()));
  HPDF_Array_Add(result, haru.made(HPDF_Null_New(result->mmgr)));
  return result;
}

// Viewers that are asked for a name (RFC 8118: #nameddest=…) take those in the file for text
// strings.
std::string Navigation::names() const {
  const auto key = [](const std::string& name) {
    const bool ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
    return ascii ? name : utf16_text(name);
  };
  std::map<std::string, const PlacedAnchor*> sorted;
  for (const PlacedAnchor& placed : anchors_) {
    if (!placed.anchor.name.empty()) sorted.emplace(key(placed.anchor.name), &placed);
  }
  if (sorted.empty()) return {};
  std::string out = "/Names[";
  for (const auto& [name, placed] : sorted) {
    const base::Point at = placed->anchor.at;
    out += "<" + hex(name) + ">[" + std::to_string(number_of(placed->place.page)) + " 0 R/XYZ " +
           base::number(at.x) + " " + base::number(placed->place.page_height - at.y) + " null]\n";
  }
  return out + "]";
}

HPDF_Annotation Navigation::make_link(const Haru& haru, const PlacedLink& placed,
                                      const std::map<std::string, const PlacedAnchor*>& targets) {
  const auto& [place, link] = placed;
  const HPDF_Rect area = rectangle(link.area, place.page_height);
  HPDF_Annotation annotation = nullptr;
  if (!link.url.empty()) {
    annotation = haru.made(HPDF_Page_CreateURILinkAnnot(place.page, area, link.url.c_str()));
  } else if (const auto found = targets.find(link.destination); found != targets.end()) {
    HPDF_Destination target = destination(haru, *found->second);
    annotation = haru.made(HPDF_Page_CreateLinkAnnot(place.page, area, target));
  }
  if (annotation == nullptr) return nullptr;
  HPDF_LinkAnnot_SetBorderStyle(annotation, 0, 0, 0);
  constexpr int printed = 4;  // what is hidden on paper no archive has (ISO 19005-2, 6.3.2)
  HPDF_Dict_AddNumber(annotation, "F", printed);
  return annotation;
}

void Navigation::make(const Haru& haru, StructureTree* tree) const {
  std::map<std::string, const PlacedAnchor*> targets;
  Outline outline(haru);
  for (const PlacedAnchor& placed : anchors_) {
    targets.emplace(placed.anchor.name, &placed);
    if (!placed.anchor.title.empty()) outline.add(placed.anchor, destination(haru, placed));
  }
  for (const PlacedLink& placed : links_) {
    HPDF_Annotation annotation = make_link(haru, placed, targets);
    if (annotation == nullptr) continue;
    const page::Link& link = placed.link;
    // What stands for it in other words (ISO 14289-1, 7.18.5).
    haru.add_text(annotation, "Contents",
                  link.words.empty() ? link.url : base::without_joiners(link.words));
    // One in a header is no part of the text, and has no element.
    if (tree == nullptr || link.tag <= page::artifact) continue;
    const std::size_t key =
        tree->add_annotation(link.tag, number_of(placed.place.page), number_of(annotation));
    HPDF_Dict_AddNumber(annotation, "StructParent", static_cast<HPDF_INT32>(key));
  }
}

}  // namespace jianbao::pdf
