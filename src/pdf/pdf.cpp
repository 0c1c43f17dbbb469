#include "pdf/pdf.h"

#include "pdf/content.h"
#include "pdf/font_objects.h"
#include "pdf/haru.h"
#include "pdf/image_objects.h"
#include "pdf/navigation.h"

namespace jianbao::pdf {

namespace {

void write_metadata(const Haru& haru, const Metadata& metadata) {
  HPDF_Doc document = haru.document();
  const HPDF_Date date{metadata.year, metadata.month, metadata.day, 0, 0, 0, 'Z', 0, 0};
  HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, date);
  HPDF_SetInfoDateAttr(document, HPDF_INFO_MOD_DATE, date);
  haru.add_text(document->info, "Title", metadata.title);
  if (!metadata.author.empty()) haru.add_text(document->info, "Author", metadata.author);
  haru.add_text(document->info, "Creator", "Jianbao");
  HPDF_Dict_Add(document->catalog, "Lang",
                HPDF_String_New(haru.memory(), metadata.language.c_str(), nullptr));
  HPDF_Dict viewer = HPDF_Dict_New(haru.memory());
  HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
  if (metadata.bound_right) HPDF_Dict_AddName(viewer, "Direction", "R2L");
  HPDF_Dict_Add(document->catalog, "ViewerPreferences", viewer);
}

void add_opacities(const Haru& haru, const page::Page& page, HPDF_Dict resources) {
  const auto opacities = page_opacities(page);
  if (opacities.empty()) return;
  HPDF_Dict states = HPDF_Dict_New(haru.memory());
  for (const Opacity opacity : opacities) {
    HPDF_Dict state = HPDF_Dict_New(haru.memory());
    HPDF_Dict_AddReal(state, "ca", static_cast<HPDF_REAL>(opacity.fill) / page::opaque);
    HPDF_Dict_AddReal(state, "CA", static_cast<HPDF_REAL>(opacity.stroke) / page::opaque);
    HPDF_Dict_Add(states, opacity_resource(opacity).c_str(), state);
  }
  HPDF_Dict_Add(resources, "ExtGState", states);
}

void add_images(const Haru& haru, const std::vector<const DocumentImage*>& images,
                HPDF_Dict resources) {
  if (images.empty()) return;
  HPDF_Dict objects = HPDF_Dict_New(haru.memory());
  for (const DocumentImage* image : images) {
    HPDF_Dict_Add(objects, image->resource.c_str(), image->object);
  }
  HPDF_Dict_Add(resources, "XObject", objects);
}

HPDF_Page add_page(const Haru& haru, const page::Page& page, const DocumentFonts& fonts,
                   const DocumentImages& images) {
  HPDF_Page target = HPDF_AddPage(haru.document());
  HPDF_Page_SetWidth(target, static_cast<HPDF_REAL>(page.size.width.to_points()));
  HPDF_Page_SetHeight(target, static_cast<HPDF_REAL>(page.size.height.to_points()));
  auto* resources =
      static_cast<HPDF_Dict>(HPDF_Page_GetInheritableItem(target, "Resources", HPDF_OCLASS_DICT));
  HPDF_Dict font_resources = HPDF_Dict_New(haru.memory());
  for (const DocumentFont& font : fonts.all()) {
    HPDF_Dict_Add(font_resources, font.resource.c_str(), font.object);
    if (font.upright_object == nullptr) continue;
    HPDF_Dict_Add(font_resources, font.upright_resource().c_str(), font.upright_object);
  }
  HPDF_Dict_Add(resources, "Font", font_resources);
  add_opacities(haru, page, resources);
  add_images(haru, images.on(page), resources);
  const std::string content = page_content(page, fonts, images);
  auto* attributes = static_cast<HPDF_PageAttr>(target->attr);
  HPDF_Stream_Write(attributes->stream, reinterpret_cast<const HPDF_BYTE*>(content.data()),
                    static_cast<HPDF_UINT>(content.size()));
  return target;
}

}  // namespace

namespace {

HPDF_PageNumStyle label_style(page::PageLabel::Style style) {
  using Style = page::PageLabel::Style;
  switch (style) {
    case Style::lower_roman:
      return HPDF_PAGE_NUM_STYLE_LOWER_ROMAN;
    case Style::upper_roman:
      return HPDF_PAGE_NUM_STYLE_UPPER_ROMAN;
    case Style::lower_alpha:
      return HPDF_PAGE_NUM_STYLE_LOWER_LETTERS;
    case Style::upper_alpha:
      return HPDF_PAGE_NUM_STYLE_UPPER_LETTERS;
    default:
      return HPDF_PAGE_NUM_STYLE_DECIMAL;
  }
}

// A range starts wherever a page does not follow the one before; a file whose pages are called by
// their places needs none.
void add_page_labels(const Haru& haru, const std::vector<page::Page>& pages) {
  const auto follows = [&](std::size_t i) {
    if (i == 0) return false;
    const page::PageLabel &last = pages[i - 1].label, &next = pages[i].label;
    return next.style == last.style && next.number == last.number + 1;
  };
  bool plain = true;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    plain = plain && pages[i].label.style == page::PageLabel::Style::decimal &&
            pages[i].label.number == static_cast<int>(i) + 1;
  }
  for (std::size_t i = 0; !plain && i < pages.size(); ++i) {
    if (follows(i)) continue;
    HPDF_AddPageLabel(haru.document(), static_cast<HPDF_UINT>(i), label_style(pages[i].label.style),
                      static_cast<HPDF_UINT>(pages[i].label.number), "");
  }
}

}  // namespace

std::optional<std::string> write_pdf(const std::vector<page::Page>& pages, const Metadata& metadata,
                                     base::Diagnostics& diagnostics) {
  const Haru haru;
  DocumentFonts fonts(pages);
  if (const std::string broken = fonts.embed(haru); !broken.empty()) {
    diagnostics.error({}, "the outlines of the font '" + broken + "' cannot be read");
    return std::nullopt;
  }
  DocumentImages images(pages);
  images.embed(haru);
  std::vector<HPDF_Page> targets;
  for (const page::Page& page : pages) targets.push_back(add_page(haru, page, fonts, images));
  add_navigation(haru, pages, targets);
  add_page_labels(haru, pages);
  write_metadata(haru, metadata);
  std::string bytes = haru.save();
  if (haru.failed()) {
    diagnostics.error({}, "libharu could not write the document (status " +
                              std::to_string(HPDF_GetError(haru.document())) + ")");
    return std::nullopt;
  }
  return bytes;
}

}  // namespace jianbao::pdf
