#include "font/face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>

namespace jianbao::font {

namespace {

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  return hb_ot_metrics_get_position(font, tag, &value) ? value : 0;
}

std::string read_name(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 128> buffer{};
  unsigned size = buffer.size();
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer.data());
  return {buffer.data(), size};
}

// PDF names allow no white space (ISO 32000-1, 7.3.5); PostScript names are ASCII by OpenType's
// rule.
std::string read_postscript_name(hb_face_t* face) {
  std::string name;
  for (const char c : read_name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME)) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-') {
      name.push_back(c);
    }
  }
  return name.empty() ? "Font" : name;
}

int big_endian_16(const std::string& bytes, std::size_t at) {
  return static_cast<std::int16_t>(static_cast<unsigned char>(bytes[at]) << 8U |
                                   static_cast<unsigned char>(bytes[at + 1]));
}

// What glyphs look like and how wide they are (OpenType, chapter 5).
hb_blob_t* outline_table(hb_face_t*, hb_tag_t tag, void* whole) {
  constexpr hb_tag_t kept[] = {HB_TAG('C', 'F', 'F', ' '), HB_TAG('h', 'e', 'a', 'd'),
                               HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                               HB_TAG('m', 'a', 'x', 'p'), HB_TAG('g', 'l', 'y', 'f'),
                               HB_TAG('l', 'o', 'c', 'a')};
  if (std::find(std::begin(kept), std::end(kept), tag) == std::end(kept)) return nullptr;
  return hb_face_reference_table(static_cast<hb_face_t*>(whole), tag);
}

}  // namespace

void Face::DestroyFace::operator()(hb_face_t* face) const { hb_face_destroy(face); }
void Face::DestroyFont::operator()(hb_font_t* font) const { hb_font_destroy(font); }

Face::~Face() = default;

std::unique_ptr<Face> Face::create(std::string path, std::shared_ptr<const base::FileBytes> bytes,
                                   unsigned index, const std::string& suffix) {
  std::unique_ptr<Face> result(new Face);
  hb_blob_t* blob =
      hb_blob_create(bytes->view().data(), static_cast<unsigned>(bytes->view().size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  const bool exists = index < hb_face_count(blob);
  if (exists) result->face_.reset(hb_face_create(blob, index));
  hb_blob_destroy(blob);
  if (!exists || hb_face_get_glyph_count(result->face_.get()) == 0) return nullptr;
  hb_face_make_immutable(result->face_.get());
  result->outlines_.reset(hb_face_create_for_tables(outline_table, result->face_.get(), nullptr));
  hb_face_make_immutable(result->outlines_.get());
  result->path_ = std::move(path);
  result->bytes_ = std::move(bytes);
  result->index_ = index;
  result->font_.reset(hb_font_create(result->face_.get()));
  hb_font_make_immutable(result->font_.get());
  result->read_names();
  result->postscript_name_ += suffix;
  result->read_metrics();
  result->read_colors();
  return result;
}

void Face::read_names() {
  postscript_name_ = read_postscript_name(face_.get());
  family_ = read_name(face_.get(), HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  // Weight class at byte 4 of 'OS/2', width class at byte 6, the selection flags at byte 62.
  if (const std::string table_bytes = table("OS/2"); table_bytes.size() >= 64) {
    weight_ = big_endian_16(table_bytes, 4);
    italic_ = (big_endian_16(table_bytes, 62) & 1) != 0;
    // The typographic family has its narrow and wide faces too, the older name sets them apart.
    constexpr int normal_width = 5;
    if (big_endian_16(table_bytes, 6) != normal_width) family_.clear();
  }
  if (family_.empty()) family_ = read_name(face_.get(), HB_OT_NAME_ID_FONT_FAMILY);
}

void Face::read_metrics() {
  hb_font_t* font = font_.get();
  metrics_.units_per_em = static_cast<int>(hb_face_get_upem(face_.get()));
  metrics_.ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics_.descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  metrics_.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics_.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
  // The font bounding box stands at byte 36 of the 'head' table, the italic angle at byte 4 of
  // 'post'.
  if (const std::string head = table("head"); head.size() >= 44) {
    metrics_.x_min = big_endian_16(head, 36);
    metrics_.y_min = big_endian_16(head, 38);
    metrics_.x_max = big_endian_16(head, 40);
    metrics_.y_max = big_endian_16(head, 42);
  }
  if (const std::string post = table("post"); post.size() >= 8) {
    metrics_.italic_angle = big_endian_16(post, 4);
  }
}

// Bitmaps, layers and drawings (OpenType, "Tables Related to Color Fonts").
void Face::read_colors() {
  constexpr hb_tag_t tags[] = {HB_TAG('C', 'B', 'D', 'T'), HB_TAG('s', 'b', 'i', 'x'),
                               HB_TAG('C', 'O', 'L', 'R'), HB_TAG('S', 'V', 'G', ' ')};
  for (const hb_tag_t tag : tags) {
    hb_blob_t* blob = hb_face_reference_table(face_.get(), tag);
    coloured_ = coloured_ || hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
  }
  if (!coloured_) return;
  outline_font_.reset(hb_font_create(outlines_.get()));
  hb_font_make_immutable(outline_font_.get());
}

bool Face::draws(char32_t code_point) const {
  const GlyphId id = glyph(code_point);
  if (id == 0 || !coloured_ || code_point == U' ') return id != 0;
  hb_glyph_extents_t drawn{};
  return hb_font_get_glyph_extents(outline_font_.get(), id, &drawn) && drawn.width != 0 &&
         drawn.height != 0;
}

GlyphId Face::glyph(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_.get(), code_point, &glyph) ? glyph : 0;
}

GlyphId Face::line_hyphen() const {
  const GlyphId hyphen = glyph(U'-'), soft = glyph(U'\u00AD');
  hb_glyph_extents_t drawn{}, wanted{};
  if (soft == 0 || !hb_font_get_glyph_extents(font_.get(), soft, &drawn) ||
      !hb_font_get_glyph_extents(font_.get(), hyphen, &wanted)) {
    return hyphen;
  }
  const bool alike = drawn.x_bearing == wanted.x_bearing && drawn.y_bearing == wanted.y_bearing &&
                     drawn.width == wanted.width && drawn.height == wanted.height &&
                     advance(soft) == advance(hyphen);
  return alike ? soft : hyphen;
}

int Face::advance(GlyphId glyph) const { return hb_font_get_glyph_h_advance(font_.get(), glyph); }

Face::Ink Face::ink(GlyphId glyph) const {
  hb_glyph_extents_t drawn{};
  if (!hb_font_get_glyph_extents(font_.get(), glyph, &drawn)) return {};
  return {drawn.x_bearing, drawn.x_bearing + drawn.width, drawn.y_bearing + drawn.height,
          drawn.y_bearing};
}

std::int64_t Face::declared_width(GlyphId glyph) const {
  const std::int64_t em = metrics_.units_per_em;
  return (advance(glyph) * std::int64_t{1000} + em / 2) / em;
}

base::Length Face::scale(std::int64_t units, base::Length size) const {
  const std::int64_t half = units < 0 ? -metrics_.units_per_em / 2 : metrics_.units_per_em / 2;
  return base::Length::from_units((units * size.units() + half) / metrics_.units_per_em);
}

std::string Face::table(const char (&tag)[5]) const {
  hb_blob_t* blob = hb_face_reference_table(face_.get(), HB_TAG(tag[0], tag[1], tag[2], tag[3]));
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  std::string bytes(data == nullptr ? "" : std::string(data, size));
  hb_blob_destroy(blob);
  return bytes;
}

}  // namespace jianbao::font
