#include "image/jpeg.h"

// libjpeg's header needs FILE.
#include <jerror.h>
#include <jpeglib.h>

#include <cstdio>

#include "image/exif.h"
#include "image/limits.h"
#include "image/longjmp.h"

namespace jianbao::image {

namespace {

using base::Raster;
using Failure = base::Result<Raster>::Failure;

// Of a progressive picture, whose every scan goes over all of it: more would be an attack.
constexpr int most_scans = 200;
constexpr long most_memory = 512L << 20U;

// libjpeg reading from memory. Every call of it stands in a `guarded` step.
class JpegReader {
 public:
  explicit JpegReader(std::string_view file) {
    info_.err = jpeg_std_error(&errors_);
    errors_.error_exit = fail;
    errors_.emit_message = hear;
    errors_.output_message = [](j_common_ptr) {};
    info_.client_data = &trouble_;
    progress_.progress_monitor = watch;
    ready_ = guarded(trouble_, [&] {
      jpeg_create_decompress(&info_);
      info_.mem->max_memory_to_use = most_memory;
      info_.progress = &progress_;
      jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(file.data()), file.size());
      jpeg_save_markers(&info_, JPEG_APP0 + 1, 0xFFFF);
      jpeg_read_header(&info_, TRUE);
    });
  }
  ~JpegReader() { jpeg_destroy_decompress(&info_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  bool ready() const { return ready_; }
  jpeg_decompress_struct& info() { return info_; }
  Trouble& trouble() { return trouble_; }
  std::string_view exif() const {
    for (const jpeg_marker_struct* marker = info_.marker_list; marker != nullptr;
         marker = marker->next) {
      const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (data.starts_with("Exif")) return data;
    }
    return {};
  }

 private:
  [[noreturn]] static void fail(j_common_ptr info) {
    auto* trouble = static_cast<Trouble*>(info->client_data);
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    trouble->say(message);
    std::longjmp(trouble->jump, 1);
  }

  // libjpeg goes on with grey where data are missing or wrong; a brief should not. Bytes between
  // markers that belong to nothing are common and harm nothing.
  static void hear(j_common_ptr info, int level) {
    const int code = info->err->msg_code;
    const bool harmless =
        code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM;
    if (level < 0 && !harmless) fail(info);
  }

  static void watch(j_common_ptr info) {
    if (!info->is_decompressor) return;
    const auto* reader = reinterpret_cast<j_decompress_ptr>(info);
    if (reader->input_scan_number <= most_scans) return;
    auto* trouble = static_cast<Trouble*>(info->client_data);
    trouble->say("more than 200 scans");
    std::longjmp(trouble->jump, 1);
  }

  jpeg_decompress_struct info_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  Trouble trouble_;
  bool ready_ = false;
};

Failure broken(JpegReader& reader) {
  return {"is cut off or damaged (" + std::string(reader.trouble().message) + ")"};
}

std::optional<Raster::Colors> colors_of(const jpeg_decompress_struct& info) {
  switch (info.num_components) {
    case 1:
      return Raster::Colors::grey;
    case 3:
      return Raster::Colors::rgb;
    case 4:
      return Raster::Colors::cmyk;
    default:
      return std::nullopt;
  }
}

// Goes through all of the data, at an eighth of the size so that it takes little time.
bool is_whole(JpegReader& reader) {
  jpeg_decompress_struct& info = reader.info();
  std::string row;
  const bool started = guarded(reader.trouble(), [&] {
    info.scale_num = 1;
    info.scale_denom = 8;
    info.dct_method = JDCT_IFAST;
    info.do_fancy_upsampling = FALSE;
    info.out_color_space = info.jpeg_color_space;
    jpeg_start_decompress(&info);
  });
  if (!started) return false;
  row.resize(std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components));
  return guarded(reader.trouble(), [&] {
    auto* samples = reinterpret_cast<JSAMPROW>(row.data());
    while (info.output_scanline < info.output_height) jpeg_read_scanlines(&info, &samples, 1);
    jpeg_finish_decompress(&info);
  });
}

Density density_of(const jpeg_decompress_struct& info, const Exif& exif) {
  const std::int64_t across = std::int64_t{info.X_density} * 1000,
                     down = std::int64_t{info.Y_density} * 1000;
  if (info.saw_JFIF_marker && info.density_unit == 1) return {Density::Unit::inch, across, down};
  if (info.saw_JFIF_marker && info.density_unit == 2) {
    return {Density::Unit::centimetre, across, down};
  }
  if (exif.density.across > 0 && exif.density.down > 0) return exif.density;
  if (info.saw_JFIF_marker) return {Density::Unit::none, across, down};
  return {};
}

void describe(JpegReader& reader, Raster& raster) {
  const jpeg_decompress_struct& info = reader.info();
  const Exif exif = read_exif(reader.exif());
  raster.format = Raster::Format::jpeg;
  raster.width = static_cast<int>(info.image_width);
  raster.height = static_cast<int>(info.image_height);
  raster.inverted = raster.colors == Raster::Colors::cmyk && info.saw_Adobe_marker;
  raster.untold_rgb = info.jpeg_color_space == JCS_RGB && !info.saw_Adobe_marker;
  raster.orientation = exif.orientation;
  raster.natural = natural_size(raster.width, raster.height, density_of(info, exif));
  // From 5 on the picture lies on its side.
  if (raster.orientation >= 5) std::swap(raster.natural.width, raster.natural.height);
}

// Of one pixel, in thousandths of full ink each.
void ink_to_light(const unsigned char* ink, bool inverted, char* light) {
  const auto left = [&](int i) { return inverted ? ink[i] : 255 - ink[i]; };
  for (int i = 0; i < 3; ++i) light[i] = static_cast<char>((left(i) * left(3) + 127) / 255);
}

}  // namespace

base::Result<Raster> read_jpeg(std::string_view file) {
  JpegReader reader(file);
  if (!reader.ready()) return broken(reader);
  const jpeg_decompress_struct& info = reader.info();
  const auto colors = colors_of(info);
  if (is_too_large(info.image_width, info.image_height)) {
    return Failure{too_large};
  }
  if (!colors) return Failure{"has two colour components; one, three or four can be shown"};
  if (info.arith_code) return Failure{"is coded arithmetically, which no PDF may contain"};
  Raster raster;
  raster.colors = *colors;
  describe(reader, raster);
  if (!is_whole(reader)) return broken(reader);
  return raster;
}

std::optional<std::string> decode_jpeg(std::string_view file) {
  JpegReader reader(file);
  if (!reader.ready()) return std::nullopt;
  jpeg_decompress_struct& info = reader.info();
  const bool ink = info.num_components == 4, inverted = info.saw_Adobe_marker != FALSE;
  const std::size_t width = info.image_width, height = info.image_height;
  std::string row(width * 4, '\0'), pixels(width * height * 4, '\xFF');
  const bool sound = guarded(reader.trouble(), [&] {
    info.out_color_space = ink ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(&info);
    auto* samples = reinterpret_cast<JSAMPROW>(row.data());
    while (info.output_scanline < info.output_height) {
      char* target = pixels.data() + info.output_scanline * width * 4;
      jpeg_read_scanlines(&info, &samples, 1);
      for (std::size_t x = 0; x < width; ++x, target += 4) {
        if (ink) {
          ink_to_light(samples + x * 4, inverted, target);
        } else {
          for (std::size_t i = 0; i < 3; ++i) target[i] = static_cast<char>(samples[x * 3 + i]);
        }
      }
    }
    jpeg_finish_decompress(&info);
  });
  if (!sound) return std::nullopt;
  return pixels;
}

}  // namespace jianbao::image
