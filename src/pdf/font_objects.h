#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/conformance.h"
#include "pdf/font_subset.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// Shows glyphs of a font that its own object has another text for, such as the small capital of "n"
// and "N": another object with a ToUnicode of its own that leads to the same outlines.
struct FurtherReading {
  std::string resource;  // "F1a"
  std::map<font::GlyphId, std::string> glyphs;
  HPDF_Dict object = nullptr;
};

// A font as the content streams use it.
struct DocumentFont {
  std::string resource;  // "F1"
  const font::Face* face = nullptr;
  FontCodes codes;
  std::map<font::GlyphId, std::string> glyphs;  // used, with the text that ToUnicode gives each
  HPDF_Dict object = nullptr;
  HPDF_Dict upright_object = nullptr;  // null: none of it is set from top to bottom
  std::vector<FurtherReading> readings;

  std::string upright_resource() const { return resource + "V"; }
  // Whose ToUnicode gives the glyph this text; null: none does.
  const std::string* resource_saying(font::GlyphId glyph, std::string_view text) const;
};

// In the order of first use on the pages, so the same pages give the same names.
class DocumentFonts {
 public:
  explicit DocumentFonts(const Haru& haru) : haru_(haru) {}

  // Notes the glyphs of the next page; returns the fonts that it needs in its resources, in the
  // order of names.
  std::set<std::size_t> add(const page::Page& page);
  // Subsets and embeds every font. The path of one that cannot be subset, or nothing.
  std::string embed(const Conformance& conformance);
  const DocumentFont& of(const font::Face* face) const { return fonts_[index_.at(face)]; }
  const DocumentFont& at(std::size_t place) const { return fonts_[place]; }
  // The text that is the first with a character for private use, if any.
  std::optional<base::Span> private_use() const { return private_use_; }

 private:
  std::size_t collect(const page::GlyphRun& run);
  void collect_reading(DocumentFont& font, font::GlyphId glyph, std::string_view text);
  HPDF_Dict cid_font(const DocumentFont& font, const FontSubset& subset, const std::string& name,
                     const Conformance& conformance);

  const Haru& haru_;
  std::vector<DocumentFont> fonts_;
  std::map<const font::Face*, std::size_t> index_;
  std::optional<base::Span> private_use_;
  // libharu's write callback reads them when the document is saved.
  std::vector<std::unique_ptr<std::string>> widths_;
};

// The text of each glyph of a run: what lies from its cluster to the next; the later glyphs of one
// cluster have none.
std::vector<std::string_view> glyph_texts(const page::GlyphRun& run);

}  // namespace jianbao::pdf
