#include "image/reduce.h"

#include <algorithm>

#include "image/jpeg_file.h"
#include "image/mean.h"
#include "image/png_file.h"

namespace jianbao::image {

namespace {

using base::Raster;

constexpr std::int64_t points_per_inch = 72;

// How many pixels of a side are as many dots an inch as the limit, rounded up.
int pixels_within(int pixels, base::Length side, int limit) {
  const std::int64_t inch = base::Length::points(points_per_inch).units();
  const std::int64_t wanted = (side.units() * limit + inch - 1) / inch;
  return static_cast<int>(std::clamp<std::int64_t>(wanted, 1, pixels));
}

bool is_far_over(int pixels, base::Length side, int limit) {
  const std::int64_t inch = base::Length::points(points_per_inch).units();
  return std::int64_t{pixels} * inch * 2 >= side.units() * limit * 3;
}

// Colours as they are, a palette's and those that count as transparent spelt out.
std::optional<Samples> png_samples(std::string_view file) {
  PngReader reader(file);
  if (!reader.ready()) return std::nullopt;
  png_structp png = reader.png();
  png_infop info = reader.info();
  const bool told = guarded(reader.trouble(), [&] {
    png_read_info(png, info);
    png_set_expand(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
  });
  if (!told) return std::nullopt;
  Samples samples;
  samples.width = png_get_image_width(png, info);
  samples.height = png_get_image_height(png, info);
  samples.channels = png_get_channels(png, info);
  samples.bytes = png_get_bit_depth(png, info) / 8U;
  samples.has_opacity = samples.channels % 2 == 0;
  if (!reader.read_rows(samples.rows, png_get_rowbytes(png, info), samples.height)) {
    return std::nullopt;
  }
  return samples;
}

// Where colours have pixels of their own, they keep them.
JpegForm form_of(const jpeg_decompress_struct& info, const Reduction& reduction) {
  JpegForm form;
  form.width = static_cast<unsigned>(reduction.width);
  form.height = static_cast<unsigned>(reduction.height);
  form.components = info.num_components;
  form.transformed_inks = info.jpeg_color_space == JCS_YCCK;
  form.says_inks = info.saw_Adobe_marker != FALSE;
  if (info.num_components == 3) {
    const jpeg_component_info *light = &info.comp_info[0], *color = &info.comp_info[1];
    form.across = std::clamp(light->h_samp_factor / color->h_samp_factor, 1, 2);
    form.down = std::clamp(light->v_samp_factor / color->v_samp_factor, 1, 2);
  }
  return form;
}

std::optional<Samples> jpeg_samples(JpegReader& reader) {
  jpeg_decompress_struct& info = reader.info();
  Samples samples;
  samples.width = info.image_width;
  samples.height = info.image_height;
  samples.channels = static_cast<std::size_t>(info.num_components);
  const std::size_t row_size = samples.width * samples.channels;
  samples.rows.resize(row_size * samples.height);
  const bool sound = guarded(reader.trouble(), [&] {
    info.out_color_space = info.num_components == 1   ? JCS_GRAYSCALE
                           : info.num_components == 3 ? JCS_RGB
                                                      : JCS_CMYK;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info);
    while (info.output_scanline < info.output_height) {
      auto* row = reinterpret_cast<JSAMPROW>(samples.rows.data() + info.output_scanline * row_size);
      jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
  });
  if (!sound) return std::nullopt;
  return samples;
}

// What is the same of both.
Raster with_size(const Raster& raster, const Reduction& reduction) {
  Raster made;
  made.format = raster.format;
  made.colors = raster.colors;
  made.width = reduction.width;
  made.height = reduction.height;
  made.profile = raster.profile;
  made.inverted = raster.inverted;
  made.orientation = raster.orientation;
  made.natural = raster.natural;
  made.digest = raster.digest;
  return made;
}

std::optional<Raster> reduced_jpeg(const Raster& raster, const Reduction& reduction) {
  JpegReader reader(raster.file);
  if (!reader.ready()) return std::nullopt;
  const JpegForm form = form_of(reader.info(), reduction);
  const auto samples = jpeg_samples(reader);
  if (!samples) return std::nullopt;
  Raster made = with_size(raster, reduction);
  made.file = encode_jpeg(form, mean_of(*samples, form.width, form.height).rows);
  if (made.file.empty()) return std::nullopt;
  return made;
}

std::optional<Raster> reduced_png(const Raster& raster, const Reduction& reduction) {
  auto samples = png_samples(raster.file);
  if (!samples) return std::nullopt;
  Samples fewer = mean_of(*samples, static_cast<std::size_t>(reduction.width),
                          static_cast<std::size_t>(reduction.height));
  samples.reset();
  if (reduction.most_bits < 16) keep_one_byte(fewer);
  Raster made = with_size(raster, reduction);
  made.bits = static_cast<int>(fewer.bytes * 8);
  if (made.colors == Raster::Colors::palette) made.colors = Raster::Colors::rgb;
  Plane colors{fewer.width, fewer.height,         made.bits, static_cast<int>(fewer.channels),
               false,       std::move(fewer.rows)};
  Plane opacity;
  if (fewer.has_opacity) {
    const Plane pixels = std::move(colors);
    part_opacity(pixels, colors, opacity);
  }
  if (!store_planes(made, colors, opacity)) return std::nullopt;
  return made;
}

}  // namespace

Reduction reduction_to(const Raster& raster, const base::Size& shown, int limit) {
  Reduction reduction{raster.width, raster.height};
  if (is_far_over(raster.width, shown.width, limit) ||
      is_far_over(raster.height, shown.height, limit)) {
    reduction.width = pixels_within(raster.width, shown.width, limit);
    reduction.height = pixels_within(raster.height, shown.height, limit);
  }
  return reduction;
}

std::optional<Raster> reduced(const Raster& raster, const Reduction& reduction) {
  return raster.format == Raster::Format::jpeg ? reduced_jpeg(raster, reduction)
                                               : reduced_png(raster, reduction);
}

}  // namespace jianbao::image
