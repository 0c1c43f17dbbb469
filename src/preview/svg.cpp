#include "preview/svg.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/number.h"
#include "base/utf8.h"
#include "image/image.h"

namespace jianbao::preview {

namespace {

using base::Length;
using base::number;
using base::thousandths;

std::string color_name(base::Color color) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", color.red, color.green, color.blue);
  return text.data();
}

std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with(base::soft_hyphen)) {
      out.push_back('-');  // viewers show no soft hyphen
      i += base::soft_hyphen.size() - 1;
    } else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out.push_back(c);
  }
  return out;
}

// RFC 4648, 4.
std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out.push_back(k <= count ? digits[group >> (18 - 6 * k) & 63U] : '=');
    }
  }
  return out;
}

class SvgWriter {
 public:
  std::string take() { return std::move(out_); }

  void operator()(const page::Link&) {}
  void operator()(const page::Anchor&) {}
  void operator()(const page::FigurePlace&) {}

  void operator()(const page::Clip& clip) {
    const std::string id = "clip" + std::to_string(++clips_);
    out_ += "<clipPath id=\"" + id + "\"><rect x=\"" + number(clip.area.origin.x) + "\" y=\"" +
            number(clip.area.origin.y) + "\" width=\"" + number(clip.area.size.width) +
            "\" height=\"" + number(clip.area.size.height) +
            "\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
  }
  void operator()(const page::EndClip&) { out_ += "</g>\n"; }

  void operator()(const page::Path& path) {
    out_ += "<path d=\"";
    for (const page::PathElement& element : path.elements) add(element);
    out_ += "\"" + (path.filled ? paint("fill", path.fill, path.fill_opacity) : " fill=\"none\"");
    if (path.stroked) {
      out_ += paint("stroke", path.stroke.color, path.stroke.opacity) + " stroke-width=\"" +
              number(path.stroke.width) + "\"";
      if (path.stroke.round_cap) out_ += " stroke-linecap=\"round\"";
      if (path.stroke.round_join) out_ += " stroke-linejoin=\"round\"";
      if (!path.stroke.dashes.empty()) {
        out_ += " stroke-dasharray=\"";
        for (const Length dash : path.stroke.dashes) out_ += number(dash) + " ";
        out_.back() = '"';
      }
    }
    out_ += "/>\n";
  }

  void operator()(const page::Image& image) {
    const auto [x, y] = image.area.origin;
    const auto [width, height] = image.area.size;
    out_ += "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" preserveAspectRatio=\"none\"";
    if (image.raster->orientation == 1) {
      out_ += " x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) +
              "\" height=\"" + number(height) + "\"";
    } else {
      const auto [a, b, c, d, e, f] = page::turn_of(image.raster->orientation);
      out_ += " width=\"1\" height=\"1\" transform=\"matrix(";
      for (const Length entry :
           {width * a, height * b, width * c, height * d, x + width * e, y + height * f}) {
        out_ += number(entry) + " ";
      }
      out_.back() = ')';
      out_ += "\"";
    }
    const bool jpeg = image.raster->format == base::Raster::Format::jpeg;
    out_ += std::string(" xlink:href=\"data:image/") + (jpeg ? "jpeg" : "png") + ";base64," +
            base64(image::unturned_file(*image.raster)) + "\">" +
            (image.alt.empty() ? "" : "<title>" + escape(image.alt.joined()) + "</title>") +
            "</image>\n";
  }

  // Each character stands where the engine put it; where that is where a reader's own advances
  // would put it, one place is enough.
  void operator()(const page::GlyphRun& run) {
    if (run.glyphs.empty()) return;
    out_ += "<text xml:space=\"preserve\"";
    const page::Glyph& first = run.glyphs.front();
    if (run.angle == 0) {
      out_ += " x=\"" + places(run) + "\" y=\"" + number(run.origin.y + first.y) + "\"";
    } else {
      out_ += " transform=\"translate(" + number(run.origin.x) + " " + number(run.origin.y) +
              ") rotate(" + thousandths(run.angle) + ")\"";
      if (first.x != Length{}) out_ += " x=\"" + number(first.x) + "\"";
    }
    out_ += " font-family=\"" + escape(run.face->family()) + "\" font-size=\"" + number(run.size) +
            "\"";
    if (run.face->weight() != 400)
      out_ += " font-weight=\"" + std::to_string(run.face->weight()) + "\"";
    if (run.face->italic()) out_ += " font-style=\"italic\"";
    out_ += paint("fill", run.color, run.opacity) + " xml:lang=\"" + escape(run.language) + "\">" +
            escape(run.text) + "</text>\n";
  }

 private:
  static std::string paint(const std::string& name, base::Color color, int opacity) {
    std::string out = " " + name + "=\"" + color_name(color) + "\"";
    if (opacity != page::opaque) out += " " + name + "-opacity=\"" + thousandths(opacity) + "\"";
    return out;
  }

  // One place a UTF-16 unit, as SVG counts them; those of a cluster share their first one's.
  static std::string places(const page::GlyphRun& run) {
    std::string all;
    bool natural = true;
    Length pen = run.glyphs.front().x;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const page::Glyph& glyph = run.glyphs[i];
      const Length drift = glyph.x > pen ? glyph.x - pen : pen - glyph.x;
      natural = natural && drift < Length::from_points(0.01);
      pen = glyph.x + glyph.advance;
      if (i > 0 && glyph.cluster == run.glyphs[i - 1].cluster) continue;
      const std::size_t end =
          i + 1 < run.glyphs.size() ? run.glyphs[i + 1].cluster : run.text.size();
      for (std::size_t at = glyph.cluster; at < end;) {
        const std::size_t units = base::next_code_point(run.text, at) < 0x10000 ? 1 : 2;
        for (std::size_t k = 0; k < units; ++k) all += number(run.origin.x + glyph.x) + " ";
      }
    }
    if (!all.empty()) all.pop_back();
    return natural ? number(run.origin.x + run.glyphs.front().x) : all;
  }

  void add(const page::PathElement& element) {
    using Kind = page::PathElement::Kind;
    const auto point = [](base::Point at) { return number(at.x) + " " + number(at.y) + " "; };
    if (element.kind == Kind::move) out_ += "M" + point(element.points[0]);
    if (element.kind == Kind::line) out_ += "L" + point(element.points[0]);
    if (element.kind == Kind::curve) {
      out_ += "C" + point(element.points[0]) + point(element.points[1]) + point(element.points[2]);
    }
    if (element.kind == Kind::close) out_ += "Z";
  }

  std::string out_;
  int clips_ = 0;
};

}  // namespace

std::string draw_svg(const page::Page& page, SvgUnit unit) {
  SvgWriter writer;
  for (const page::Item& item : page.items) std::visit(writer, item);
  const std::string width = number(page.size.width), height = number(page.size.height);
  const std::string suffix = unit == SvgUnit::point ? "pt" : "";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + suffix + "\" height=\"" +
         height + suffix + "\" viewBox=\"0 0 " + width + " " + height + "\">\n<rect width=\"" +
         width + "\" height=\"" + height + "\" fill=\"#FFFFFF\"/>\n" + writer.take() + "</svg>\n";
}

}  // namespace jianbao::preview
