#include "image/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <pugixml.hpp>

#include "image/path_data.h"

namespace jianbao::image {

namespace {

using base::Length;

// The properties that a child inherits (SVG 1.1, 11 and 10).
struct Look {
  std::optional<base::Color> fill = base::Color{};
  std::optional<base::Color> stroke;
  double stroke_width = 1;
  bool round_cap = false, round_join = false;
  std::vector<double> dashes;
  std::vector<std::string> families;
  double font_size = 16;
  int weight = 400;
  Label::Anchor anchor = Label::Anchor::start;
};

std::vector<double> numbers(std::string_view text) {
  std::vector<double> result;
  while (!text.empty()) {
    if (text[0] == ' ' || text[0] == ',') {
      text.remove_prefix(1);
      continue;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !(value > -1e6 && value < 1e6)) return {};
    result.push_back(value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  return result;
}

// The names of CSS's `font-family`; the generic ones leave the choice to the document.
std::vector<std::string> families(std::string_view list) {
  constexpr std::string_view generic[] = {"serif",   "sans-serif", "monospace", "cursive",
                                          "fantasy", "system-ui",  "inherit"};
  constexpr std::string_view around = " \t\n'\"";
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view name = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    name.remove_prefix(std::min(name.find_first_not_of(around), name.size()));
    name = name.substr(0, name.find_last_not_of(around) + 1);
    const bool is_generic =
        std::find(std::begin(generic), std::end(generic), name) != std::end(generic);
    if (!name.empty() && !is_generic) names.emplace_back(name);
  }
  return names;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<base::Color> parse_hex_color(std::string_view text) {
  if (text == "black") return base::Color{};
  if (text == "white") return base::Color{255, 255, 255};
  if ((text.size() != 4 && text.size() != 7) || text[0] != '#') return std::nullopt;
  std::array<int, 3> parts{};
  const std::size_t width = text.size() == 4 ? 1 : 2;
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = hex_digit(text[1 + i * width]), low = hex_digit(text[i * width + width]);
    if (high < 0 || low < 0) return std::nullopt;
    parts[i] = high * 16 + low;
  }
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(parts[i]); };
  return base::Color{byte(0), byte(1), byte(2)};
}

// Of viewBox sides and letters, in user units; so that no length overflows or vanishes.
constexpr double smallest = 0.01, tallest = 100;

// Without one it is as wide and high as it says (SVG 1.1, 7.7); in user units, which "px" are.
std::vector<double> view_box(const pugi::xml_node& root) {
  if (root.attribute("viewBox")) return numbers(root.attribute("viewBox").value());
  std::vector<double> box{0, 0};
  for (const char* side : {"width", "height"}) {
    std::string length = root.attribute(side).value();
    if (length.ends_with("px")) length.resize(length.size() - 2);
    const auto parts = numbers(length.c_str());
    if (parts.size() == 1) box.push_back(parts.front());
  }
  return box;
}

class SvgReader {
 public:
  SvgReader(const base::SourceFile& source, const DrawingOptions& options,
            base::Diagnostics& diagnostics)
      : source_(source), options_(options), diagnostics_(diagnostics) {}

  std::optional<Drawing> read() {
    const Length width = options_.width;
    pugi::xml_document document;
    const auto result = document.load_buffer(source_.text().data(), source_.text().size());
    if (!result) {
      const auto at = static_cast<std::size_t>(result.offset < 0 ? 0 : result.offset);
      diagnostics_.error({&source_, at, at + 1}, std::string("SVG: ") + result.description());
      return std::nullopt;
    }
    const pugi::xml_node root = document.child("svg");
    const auto box = view_box(root);
    if (box.size() != 4 || box[2] <= 0 || box[3] <= 0) {
      diagnostics_.error({&source_, 0, 1},
                         "the drawing needs a viewBox with four numbers, or a width and a height");
      return std::nullopt;
    }
    if (box[2] < smallest || box[3] > box[2] * tallest) {
      fail(root, "the viewBox is too small or too tall to be drawn");
      return std::nullopt;
    }
    left_ = box[0];
    top_ = box[1];
    scale_ = width.to_points() / box[2];
    drawing_.size = {width, Length::from_points(box[3] * scale_)};
    const std::size_t errors = diagnostics_.error_count();
    children(root, {}, 0);
    if (diagnostics_.error_count() != errors) return std::nullopt;
    return std::move(drawing_);
  }

 private:
  base::Span span(const pugi::xml_node& node) const {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug()));
    return {&source_, at, at + std::string_view(node.name()).size()};
  }

  void fail(const pugi::xml_node& node, const std::string& what) {
    diagnostics_.error(span(node), what);
  }

  void children(const pugi::xml_node& parent, const Look& look, int depth) {
    if (depth > 32) return fail(parent, "nested too deeply");
    for (const pugi::xml_node& node : parent.children()) child(node, look, depth);
  }

  // The first child whose language is wanted (SVG 1.1, 5.8.2).
  void alternatives(const pugi::xml_node& parent, const Look& look, int depth) {
    if (depth > 32) return fail(parent, "nested too deeply");
    for (const pugi::xml_node& node : parent.children()) {
      if (node.type() == pugi::node_element && speaks(node)) return child(node, look, depth);
    }
  }

  void child(const pugi::xml_node& node, const Look& look, int depth) {
    if (node.type() != pugi::node_element) return;
    const std::string_view name = node.name();
    if (name == "title" || name == "desc" || !speaks(node)) return;
    const Look own = inherit(node, look);
    if (name == "g") {
      children(node, own, depth + 1);
    } else if (name == "switch") {
      alternatives(node, own, depth + 1);
    } else if (name == "text") {
      label(node, own);
    } else if (const auto segments = shape(node, name)) {
      draw(*segments, own);
    }
  }

  // SVG 1.1, 5.8.5: a list of languages, one of which must be wanted.
  bool speaks(const pugi::xml_node& node) const {
    const pugi::xml_attribute wanted = node.attribute("systemLanguage");
    if (wanted.empty() || options_.languages.empty()) return true;
    std::string_view list = wanted.value();
    while (!list.empty()) {
      const std::size_t end = std::min(list.find_first_of(", "), list.size());
      const std::string_view tag = list.substr(0, end);
      for (const std::string& language : options_.languages) {
        if (!tag.empty() && language.substr(0, 2) == tag.substr(0, 2)) return true;
      }
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
  }

  double attribute(const pugi::xml_node& node, const char* name) {
    const std::string_view written = node.attribute(name).value();
    const auto value = numbers(written);
    if (!written.empty() && value.size() != 1) {
      fail(node, "'" + std::string(name) + "' must be a number under a million");
    }
    return value.empty() ? 0 : value[0];
  }

  std::optional<std::vector<Segment>> shape(const pugi::xml_node& node, std::string_view name) {
    using Kind = Segment::Kind;
    if (name == "path") {
      auto segments = parse_path_data(node.attribute("d").value());
      if (!segments) fail(node, "malformed path data");
      return segments;
    }
    if (name == "circle") {
      const double r = attribute(node, "r");
      return ellipse(attribute(node, "cx"), attribute(node, "cy"), r, r);
    }
    if (name == "ellipse") {
      return ellipse(attribute(node, "cx"), attribute(node, "cy"), attribute(node, "rx"),
                     attribute(node, "ry"));
    }
    if (name == "line") {
      return std::vector<Segment>{
          {Kind::move, 0, 0, 0, 0, attribute(node, "x1"), attribute(node, "y1")},
          {Kind::line, 0, 0, 0, 0, attribute(node, "x2"), attribute(node, "y2")}};
    }
    if (name == "rect") {
      const double x = attribute(node, "x"), y = attribute(node, "y");
      const double right = x + attribute(node, "width"), bottom = y + attribute(node, "height");
      return std::vector<Segment>{{Kind::move, 0, 0, 0, 0, x, y},
                                  {Kind::line, 0, 0, 0, 0, right, y},
                                  {Kind::line, 0, 0, 0, 0, right, bottom},
                                  {Kind::line, 0, 0, 0, 0, x, bottom},
                                  {Kind::close}};
    }
    fail(node, "'" + std::string(name) + "' is not in the profile of SVG that is read");
    return std::nullopt;
  }

  void paint(const pugi::xml_node& node, const char* name, std::optional<base::Color>& color) {
    const std::string_view value = node.attribute(name).value();
    if (value.empty()) return;
    color = parse_hex_color(value);
    if (!color && value != "none")
      fail(node, "'" + std::string(name) + "' must be a colour such as #2E6F6B, or none");
  }

  void check_attributes(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& entry : node.attributes()) {
      const std::string_view name = entry.name();
      constexpr std::string_view known[] = {"fill",
                                            "stroke",
                                            "stroke-width",
                                            "stroke-linecap",
                                            "stroke-linejoin",
                                            "stroke-dasharray",
                                            "font-family",
                                            "font-size",
                                            "font-weight",
                                            "font-stretch",
                                            "text-anchor",
                                            "d",
                                            "cx",
                                            "cy",
                                            "r",
                                            "rx",
                                            "ry",
                                            "x",
                                            "y",
                                            "x1",
                                            "y1",
                                            "x2",
                                            "y2",
                                            "width",
                                            "height",
                                            "id",
                                            "class",
                                            "systemLanguage"};
      if (std::find(std::begin(known), std::end(known), name) == std::end(known)) {
        fail(node,
             "the attribute '" + std::string(name) + "' is not in the profile of SVG that is read");
      }
    }
  }

  Look inherit(const pugi::xml_node& node, Look look) {
    check_attributes(node);
    paint(node, "fill", look.fill);
    paint(node, "stroke", look.stroke);
    const auto has = [&](const char* name) { return !node.attribute(name).empty(); };
    if (has("stroke-width")) look.stroke_width = attribute(node, "stroke-width");
    if (has("stroke-linecap"))
      look.round_cap = std::string_view(node.attribute("stroke-linecap").value()) == "round";
    if (has("stroke-linejoin"))
      look.round_join = std::string_view(node.attribute("stroke-linejoin").value()) == "round";
    if (has("stroke-dasharray")) look.dashes = numbers(node.attribute("stroke-dasharray").value());
    if (has("font-family")) look.families = families(node.attribute("font-family").value());
    if (has("font-size")) look.font_size = attribute(node, "font-size");
    if (look.font_size < smallest) {
      fail(node, "'font-size' must be more than 0");
      look.font_size = smallest;
    }
    const std::string_view weight = node.attribute("font-weight").value();
    if (weight == "normal" || weight == "bold") {
      look.weight = weight == "bold" ? 700 : 400;
    } else if (has("font-weight")) {
      look.weight = static_cast<int>(attribute(node, "font-weight"));
    }
    const std::string_view anchor = node.attribute("text-anchor").value();
    if (anchor == "middle") look.anchor = Label::Anchor::middle;
    if (anchor == "end") look.anchor = Label::Anchor::end;
    if (anchor == "start") look.anchor = Label::Anchor::start;
    return look;
  }

  Length scaled(double units) const { return Length::from_points(units * scale_); }
  base::Point point(double x, double y) const { return {scaled(x - left_), scaled(y - top_)}; }

  void draw(const std::vector<Segment>& segments, const Look& look) {
    page::Path path;
    for (const Segment& s : segments) {
      page::PathElement element;
      switch (s.kind) {
        case Segment::Kind::move:
          element = {page::PathElement::Kind::move, {point(s.x, s.y), {}, {}}};
          break;
        case Segment::Kind::line:
          element = {page::PathElement::Kind::line, {point(s.x, s.y), {}, {}}};
          break;
        case Segment::Kind::curve:
          element = {page::PathElement::Kind::curve,
                     {point(s.x1, s.y1), point(s.x2, s.y2), point(s.x, s.y)}};
          break;
        case Segment::Kind::close:
          element.kind = page::PathElement::Kind::close;
          break;
      }
      path.elements.push_back(element);
    }
    path.filled = look.fill.has_value();
    path.fill = look.fill.value_or(base::Color{});
    path.stroked = look.stroke.has_value() && look.stroke_width > 0;
    path.stroke = {.color = look.stroke.value_or(base::Color{}),
                   .width = scaled(look.stroke_width),
                   .round_cap = look.round_cap,
                   .round_join = look.round_join};
    for (const double dash : look.dashes) path.stroke.dashes.push_back(scaled(dash));
    if (path.filled || path.stroked) drawing_.items.emplace_back(std::move(path));
  }

  void label(const pugi::xml_node& node, const Look& look) {
    const std::string_view wanted = node.attribute("systemLanguage").value();
    const std::string language(wanted.empty() ? "zh" : wanted.substr(0, wanted.find(',')));
    // A drawing that is made smaller keeps its labels legible.
    constexpr double least_legible = 7.5;
    const Length legible = Length::from_points(std::min(look.font_size, least_legible));
    drawing_.labels.push_back(
        {node.text().get(), language, point(attribute(node, "x"), attribute(node, "y")),
         std::max(scaled(look.font_size), legible), look.families, look.weight,
         look.fill.value_or(base::Color{}), look.anchor, span(node)});
  }

  const base::SourceFile& source_;
  const DrawingOptions& options_;
  base::Diagnostics& diagnostics_;
  Drawing drawing_;
  double left_ = 0, top_ = 0, scale_ = 1;
};

}  // namespace

std::optional<Drawing> read_svg(const base::SourceFile& source, const DrawingOptions& options,
                                base::Diagnostics& diagnostics) {
  return SvgReader(source, options, diagnostics).read();
}

}  // namespace jianbao::image
