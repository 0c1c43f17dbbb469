#include "pdf/content.h"

#include "pdf/number.h"

namespace jianbao::pdf {

namespace {

using base::Length;

class ContentWriter {
 public:
  ContentWriter(Length page_height, const DocumentFonts& fonts)
      : height_(page_height), fonts_(fonts) {}

  std::string take() { return std::move(out_); }

  void operator()(const page::Link&) {}
  void operator()(const page::Anchor&) {}

  void operator()(const page::Clip& clip) {
    const auto [x, y] = clip.area.origin;
    const auto [width, height] = clip.area.size;
    out_ += "q " + number(x) + " " + number(height_ - y - height) + " " + number(width) + " " +
            number(height) + " re W n\n";
  }

  void operator()(const page::EndClip&) {
    out_ += "Q\n";
    fill_.clear();
  }

  void operator()(const page::Path& path) {
    if (path.filled) fill_color(path.fill);
    if (path.stroked) stroke_state(path.stroke);
    for (const page::PathElement& element : path.elements) path_element(element);
    out_ += path.filled && path.stroked ? "B\n"
            : path.filled               ? "f\n"
            : path.stroked              ? "S\n"
                                        : "n\n";
  }

  void operator()(const page::GlyphRun& run) {
    const DocumentFont& font = fonts_.of(run.face);
    fill_color(run.color);
    out_ += "BT /" + font.resource + " " + number(run.size) + " Tf\n";
    const auto texts = glyph_texts(run);
    for (std::size_t i = 0; i < run.glyphs.size();) i = show_from(run, font, texts, i);
    out_ += "ET\n";
  }

 private:
  // Shows glyphs as long as they share a height and ToUnicode tells their text; returns the next.
  std::size_t show_from(const page::GlyphRun& run, const DocumentFont& font,
                        const std::vector<std::string_view>& texts, std::size_t i) {
    const bool plain = says_its_text(font, run.glyphs[i].id, texts[i]);
    if (!plain) out_ += "/Span <</ActualText <" + hex(utf16_text(texts[i])) + ">>> BDC\n";
    const page::Glyph& first = run.glyphs[i];
    out_ += "1 0 0 1 " + number(run.origin.x + first.x) + " " +
            number(height_ - run.origin.y - first.y) + " Tm [<";
    // In thousandths of the size, where the reader's pen stands after the widths that we declare.
    std::int64_t pen = 0;
    std::size_t k = i;
    do {
      const page::Glyph& glyph = run.glyphs[k];
      const std::int64_t wanted = per_mille(glyph.x - first.x, run.size);
      if (wanted != pen) out_ += "> " + std::to_string(pen - wanted) + " <";
      append_code(font.subset.codes.at(glyph.id));
      pen = wanted + declared_width(*run.face, glyph.id);
      ++k;
    } while (k < run.glyphs.size() && run.glyphs[k].y == first.y && plain &&
             says_its_text(font, run.glyphs[k].id, texts[k]));
    out_ += ">] TJ\n";
    if (!plain) out_ += "EMC\n";
    return k;
  }

  static bool says_its_text(const DocumentFont& font, font::GlyphId glyph, std::string_view text) {
    const std::string& known = font.glyphs.at(glyph);
    // A no-break space shows the same blank as a space; readers want the space.
    return known == text || (text == "\u00A0" && known == " ") ||
           (text == " " && known == "\u00A0");
  }

  static std::int64_t per_mille(Length length, Length size) {
    const std::int64_t half = length < Length{} ? -size.units() / 2 : size.units() / 2;
    return (length.units() * 1000 + half) / size.units();
  }

  void append_code(std::uint16_t code) {
    const char bytes[] = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    out_ += hex(std::string_view(bytes, 2));
  }

  static std::string components(base::Color color) {
    std::string out;
    for (const int part : {color.red, color.green, color.blue}) {
      out += thousandths((part * 1000 + 127) / 255) + " ";
    }
    return out;
  }

  void fill_color(base::Color color) {
    const std::string wanted = components(color) + "rg\n";
    if (wanted != fill_) out_ += wanted;
    fill_ = wanted;
  }

  void stroke_state(const page::Stroke& stroke) {
    out_ += components(stroke.color) + "RG " + number(stroke.width) + " w " +
            (stroke.round_cap ? "1" : "0") + " J " + (stroke.round_join ? "1" : "0") + " j [";
    for (const Length dash : stroke.dashes) out_ += number(dash) + " ";
    out_ += "] 0 d\n";
  }

  void point(base::Point at) { out_ += number(at.x) + " " + number(height_ - at.y) + " "; }

  void path_element(const page::PathElement& element) {
    using Kind = page::PathElement::Kind;
    switch (element.kind) {
      case Kind::move:
        point(element.points[0]);
        out_ += "m\n";
        break;
      case Kind::line:
        point(element.points[0]);
        out_ += "l\n";
        break;
      case Kind::curve:
        for (const base::Point& at : element.points) point(at);
        out_ += "c\n";
        break;
      case Kind::close:
        out_ += "h\n";
        break;
    }
  }

  Length height_;
  const DocumentFonts& fonts_;
  std::string out_;
  std::string fill_;
};

}  // namespace

std::string page_content(const page::Page& page, const DocumentFonts& fonts) {
  ContentWriter writer(page.size.height, fonts);
  for (const page::Item& item : page.items) std::visit(writer, item);
  return writer.take();
}

}  // namespace jianbao::pdf
