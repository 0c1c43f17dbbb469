#include "image/png_file.h"

#include <cstring>
#include <new>

namespace jianbao::image {

namespace {

[[noreturn]] void fail(png_structp png, png_const_charp message) {
  auto* trouble = static_cast<Trouble*>(png_get_error_ptr(png));
  trouble->say(message);
  std::longjmp(trouble->jump, 1);
}

// Warnings are of chunks that say nothing about the pixels.
void ignore(png_structp, png_const_charp) {}

// Only what they say of a profile matters, which begins with the chunk's name. The name that the
// profile has in the file may be any bytes.
void hear(png_structp png, png_const_charp message) {
  constexpr std::string_view start = "iCCP: ";
  auto* trouble = static_cast<PngTrouble*>(static_cast<Trouble*>(png_get_error_ptr(png)));
  if (!std::string_view(message).starts_with(start)) return;
  std::snprintf(trouble->profile, sizeof trouble->profile, "%s", message + start.size());
  for (char& c : trouble->profile) {
    if (c != '\0' && (c < ' ' || c > '~')) c = '?';
  }
}

// The exception of a string that cannot grow may not pass through C.
void append(png_structp png, png_bytep bytes, std::size_t size) {
  auto* out = static_cast<std::string*>(png_get_io_ptr(png));
  bool full = false;
  try {
    out->append(reinterpret_cast<const char*>(bytes), size);
  } catch (const std::bad_alloc&) {
    full = true;
  }
  if (full) png_error(png, "not enough memory");
}

void flush(png_structp) {}

class PngWriter {
 public:
  explicit PngWriter(std::string& out) : out_(out) {
    png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, &trouble_, fail, ignore);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  ~PngWriter() { png_destroy_write_struct(&png_, &info_); }
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;

  bool write(const Plane& plane) {
    if (png_ == nullptr || info_ == nullptr) return false;
    const std::size_t row_size = plane.rows.size() / plane.height;
    return guarded(trouble_, [&] {
      png_set_write_fn(png_, &out_, append, flush);
      // The same limits as for reading: our own, on pixels.
      png_set_user_limits(png_, 0x7FFFFFFF, 0x7FFFFFFF);
      const int type = plane.components == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB;
      png_set_IHDR(png_, info_, static_cast<png_uint_32>(plane.width),
                   static_cast<png_uint_32>(plane.height), plane.bits, type, PNG_INTERLACE_NONE,
                   PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
      if (plane.indexes) png_set_filter(png_, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
      png_write_info(png_, info_);
      for (std::size_t row = 0; row < plane.height; ++row) {
        png_write_row(png_, reinterpret_cast<png_const_bytep>(plane.rows.data() + row * row_size));
      }
      png_write_end(png_, info_);
    });
  }

 private:
  std::string& out_;
  Trouble trouble_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

std::size_t big_endian_32(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

}  // namespace

PngReader::PngReader(std::string_view file) : file_(file) {
  png_ =
      png_create_read_struct(PNG_LIBPNG_VER_STRING, static_cast<Trouble*>(&trouble_), fail, hear);
  if (png_ == nullptr) return;
  info_ = png_create_info_struct(png_);
  guarded(trouble_, [&] {
    png_set_read_fn(png_, this, read);
    // Our own limit is on pixels.
    png_set_user_limits(png_, 0x7FFFFFFF, 0x7FFFFFFF);
  });
}

PngReader::~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

void PngReader::read(png_structp png, png_bytep target, std::size_t size) {
  auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
  if (size > reader->file_.size() - reader->at_) png_error(png, "the file ends too early");
  std::memcpy(target, reader->file_.data() + reader->at_, size);
  reader->at_ += size;
}

bool PngReader::read_rows(std::string& rows, std::size_t row_size, std::size_t height) {
  rows.resize(row_size * height);
  std::vector<png_bytep> starts(height);
  for (std::size_t row = 0; row < height; ++row) {
    starts[row] = reinterpret_cast<png_bytep>(rows.data() + row * row_size);
  }
  return guarded(trouble_, [&] {
    png_read_image(png_, starts.data());
    png_read_end(png_, nullptr);
  });
}

std::string deflate_plane(const Plane& plane) {
  std::string file;
  if (!PngWriter(file).write(plane)) return {};
  return image_data(file);
}

void part_opacity(const Plane& pixels, Plane& colors, Plane& opacity) {
  const std::size_t sample = static_cast<std::size_t>(pixels.bits) / 8;
  const std::size_t pixel = static_cast<std::size_t>(pixels.components) * sample;
  const std::size_t count = pixels.rows.size() / pixel;
  colors = opacity = {pixels.width, pixels.height, pixels.bits, 1, false, {}};
  colors.components = pixels.components - 1;
  colors.rows.reserve(count * (pixel - sample));
  opacity.rows.reserve(count * sample);
  for (std::size_t i = 0; i < count; ++i) {
    colors.rows.append(pixels.rows, i * pixel, pixel - sample);
    opacity.rows.append(pixels.rows, i * pixel + pixel - sample, sample);
  }
}

bool store_planes(base::Raster& raster, const Plane& colors, const Plane& opacity) {
  raster.rows = deflate_plane(colors);
  raster.opacity.clear();
  const bool opaque = opacity.rows.find_first_not_of('\xFF') == std::string::npos;
  if (!opaque) {
    raster.opacity = deflate_plane(opacity);
    raster.opacity_bits = opacity.bits;
  }
  return !raster.rows.empty() && (opaque || !raster.opacity.empty());
}

std::string image_data(std::string_view file) {
  constexpr std::size_t signature = 8, header = 8, checksum = 4;
  std::string data;
  for (std::size_t at = signature; at + header + checksum <= file.size();) {
    const std::size_t length = big_endian_32(file, at);
    if (length > file.size() - at - header - checksum) break;
    if (file.substr(at + 4, 4) == "IDAT") data.append(file.substr(at + header, length));
    at += header + length + checksum;
  }
  return data;
}

}  // namespace jianbao::image
