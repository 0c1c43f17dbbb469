#pragma once

#include <map>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/font_subset.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// A font as the content streams use it.
struct DocumentFont {
  std::string resource;  // "F1"
  const font::Face* face = nullptr;
  std::map<font::GlyphId, std::string> glyphs;  // used, with the text that ToUnicode gives each
  FontSubset subset;
  HPDF_Dict object = nullptr;
  bool upright = false;  // some of it is set from top to bottom
  HPDF_Dict upright_object = nullptr;

  std::string upright_resource() const { return resource + "V"; }
};

// In the order of first use on the pages, so the same pages give the same names.
class DocumentFonts {
 public:
  explicit DocumentFonts(const std::vector<page::Page>& pages);

  // Subsets and embeds every font. The path of one that cannot be subset, or nothing.
  std::string embed(const Haru& haru);
  const DocumentFont& of(const font::Face* face) const { return fonts_[index_.at(face)]; }
  const std::vector<DocumentFont>& all() const { return fonts_; }

 private:
  void collect(const page::GlyphRun& run);
  HPDF_Dict cid_font(const Haru& haru, const DocumentFont& font, const std::string& name);

  std::vector<DocumentFont> fonts_;
  std::map<const font::Face*, std::size_t> index_;
  // libharu's write callback reads them when the document is saved.
  std::vector<std::unique_ptr<std::string>> widths_;
};

// The text of each glyph of a run: what lies from its cluster to the next; the later glyphs of one
// cluster have none.
std::vector<std::string_view> glyph_texts(const page::GlyphRun& run);

}  // namespace jianbao::pdf
