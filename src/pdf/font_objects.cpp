#include "pdf/font_objects.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

// A subset's name starts with six capitals (ISO 32000-1, 9.6.4); a digest keeps them the same.
std::string subset_tag(const std::map<font::GlyphId, std::string>& glyphs) {
  std::uint64_t hash = 1469598103934665603U;  // FNV-1a
  for (const auto& [glyph, text] : glyphs) hash = (hash ^ glyph) * 1099511628211U;
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag.push_back(static_cast<char>('A' + hash % 26));
  return tag;
}

std::string code_hex(std::uint16_t code) {
  const char bytes[] = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
  return hex(std::string_view(bytes, 2));
}

std::map<std::uint16_t, font::GlyphId> by_code(const DocumentFont& font) {
  std::map<std::uint16_t, font::GlyphId> codes;
  for (const auto& [glyph, text] : font.glyphs) codes[font.codes.of(glyph)] = glyph;
  return codes;
}

// Runs of consecutive codes share one array: "12 [500 250.5] 40 [1000]" (ISO 32000-1, 9.7.4.3).
std::string widths_array(const DocumentFont& font) {
  std::string out = "[";
  int previous = -2;
  for (const auto& [code, glyph] : by_code(font)) {
    if (code != previous + 1)
      out += (previous < 0 ? "" : "]") + std::to_string(code) + "[";
    else
      out += " ";
    out += std::to_string(font.face->declared_width(glyph));
    previous = code;
  }
  return out + (previous < 0 ? "]" : "]]");
}

using GlyphTexts = std::map<font::GlyphId, std::string>;

std::string to_unicode(const FontCodes& codes, const GlyphTexts& glyphs) {
  std::map<std::uint16_t, std::string> texts;
  for (const auto& [glyph, text] : glyphs) texts[codes.of(glyph)] = text;
  std::vector<std::string> entries;
  for (const auto& [code, text] : texts) {
    if (!text.empty()) entries.push_back("<" + code_hex(code) + "> <" + utf16_hex(text) + ">\n");
  }
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t most =
      100;  // a section of a CMap holds no more (Adobe Technical Note 5014)
  for (std::size_t i = 0; i < entries.size(); i += most) {
    const std::size_t end = std::min(entries.size(), i + most);
    out += std::to_string(end - i) + " beginbfchar\n";
    for (std::size_t k = i; k < end; ++k) out += entries[k];
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// A bit for each code that the subset has, the highest of a byte first; 0 is the glyph of what is
// missing (ISO 19005-1, 6.3.5).
std::string cid_set(const DocumentFont& font) {
  std::string bits(1, '\x80');
  for (const auto& [glyph, text] : font.glyphs) {
    const std::size_t code = font.codes.of(glyph);
    if (code / 8 >= bits.size()) bits.resize(code / 8 + 1);
    bits[code / 8] = static_cast<char>(bits[code / 8] | (0x80 >> code % 8));
  }
  return bits;
}

HPDF_STATUS write_widths(HPDF_Dict dict, HPDF_Stream stream) {
  const auto* widths = static_cast<const std::string*>(dict->attr);
  HPDF_Stream_WriteStr(stream, "/W ");
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(widths->data()),
                           static_cast<HPDF_UINT>(widths->size()));
}

HPDF_Dict make_descriptor(const Haru& haru, const DocumentFont& font, const FontSubset& subset,
                          const std::string& name) {
  const font::FaceMetrics& m = font.face->metrics();
  const auto per_mille = [&](int units) { return units * 1000 / m.units_per_em; };
  HPDF_Dict descriptor = haru.indirect_dict();
  HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName(descriptor, "FontName", name.c_str());
  HPDF_Dict_AddNumber(descriptor, "Flags", 4);  // symbolic: codes are not a standard encoding's
  HPDF_Array box = haru.array();
  for (const int edge : {m.x_min, m.y_min, m.x_max, m.y_max})
    HPDF_Array_AddNumber(box, per_mille(edge));
  HPDF_Dict_Add(descriptor, "FontBBox", box);
  HPDF_Dict_AddReal(descriptor, "ItalicAngle", static_cast<HPDF_REAL>(m.italic_angle));
  HPDF_Dict_AddNumber(descriptor, "Ascent", per_mille(m.ascender));
  HPDF_Dict_AddNumber(descriptor, "Descent", per_mille(m.descender));
  HPDF_Dict_AddNumber(descriptor, "CapHeight", per_mille(m.cap_height));
  HPDF_Dict_AddNumber(descriptor, "StemV", 80);
  HPDF_Dict file = haru.stream(subset.bytes);
  if (subset.cff) {
    HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
    HPDF_Dict_Add(descriptor, "FontFile3", file);
  } else {
    HPDF_Dict_AddNumber(file, "Length1", static_cast<HPDF_INT32>(subset.bytes.size()));
    HPDF_Dict_Add(descriptor, "FontFile2", file);
  }
  return descriptor;
}

}  // namespace

std::vector<std::string_view> glyph_texts(const page::GlyphRun& run) {
  std::vector<std::string_view> texts(run.glyphs.size());
  const std::string_view text = run.text;
  for (std::size_t i = 0; i < run.glyphs.size();) {
    std::size_t next = i + 1;
    while (next < run.glyphs.size() && run.glyphs[next].cluster == run.glyphs[i].cluster) ++next;
    const std::size_t begin = run.glyphs[i].cluster;
    const std::size_t end = next < run.glyphs.size() ? run.glyphs[next].cluster : text.size();
    texts[i] = text.substr(begin, end - begin);
    i = next;
  }
  return texts;
}

namespace {

bool says(const GlyphTexts& glyphs, font::GlyphId glyph, std::string_view text) {
  const auto found = glyphs.find(glyph);
  if (found == glyphs.end()) return false;
  // A no-break space shows the same blank as a space; readers want the space.
  return found->second == text || (text == "\u00A0" && found->second == " ");
}

// The character that another, such as a radical of the dictionary, is a form of (UAX #15: NFKC).
std::string compatible(std::string_view character) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::string(character);
  std::string known;
  normalizer
      ->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                      character.data(), static_cast<std::int32_t>(character.size()))),
                  status)
      .toUTF8String(known);
  return U_FAILURE(status) || known.empty() ? std::string(character) : known;
}

// What everyone knows a glyph by that is first used in a cluster of this text: the character of it
// that the font has the glyph for, or all that it stands for.
std::string usual_text(const font::Face& face, font::GlyphId glyph, std::string_view cluster) {
  if (cluster == base::soft_hyphen && glyph == face.glyph(U'-')) return "-";
  if (cluster == "\u00A0" && glyph == face.glyph(U' ')) return " ";
  for (std::size_t at = 0; at < cluster.size();) {
    const std::size_t begin = at;
    const char32_t character = base::next_code_point(cluster, at);
    if (face.glyph(character) != glyph) continue;
    const std::string known = compatible(cluster.substr(begin, at - begin));
    std::size_t first = 0;
    const bool same = face.glyph(base::next_code_point(known, first)) == glyph;
    return same && first == known.size() ? known : std::string(cluster.substr(begin, at - begin));
  }
  return std::string(cluster);
}

}  // namespace

const std::string* DocumentFont::resource_saying(font::GlyphId glyph, std::string_view text) const {
  if (says(glyphs, glyph, text)) return &resource;
  for (const FurtherReading& reading : readings) {
    if (says(reading.glyphs, glyph, text)) return &reading.resource;
  }
  return nullptr;
}

std::set<std::size_t> DocumentFonts::add(const page::Page& page) {
  std::set<std::size_t> used;
  for (const page::Item& item : page.items) {
    if (const auto* run = std::get_if<page::GlyphRun>(&item)) used.insert(collect(*run));
  }
  return used;
}

std::size_t DocumentFonts::collect(const page::GlyphRun& run) {
  const auto [found, is_new] = index_.emplace(run.face, fonts_.size());
  if (is_new) {
    const std::string resource = "F" + std::to_string(fonts_.size() + 1);
    fonts_.push_back(
        {resource, run.face, FontCodes(*run.face), {}, haru_.indirect_dict(), nullptr, {}});
  }
  DocumentFont& font = fonts_[found->second];
  if (run.upright && font.upright_object == nullptr) font.upright_object = haru_.indirect_dict();
  const auto texts = glyph_texts(run);
  std::string_view cluster;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const font::GlyphId glyph = run.glyphs[i].id;
    if (!texts[i].empty()) cluster = texts[i];
    if (!private_use_ && base::find_private_use(texts[i])) private_use_ = run.span;
    if (!font.glyphs.contains(glyph)) {
      font.glyphs.emplace(glyph, usual_text(*run.face, glyph, cluster));
    }
    const bool alone = i + 1 == run.glyphs.size() || !texts[i + 1].empty();
    if (!run.upright && alone) collect_reading(font, glyph, texts[i]);
  }
  return found->second;
}

namespace {

// MuPDF 1.21 reads no surrogates among further characters of a ToUnicode entry: a Han character
// with its selector of an ideographic variation. The space behind a word's own hyphen at a line's
// end is for those readers alone that take the hyphen for one that breaks the word; they read
// ActualText.
bool is_read_by_all(std::string_view text) {
  if (text == "- ") return false;
  constexpr unsigned char least = 0xF0;  // of four bytes
  const bool has_surrogates = std::any_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= least;
  });
  return !has_surrogates || text.size() == 4;
}

}  // namespace

void DocumentFonts::collect_reading(DocumentFont& font, font::GlyphId glyph,
                                    std::string_view text) {
  constexpr std::size_t most = 8;  // what has more is said by ActualText
  if (text.empty() || !is_read_by_all(text)) return;
  if (font.resource_saying(glyph, text) != nullptr) return;
  for (FurtherReading& reading : font.readings) {
    if (reading.glyphs.try_emplace(glyph, text).second) return;
  }
  if (font.readings.size() == most) return;
  const char letter = static_cast<char>('a' + font.readings.size());
  font.readings.push_back(
      {font.resource + letter, {{glyph, std::string(text)}}, haru_.indirect_dict()});
}

HPDF_Dict DocumentFonts::cid_font(const DocumentFont& font, const FontSubset& subset,
                                  const std::string& name, const Conformance& conformance) {
  HPDF_Dict cid_font = haru_.indirect_dict();
  HPDF_Dict_AddName(cid_font, "Type", "Font");
  HPDF_Dict_AddName(cid_font, "Subtype", subset.cff ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName(cid_font, "BaseFont", name.c_str());
  HPDF_Dict system = haru_.dict();
  HPDF_Dict_Add(system, "Registry", haru_.string("Adobe"));
  HPDF_Dict_Add(system, "Ordering", haru_.string("Identity"));
  HPDF_Dict_AddNumber(system, "Supplement", 0);
  HPDF_Dict_Add(cid_font, "CIDSystemInfo", system);
  HPDF_Dict descriptor = make_descriptor(haru_, font, subset, name);
  if (conformance.is_first_archive()) {
    HPDF_Dict_Add(descriptor, "CIDSet", haru_.stream(cid_set(font)));
  }
  HPDF_Dict_Add(cid_font, "FontDescriptor", descriptor);
  HPDF_Dict_AddNumber(cid_font, "DW", 1000);
  if (!subset.cff) HPDF_Dict_Add(cid_font, "CIDToGIDMap", haru_.stream(subset.glyph_of_code));
  // A libharu array takes 1.35 KB an entry and ends at 32,767: the widths are written as bytes.
  widths_.push_back(std::make_unique<std::string>(widths_array(font)));
  cid_font->attr = widths_.back().get();
  cid_font->write_fn = write_widths;
  return cid_font;
}

namespace {

// What a page's resources name. Identity-V sets the same glyphs from top to bottom, an em apart,
// 0.88 em above their baseline (ISO 32000-1, 9.7.4.3: the usual DW2).
struct Type0 {
  std::string name;
  HPDF_Dict descendant = nullptr, unicode = nullptr;

  void fill(const Haru& haru, HPDF_Dict object, const char* encoding) const {
    HPDF_Dict_AddName(object, "Type", "Font");
    HPDF_Dict_AddName(object, "Subtype", "Type0");
    HPDF_Dict_AddName(object, "BaseFont", name.c_str());
    HPDF_Dict_AddName(object, "Encoding", encoding);
    HPDF_Array descendants = haru.array();
    HPDF_Array_Add(descendants, descendant);
    HPDF_Dict_Add(object, "DescendantFonts", descendants);
    HPDF_Dict_Add(object, "ToUnicode", unicode);
  }
};

}  // namespace

std::string DocumentFonts::embed(const Conformance& conformance) {
  for (const DocumentFont& font : fonts_) {
    const auto subset = subset_font(*font.face, font.codes, font.glyphs);
    if (!subset) return font.face->path();
    Type0 type0;
    type0.name = subset_tag(font.glyphs) + "+" + font.face->postscript_name();
    type0.descendant = cid_font(font, *subset, type0.name, conformance);
    type0.unicode = haru_.stream(to_unicode(font.codes, font.glyphs));
    type0.fill(haru_, font.object, "Identity-H");
    if (font.upright_object != nullptr) type0.fill(haru_, font.upright_object, "Identity-V");
    for (const FurtherReading& reading : font.readings) {
      type0.unicode = haru_.stream(to_unicode(font.codes, reading.glyphs));
      type0.fill(haru_, reading.object, "Identity-H");
    }
  }
  return {};
}

}  // namespace jianbao::pdf
