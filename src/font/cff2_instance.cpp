#include "font/cff2_instance.h"

#include <hb-ot.h>

#include <cmath>
#include <vector>

#include "font/cff_table.h"
#include "font/charstring.h"
#include "font/harfbuzz.h"

namespace jianbao::font {

namespace {

using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, DestroyHarfBuzz>;

CharstringWriter::Point point(float x, float y) {
  return {static_cast<double>(x), static_cast<double>(y)};
}

CharstringWriter& writer(void* data) { return *static_cast<CharstringWriter*>(data); }

// Outlines of CFF2 are lines and cubic curves; contours close themselves.
DrawFunctions charstring_functions() {
  DrawFunctions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
        writer(data).move_to(point(x, y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
        writer(data).line_to(point(x, y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2,
         float x, float y,
         void*) { writer(data).curve_to(point(x1, y1), point(x2, y2), point(x, y)); },
      nullptr, nullptr);
  return functions;
}

std::vector<std::string> charstrings_of(hb_font_t* font, unsigned glyphs) {
  const DrawFunctions functions = charstring_functions();
  std::vector<std::string> charstrings;
  for (hb_codepoint_t glyph = 0; glyph < glyphs; ++glyph) {
    CharstringWriter charstring(hb_font_get_glyph_h_advance(font, glyph));
    hb_font_get_glyph_shape(font, glyph, functions.get(), &charstring);
    charstrings.push_back(charstring.finish());
  }
  return charstrings;
}

void append_16(std::string& bytes, int value) {
  bytes.push_back(static_cast<char>(value >> 8));
  bytes.push_back(static_cast<char>(value & 0xFF));
}

enum class Direction : std::uint8_t { across, down };

// A table 'hmtx' or 'vmtx': the advance of each glyph and the white before its ink.
std::string metrics_of(hb_font_t* font, unsigned glyphs, Direction direction) {
  std::string table;
  for (hb_codepoint_t glyph = 0; glyph < glyphs; ++glyph) {
    hb_glyph_extents_t ink{};
    hb_font_get_glyph_extents(font, glyph, &ink);
    if (direction == Direction::across) {
      append_16(table, hb_font_get_glyph_h_advance(font, glyph));
      append_16(table, ink.x_bearing);
      continue;
    }
    hb_position_t x = 0, y = 0;
    hb_font_get_glyph_v_origin(font, glyph, &x, &y);
    append_16(table, -hb_font_get_glyph_v_advance(font, glyph));
    append_16(table, y - ink.y_bearing);
  }
  return table;
}

// The last field of 'hhea' and 'vhea' counts the glyphs that have an advance of their own.
std::string with_count(std::string header, unsigned glyphs) {
  if (header.size() < 36) return header;
  header.resize(34);
  append_16(header, static_cast<int>(glyphs));
  return header;
}

void add_table(hb_face_t* builder, hb_tag_t tag, const std::string& bytes) {
  const BlobPointer blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                        HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
  hb_face_builder_add_table(builder, tag, blob.get());
}

std::vector<hb_tag_t> tables_of(hb_face_t* face) {
  unsigned count = hb_face_get_table_tags(face, 0, nullptr, nullptr);
  std::vector<hb_tag_t> tags(count);
  hb_face_get_table_tags(face, 0, &count, tags.data());
  return tags;
}

constexpr hb_tag_t cff2 = HB_TAG('C', 'F', 'F', '2'), hmtx = HB_TAG('h', 'm', 't', 'x'),
                   hhea = HB_TAG('h', 'h', 'e', 'a'), vmtx = HB_TAG('v', 'm', 't', 'x'),
                   vhea = HB_TAG('v', 'h', 'e', 'a');

}  // namespace

std::string with_cff_outlines(const std::string& pinned, hb_font_t* at) {
  hb_face_t* source = hb_font_get_face(at);
  const unsigned glyphs = hb_face_get_glyph_count(source);
  const FacePointer tables = open_face(pinned, 0), builder(hb_face_builder_create());
  for (const hb_tag_t tag : tables_of(tables.get())) {
    const std::string bytes = table_of(tables.get(), tag);
    if (tag == hmtx) {
      add_table(builder.get(), tag, metrics_of(at, glyphs, Direction::across));
    } else if (tag == vmtx) {
      add_table(builder.get(), tag, metrics_of(at, glyphs, Direction::down));
    } else if (tag == hhea || tag == vhea) {
      add_table(builder.get(), tag, with_count(bytes, glyphs));
    } else if (tag != cff2) {
      add_table(builder.get(), tag, bytes);
    }
  }
  add_table(builder.get(), HB_TAG('C', 'F', 'F', ' '),
            cff_table(static_cast<int>(hb_face_get_upem(source)), charstrings_of(at, glyphs)));
  return bytes_of(BlobPointer(hb_face_reference_blob(builder.get())).get());
}

}  // namespace jianbao::font
