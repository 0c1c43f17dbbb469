#include "pdf/content.h"

#include <tuple>
#include <utility>

#include "base/number.h"
#include "base/utf8.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

using base::Length;
using base::number;
using base::thousandths;

// Of fonts that have no vertical metrics of their own (ISO 32000-1, table 117: DW2).
constexpr std::int64_t pen_height = 880, upright_step = 1000;

class ContentWriter {
 public:
  ContentWriter(Length page_height, const DocumentFonts& fonts, const DocumentImages& images,
                const InkMixer& inks, StructureTree* tree)
      : height_(page_height), fonts_(fonts), images_(images), inks_(inks), tree_(tree) {}

  std::string take() {
    end_mark();
    return std::move(out_);
  }

  void operator()(const page::Link&) {}
  void operator()(const page::Anchor&) {}
  void operator()(const page::FigurePlace& place) {
    if (tree_ != nullptr) tree_->place(place);
  }

  void operator()(const page::Clip& clip) {
    const auto [x, y] = clip.area.origin;
    const auto [width, height] = clip.area.size;
    saved_.push_back({opacity_, overprints_});
    out_ += "q " + number(x) + " " + number(height_ - y - height) + " " + number(width) + " " +
            number(height) + " re W n\n";
  }

  void operator()(const page::EndClip&) {
    out_ += "Q\n";
    fill_.clear();
    font_.clear();
    std::tie(opacity_, overprints_) = saved_.back();
    saved_.pop_back();
  }

  void operator()(const page::Path& path) {
    mark(path.tag);
    if (path.filled) fill_color(path.fill);
    if (path.stroked) stroke_state(path.stroke);
    opacity({path.fill_opacity, path.stroke.opacity});
    overprint(path.stroked && !path.filled && path.stroke.opacity == page::opaque &&
              inks_.overprints(path.stroke.color));
    for (const page::PathElement& element : path.elements) path_element(element);
    out_ += path.filled && path.stroked ? "B\n"
            : path.filled               ? "f\n"
            : path.stroked              ? "S\n"
                                        : "n\n";
  }

  // The unit square, whose y grows upwards, becomes the place (ISO 32000-1, 8.9.5.1). Without a
  // tree a picture tells what it shows as a marked sequence of its own (14.9.3).
  void operator()(const page::Image& image) {
    mark(image.tag);
    const bool says = tree_ == nullptr && !image.alt.empty();
    const auto [a, b, c, d, e, f] = page::turn_of(image.raster->orientation);
    const auto [width, height] = image.area.size;
    const Length left = image.area.origin.x, foot = height_ - image.area.origin.y;
    opacity({});
    overprint(false);
    if (says) out_ += "/Span <</Alt " + written_speech(image.alt) + ">> BDC\n";
    out_ += "q ";
    for (const Length entry : {width * a, -(height * b), -(width * c), height * d,
                               left + width * (c + e), foot - height * (d + f)}) {
      out_ += number(entry) + " ";
    }
    out_ += "cm /" + images_.of(*image.raster).resource + " Do Q\n";
    if (says) out_ += "EMC\n";
  }

  // What the plates are aligned by.
  void press_mark(const page::Path& path) {
    mark(page::artifact);
    stroke_state(path.stroke, inks_.stroke_on_all_plates());
    opacity({});
    for (const page::PathElement& element : path.elements) path_element(element);
    out_ += "S\n";
  }

  void operator()(const page::GlyphRun& run) {
    const DocumentFont& font = fonts_.of(run.face);
    fill_color(run.color);
    opacity({run.opacity, run.opacity});
    overprint(run.opacity == page::opaque && inks_.overprints(run.color));
    direction_ = page::direction_of(run.angle);
    // Readers that go by widths take each upright glyph for a line; what they stand for is said
    // once.
    const auto texts = glyph_texts(run);
    if (run.upright) {
      want_font(font.upright_resource(), run.size);
      begin_actual_text(run.tag, run.text);
    }
    for (std::size_t i = 0; i < run.glyphs.size();) i = show_from(run, font, texts, i);
    if (run.upright) end_actual_text(run.tag);
    close_text();
  }

 private:
  // What follows belongs to an element or is an artifact (14.6, 14.8.2.2).
  void mark(page::Tag tag) {
    if (tree_ == nullptr || (marked_ && tag == tag_)) return;
    begin_mark(tag, "");
  }

  void begin_mark(page::Tag tag, const std::string& properties) {
    end_mark();
    marked_ = true;
    tag_ = tag;
    if (tag > 0) {
      const std::size_t number = tree_->mark(tag);
      // Readers look for replacement text in spans only.
      const char* name = properties.empty() ? role_name(tree_->role_of(tag)) : "Span";
      out_ +=
          std::string("/") + name + " <</MCID " + std::to_string(number) + properties + ">> BDC\n";
    } else if (tag == page::artifact) {
      out_ += "/Artifact BMC\n";
    } else {
      const char* kind = tag == page::running_head   ? "Header/Attached[/Top]"
                         : tag == page::running_foot ? "Footer/Attached[/Bottom]"
                                                     : "Watermark";
      out_ += std::string("/Artifact <</Type/Pagination/Subtype/") + kind + ">> BDC\n";
    }
  }

  void end_mark() {
    if (marked_) out_ += "EMC\n";
    marked_ = false;
  }

  // The resource whose ToUnicode tells the text of a glyph that stands alone; null: ActualText has
  // to, also of what is for private use (ISO 19005-2, 6.2.11.7.3).
  static const std::string* saying(const page::GlyphRun& run, const DocumentFont& font,
                                   const std::vector<std::string_view>& texts, std::size_t i) {
    if (end_of_overlap(run, i) != i + 1 || base::find_private_use(texts[i])) return nullptr;
    return font.resource_saying(run.glyphs[i].id, texts[i]);
  }

  // Shows glyphs as long as they share a height and a ToUnicode tells their text; returns the next.
  std::size_t show_from(const page::GlyphRun& run, const DocumentFont& font,
                        const std::vector<std::string_view>& texts, std::size_t i) {
    const std::string* resource = run.upright ? nullptr : saying(run, font, texts, i);
    const bool plain = run.upright || resource != nullptr;
    std::size_t end = plain ? i + 1 : end_of_overlap(run, i);
    while (plain && end < run.glyphs.size() && across(run, end) == across(run, i) &&
           (run.upright || saying(run, font, texts, end) == resource)) {
      ++end;
    }
    if (!run.upright) want_font(resource != nullptr ? *resource : font.resource, run.size);
    if (!plain) {
      std::string text;
      for (std::size_t k = i; k < end; ++k) text += texts[k];
      begin_actual_text(run.tag, text);
    }
    if (!run.upright && plain) {
      mark(run.tag);
      open_text();
    }
    show(run, font, i, end);
    if (!plain) end_actual_text(run.tag);
    return end;
  }

  void want_font(const std::string& resource, Length size) {
    wanted_font_ = "/" + resource + " " + number(size) + " Tf\n";
  }

  void open_text() {
    if (!text_open_) out_ += "BT\n";
    text_open_ = true;
    if (font_ != wanted_font_) out_ += wanted_font_;
    font_ = wanted_font_;
  }

  void close_text() {
    if (text_open_) out_ += "ET\n";
    text_open_ = false;
  }

  bool is_element(page::Tag tag) const { return tree_ != nullptr && tag > 0; }

  // Of an element it is a piece of its own: readers lose their place where a sequence stands within
  // one that has a number.
  void begin_actual_text(page::Tag tag, std::string_view text) {
    const std::string actual = "/ActualText " + written_text(text);
    if (is_element(tag)) {
      close_text();
      begin_mark(tag, actual);
      return open_text();
    }
    mark(tag);
    open_text();
    out_ += "/Span <<" + actual + ">> BDC\n";
  }

  void end_actual_text(page::Tag tag) {
    if (!is_element(tag)) {
      out_ += "EMC\n";
      return;
    }
    close_text();
    end_mark();
  }

  // A mark without its blank half is overlapped by the next; readers that go by widths would start
  // a line there.
  static std::size_t end_of_overlap(const page::GlyphRun& run, std::size_t i) {
    constexpr std::int64_t noticed = 100;  // thousandths of the size
    for (++i; i < run.glyphs.size(); ++i) {
      const page::Glyph &last = run.glyphs[i - 1], &next = run.glyphs[i];
      const Length along = run.upright ? next.y - last.y : next.x - last.x;
      const std::int64_t width = run.upright ? upright_step : run.face->declared_width(last.id);
      if (across(run, i) != across(run, i - 1)) break;
      if (page::per_mille(along, run.size) + noticed >= width) break;
    }
    return i;
  }

  // From the line: a glyph's height, or how far its middle is from that of an upright line.
  static Length across(const page::GlyphRun& run, std::size_t i) {
    const page::Glyph& glyph = run.glyphs[i];
    return run.upright ? glyph.x + middle(run, glyph) : glyph.y;
  }
  static Length middle(const page::GlyphRun& run, const page::Glyph& glyph) {
    return run.size.scaled(run.face->declared_width(glyph.id), 2000);
  }

  // In writing mode 1 the pen stands above the glyph's middle, and numbers move it downwards.
  void show_upright(const page::GlyphRun& run, const DocumentFont& font, std::size_t begin,
                    std::size_t end) {
    const page::Glyph& first = run.glyphs[begin];
    const page::Glyph pen_at{first.id, first.x + middle(run, first),
                             first.y - run.size.scaled(pen_height, 1000)};
    out_ += matrix(run.origin, pen_at) + " Tm [<";
    std::int64_t pen = 0;
    for (std::size_t k = begin; k < end; ++k) {
      const std::int64_t wanted = page::per_mille(run.glyphs[k].y - first.y, run.size);
      if (wanted != pen) out_ += "> " + std::to_string(wanted - pen) + " <";
      append_code(font.codes.of(run.glyphs[k].id));
      pen = wanted + upright_step;
    }
    out_ += ">] TJ\n";
  }

  void show(const page::GlyphRun& run, const DocumentFont& font, std::size_t begin,
            std::size_t end) {
    if (run.upright) return show_upright(run, font, begin, end);
    const page::Glyph& first = run.glyphs[begin];
    out_ += matrix(run.origin, first) + " Tm [<";
    // In thousandths of the size, where the reader's pen stands after the widths that we declare.
    std::int64_t pen = 0;
    for (std::size_t k = begin; k < end; ++k) {
      const page::Glyph& glyph = run.glyphs[k];
      const std::int64_t wanted = page::per_mille(glyph.x - first.x, run.size);
      if (wanted != pen) out_ += "> " + std::to_string(pen - wanted) + " <";
      append_code(font.codes.of(glyph.id));
      pen = wanted + run.face->declared_width(glyph.id);
    }
    out_ += ">] TJ\n";
  }

  // From the run's own axes to the page's, whose y grows upwards (ISO 32000-1, 9.4.2).
  std::string matrix(base::Point origin, const page::Glyph& glyph) const {
    const double cosine = direction_.x, sine = direction_.y;
    const auto part = [](double value) {
      return thousandths(static_cast<std::int64_t>(value * 1000 + (value < 0 ? -0.5 : 0.5)));
    };
    Length x = origin.x + glyph.x, y = origin.y + glyph.y;
    if (sine != 0 || cosine != 1) {
      const double along = glyph.x.to_points(), down = glyph.y.to_points();
      x = origin.x + Length::from_points(along * cosine - down * sine);
      y = origin.y + Length::from_points(along * sine + down * cosine);
    }
    return part(cosine) + " " + part(-sine) + " " + part(sine) + " " + part(cosine) + " " +
           number(x) + " " + number(height_ - y);
  }

  void append_code(std::uint16_t code) {
    const char bytes[] = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    out_ += hex(std::string_view(bytes, 2));
  }

  void opacity(Opacity wanted) {
    if (wanted == opacity_) return;
    out_ += "/" + opacity_resource(wanted) + " gs\n";
    opacity_ = wanted;
  }

  void overprint(bool wanted) {
    if (wanted == overprints_) return;
    out_ += std::string("/") + overprint_resource(wanted) + " gs\n";
    overprints_ = wanted;
  }

  void fill_color(base::Color color) {
    const std::string wanted = inks_.fill(color) + "\n";
    if (wanted != fill_) out_ += wanted;
    fill_ = wanted;
  }

  void stroke_state(const page::Stroke& stroke) {
    stroke_state(stroke, inks_.stroke(stroke.color));
  }
  void stroke_state(const page::Stroke& stroke, const std::string& color) {
    out_ += color + " " + number(stroke.width) + " w " + (stroke.round_cap ? "1" : "0") + " J " +
            (stroke.round_join ? "1" : "0") + " j [";
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
  const DocumentImages& images_;
  const InkMixer& inks_;
  StructureTree* tree_;
  bool marked_ = false;
  page::Tag tag_ = page::artifact;
  std::string out_;
  std::string fill_, font_, wanted_font_;  // the operators that set them
  bool text_open_ = false;
  Opacity opacity_;
  bool overprints_ = false;
  std::vector<std::pair<Opacity, bool>> saved_;
  page::Direction direction_;
};

void collect(const page::Item& item, std::set<Opacity>& found) {
  if (const auto* path = std::get_if<page::Path>(&item)) {
    found.insert({path->fill_opacity, path->stroke.opacity});
  } else if (const auto* run = std::get_if<page::GlyphRun>(&item)) {
    found.insert({run->opacity, run->opacity});
  } else if (std::holds_alternative<page::Image>(item)) {
    found.insert(Opacity{});
  }
}

}  // namespace

std::string opacity_resource(Opacity opacity) {
  return "G" + std::to_string(opacity.fill) + "-" + std::to_string(opacity.stroke);
}

std::set<Opacity> page_opacities(const page::Page& page) {
  std::set<Opacity> found;
  for (const page::Item& item : page.items) collect(item, found);
  if (found == std::set<Opacity>{Opacity{}}) found.clear();
  return found;
}

const char* overprint_resource(bool overprints) { return overprints ? "Over" : "Knock"; }

std::string page_content(const PrintedPage& printed, const DocumentFonts& fonts,
                         const DocumentImages& images, const InkMixer& inks, StructureTree* tree) {
  ContentWriter writer(printed.page.size.height, fonts, images, inks, tree);
  for (const page::Item& item : printed.page.items) std::visit(writer, item);
  for (const page::Path& mark : printed.marks) writer.press_mark(mark);
  return writer.take();
}

}  // namespace jianbao::pdf
