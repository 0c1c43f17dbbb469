#include "preview/png.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <cstring>
#include <map>
#include <vector>

#include "image/image.h"

namespace jianbao::preview {

namespace {

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroy<cairo_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Destroy<cairo_font_face_destroy>>;

double points(base::Length length) { return length.to_points(); }

cairo_status_t append(void* target, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void set_color(cairo_t* context, base::Color color, int opacity) {
  cairo_set_source_rgba(context, color.red / 255.0, color.green / 255.0, color.blue / 255.0,
                        static_cast<double>(opacity) / page::opaque);
}

void trace(cairo_t* context, const page::Path& path) {
  using Kind = page::PathElement::Kind;
  for (const page::PathElement& element : path.elements) {
    const auto& p = element.points;
    if (element.kind == Kind::move) cairo_move_to(context, points(p[0].x), points(p[0].y));
    if (element.kind == Kind::line) cairo_line_to(context, points(p[0].x), points(p[0].y));
    if (element.kind == Kind::curve) {
      cairo_curve_to(context, points(p[0].x), points(p[0].y), points(p[1].x), points(p[1].y),
                     points(p[2].x), points(p[2].y));
    }
    if (element.kind == Kind::close) cairo_close_path(context);
  }
}

void set_stroke(cairo_t* context, const page::Stroke& stroke) {
  set_color(context, stroke.color, stroke.opacity);
  cairo_set_line_width(context, points(stroke.width));
  cairo_set_line_cap(context, stroke.round_cap ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(context, stroke.round_join ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  std::vector<double> dashes;
  for (const base::Length dash : stroke.dashes) dashes.push_back(points(dash));
  cairo_set_dash(context, dashes.data(), static_cast<int>(dashes.size()), 0);
}

// Cairo's form: one number a pixel, the colours multiplied by their opacity.
Surface surface_of(const base::Raster& raster) {
  const auto pixels = image::decode(raster);
  if (!pixels) return nullptr;
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, raster.width, raster.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const auto* from = reinterpret_cast<const unsigned char*>(pixels->data());
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x, from += 4) {
      const std::uint32_t opacity = from[3];
      std::uint32_t pixel = opacity;
      for (int i = 0; i < 3; ++i) pixel = pixel << 8U | (from[i] * opacity + 127) / 255;
      std::memcpy(rows + static_cast<std::ptrdiff_t>(y) * stride + std::ptrdiff_t{x} * 4, &pixel,
                  sizeof pixel);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

// FreeType's view of our faces, over the bytes that the font room holds.
class PngPainter::Faces {
 public:
  Faces() { failed_ = FT_Init_FreeType(&library_) != 0; }
  ~Faces() {
    opened_.clear();  // Cairo's faces go before FreeType's
    for (const auto& [face, freetype] : freetype_) FT_Done_Face(freetype);
    if (!failed_) FT_Done_FreeType(library_);
  }
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;

  cairo_font_face_t* open(const font::Face* face) {
    if (const auto found = opened_.find(face); found != opened_.end()) return found->second.get();
    if (failed_) return nullptr;
    const std::string_view bytes = face->bytes();
    FT_Face freetype = nullptr;
    if (FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), static_cast<FT_Long>(face->index()),
                           &freetype) != 0) {
      return nullptr;
    }
    freetype_[face] = freetype;
    opened_[face].reset(cairo_ft_font_face_create_for_ft_face(freetype, FT_LOAD_NO_HINTING));
    return opened_[face].get();
  }

 private:
  FT_Library library_ = nullptr;
  bool failed_ = true;
  std::map<const font::Face*, FT_Face> freetype_;
  std::map<const font::Face*, FontFace> opened_;
};

namespace {

class Painter {
 public:
  using Open = cairo_font_face_t* (*)(void*, const font::Face*);
  Painter(cairo_t* context, base::Length height, double scale, void* faces, Open open)
      : context_(context), height_(height), scale_(scale), faces_(faces), open_(open) {}

  bool failed() const { return failed_; }

  void operator()(const page::Link&) {}
  void operator()(const page::Anchor&) {}
  void operator()(const page::FigurePlace&) {}

  void operator()(const page::Clip& clip) {
    cairo_save(context_);
    cairo_rectangle(context_, points(clip.area.origin.x), points(clip.area.origin.y),
                    points(clip.area.size.width), points(clip.area.size.height));
    cairo_clip(context_);
  }
  void operator()(const page::EndClip&) { cairo_restore(context_); }

  void operator()(const page::Path& path) {
    cairo_new_path(context_);
    trace(context_, path);
    if (path.filled) {
      set_color(context_, path.fill, path.fill_opacity);
      path.stroked ? cairo_fill_preserve(context_) : cairo_fill(context_);
    }
    if (path.stroked) {
      set_stroke(context_, path.stroke);
      cairo_stroke(context_);
    }
    cairo_new_path(context_);
  }

  void operator()(const page::Image& image) {
    const Surface surface = surface_of(*image.raster);
    if (!surface) {
      failed_ = true;
      return;
    }
    const auto [a, b, c, d, e, f] = page::turn_of(image.raster->orientation);
    const double width = points(image.area.size.width), height = points(image.area.size.height);
    const cairo_matrix_t placed{width * a,
                                height * b,
                                width * c,
                                height * d,
                                points(image.area.origin.x) + width * e,
                                points(image.area.origin.y) + height * f};
    cairo_save(context_);
    cairo_transform(context_, &placed);
    cairo_rectangle(context_, 0, 0, 1, 1);
    cairo_clip(context_);
    cairo_scale(context_, 1.0 / image.raster->width, 1.0 / image.raster->height);
    cairo_set_source_surface(context_, surface.get(), 0, 0);
    // Beyond the picture's edge its last pixels go on, so that the edge is not blurred into white.
    cairo_pattern_set_extend(cairo_get_source(context_), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(context_), CAIRO_FILTER_GOOD);
    cairo_paint(context_);
    cairo_restore(context_);
  }

  void operator()(const page::GlyphRun& run) {
    if (run.glyphs.empty()) return;
    cairo_font_face_t* face = open_(faces_, run.face);
    if (face == nullptr) {
      failed_ = true;
      return;
    }
    cairo_set_font_face(context_, face);
    cairo_set_font_size(context_, points(run.size));
    set_color(context_, run.color, run.opacity);
    run.angle == 0 ? show_upright(run) : show_rotated(run);
  }

 private:
  void show(const std::vector<cairo_glyph_t>& glyphs) {
    cairo_new_path(context_);
    cairo_glyph_path(context_, glyphs.data(), static_cast<int>(glyphs.size()));
    cairo_fill(context_);
  }

  void show_upright(const page::GlyphRun& run) {
    const double steps = pixel_steps(run);
    const auto thousandth = [](base::Length length) {
      return std::round(points(length) * 1000) / 1000;
    };
    const double size = thousandth(run.size);
    // The pen goes as a reader's does: from three decimals, by whole thousandths of the size, with
    // the same sums, so that a glyph on the edge of a pixel falls to the same side.
    const page::Glyph& first = run.glyphs.front();
    double at = thousandth(run.origin.x + first.x);
    std::int64_t pen = 0;
    std::vector<cairo_glyph_t> glyphs;
    for (const page::Glyph& glyph : run.glyphs) {
      const std::int64_t wanted = page::per_mille(glyph.x - first.x, run.size);
      if (wanted != pen) at += -static_cast<double>(pen - wanted) * 0.001 * size;
      double x = at, unused = 0;
      const std::int64_t width = run.face->declared_width(glyph.id);
      at += static_cast<double>(width) * 0.001 * size;
      pen = wanted + width;
      cairo_user_to_device(context_, &x, &unused);
      x = std::floor(x * steps) / steps;
      double y = std::floor(row_of(run.origin.y + glyph.y));
      cairo_device_to_user(context_, &x, &y);
      glyphs.push_back({glyph.id, x, y});
    }
    show(glyphs);
  }

  void show_rotated(const page::GlyphRun& run) {
    const auto [x, y] = page::direction_of(run.angle);
    const cairo_matrix_t turned{x, y, -y, x, points(run.origin.x), points(run.origin.y)};
    std::vector<cairo_glyph_t> glyphs;
    for (const page::Glyph& glyph : run.glyphs) {
      glyphs.push_back({glyph.id, points(glyph.x), points(glyph.y)});
    }
    cairo_save(context_);
    cairo_transform(context_, &turned);
    show(glyphs);
    cairo_restore(context_);
  }

  // The row of pixels, reckoned as a reader of the PDF does, from the sheet's foot and three
  // decimals: a baseline on the edge of a row falls to the same side.
  double row_of(base::Length y) const {
    const auto rounded = [](double value, double unit) { return std::round(value / unit) * unit; };
    // libharu writes the sheet's height as a float with five decimals.
    const double sheet = rounded(static_cast<float>(points(height_)), 0.00001);
    return rounded(points(height_) - points(y), 0.001) * -scale_ + sheet * scale_;
  }

  // Glyphs stand on whole pixels vertically, and on quarters horizontally unless they are large: as
  // poppler's rasteriser has it, so that a page and its PDF can be compared pixel by pixel.
  double pixel_steps(const page::GlyphRun& run) const {
    constexpr double large = 47;  // pixels from the lowest to the highest glyph of the face
    const font::FaceMetrics& metrics = run.face->metrics();
    double dx = 0, pixels = points(run.size);
    cairo_user_to_device_distance(context_, &dx, &pixels);
    return (metrics.y_max - metrics.y_min) * pixels / metrics.units_per_em > large ? 1 : 4;
  }

  cairo_t* context_;
  base::Length height_;  // of the page
  double scale_;         // pixels a point
  void* faces_;
  Open open_;
  bool failed_ = false;
};

}  // namespace

PngPainter::PngPainter() : faces_(std::make_unique<Faces>()) {}
PngPainter::~PngPainter() = default;

std::optional<std::string> PngPainter::draw(const page::Page& page, int dpi) {
  const double scale = dpi / 72.0;
  // A part of a pixel at the edge counts as one, as poppler has it.
  const auto pixels = [&](base::Length length) {
    const double exact = points(length) * scale;
    const int whole = static_cast<int>(exact);
    return exact - whole > 1e-6 ? whole + 1 : whole;
  };
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(page.size.width),
                                                   pixels(page.size.height)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), scale, scale);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);

  const auto open = [](void* faces, const font::Face* face) {
    return static_cast<Faces*>(faces)->open(face);
  };
  Painter painter(context.get(), page.size.height, scale, faces_.get(), open);
  for (const page::Item& item : page.items) std::visit(painter, item);
  if (painter.failed()) return std::nullopt;
  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace jianbao::preview
