#include "preview/svg.h"

#include <array>
#include <cstdio>

namespace jianbao::preview {

namespace {

using base::Length;

// Thousandths of a point, without locale.
std::string number(Length length) {
  const std::int64_t unit = Length::units_per_point;
  const std::int64_t scaled = length.units() * 1000;
  const std::int64_t value = (scaled + (scaled < 0 ? -unit / 2 : unit / 2)) / unit;
  const std::int64_t magnitude = value < 0 ? -value : value;
  std::string out = (value < 0 ? "-" : "") + std::to_string(magnitude / 1000);
  if (magnitude % 1000 != 0) {
    std::string fraction = std::to_string(1000 + magnitude % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += "." + fraction;
  }
  return out;
}

std::string color_name(base::Color color) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", color.red, color.green, color.blue);
  return text.data();
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
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

class SvgWriter {
 public:
  std::string take() { return std::move(out_); }

  void operator()(const page::Link&) {}
  void operator()(const page::Anchor&) {}

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
    out_ += "\" fill=\"" + (path.filled ? color_name(path.fill) : "none") + "\"";
    if (path.stroked) {
      out_ += " stroke=\"" + color_name(path.stroke.color) + "\" stroke-width=\"" +
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

  void operator()(const page::GlyphRun& run) {
    if (run.glyphs.empty()) return;
    // One <tspan> a cluster, so that each character stands where the engine put it.
    out_ += "<text xml:space=\"preserve\" font-family=\"" + escape(run.face->postscript_name()) +
            "\" font-size=\"" + number(run.size) + "\" fill=\"" + color_name(run.color) +
            "\" xml:lang=\"" + escape(run.language) + "\">";
    for (std::size_t i = 0; i < run.glyphs.size();) {
      std::size_t next = i + 1;
      while (next < run.glyphs.size() && run.glyphs[next].cluster == run.glyphs[i].cluster) ++next;
      const std::size_t begin = run.glyphs[i].cluster;
      const std::size_t end = next < run.glyphs.size() ? run.glyphs[next].cluster : run.text.size();
      out_ += "<tspan x=\"" + number(run.origin.x + run.glyphs[i].x) + "\" y=\"" +
              number(run.origin.y + run.glyphs[i].y) + "\">" +
              escape(std::string_view(run.text).substr(begin, end - begin)) + "</tspan>";
      i = next;
    }
    out_ += "</text>\n";
  }

 private:
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

std::string draw_svg(const page::Page& page) {
  SvgWriter writer;
  for (const page::Item& item : page.items) std::visit(writer, item);
  const std::string width = number(page.size.width), height = number(page.size.height);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "pt\" height=\"" + height +
         "pt\" viewBox=\"0 0 " + width + " " + height + "\">\n<rect width=\"" + width +
         "\" height=\"" + height + "\" fill=\"#FFFFFF\"/>\n" + writer.take() + "</svg>\n";
}

}  // namespace jianbao::preview
