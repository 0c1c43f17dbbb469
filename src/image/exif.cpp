#include "image/exif.h"

#include <optional>

namespace jianbao::image {

namespace {

constexpr std::string_view signature{"Exif\0\0", 6};
constexpr unsigned orientation_tag = 0x0112, x_resolution_tag = 0x011A, y_resolution_tag = 0x011B,
                   unit_tag = 0x0128;
constexpr std::size_t entry_size = 12;

// A TIFF file within the block (TIFF 6.0, section 2); reads past its end give nothing.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

  bool known() const { return little_ || bytes_.starts_with("MM"); }
  bool little_endian() const { return little_; }

  std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t from = little_ ? at + size - 1 - i : at + i;
      value = value << 8U | static_cast<unsigned char>(bytes_[from]);
    }
    return value;
  }

  // A fraction in thousandths; zero when there is none.
  std::int64_t thousandths(std::size_t entry) const {
    const auto offset = number(entry + 8, 4);
    if (!offset) return 0;
    const auto numerator = number(*offset, 4), denominator = number(std::size_t{*offset} + 4, 4);
    if (!numerator || !denominator || *denominator == 0) return 0;
    return std::int64_t{*numerator} * 1000 / *denominator;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

}  // namespace

Exif read_exif(std::string_view block) {
  Exif exif;
  if (!block.starts_with(signature)) return exif;
  const Tiff tiff(block.substr(signature.size()));
  const auto directory = tiff.known() ? tiff.number(4, 4) : std::nullopt;
  const auto count = directory ? tiff.number(*directory, 2) : std::nullopt;
  if (!count) return exif;
  exif.little_endian = tiff.little_endian();
  exif.density.unit = Density::Unit::inch;
  for (std::size_t i = 0; i < *count; ++i) {
    const std::size_t entry = *directory + 2 + i * entry_size;
    const auto tag = tiff.number(entry, 2), value = tiff.number(entry + 8, 2);
    if (!tag || !value) break;
    if (*tag == orientation_tag && *value >= 1 && *value <= 8) {
      exif.orientation = static_cast<int>(*value);
      exif.orientation_at = signature.size() + entry + 8;
    }
    if (*tag == x_resolution_tag) exif.density.across = tiff.thousandths(entry);
    if (*tag == y_resolution_tag) exif.density.down = tiff.thousandths(entry);
    if (*tag == unit_tag && *value == 3) exif.density.unit = Density::Unit::centimetre;
  }
  return exif;
}

}  // namespace jianbao::image
