#include "read/zip_file.h"

#include <zip.h>

#include <array>

namespace jianbao::read {

void ZipFile::Close::operator()(zip* archive) const { zip_discard(archive); }

std::optional<ZipFile> ZipFile::open(std::string_view bytes, std::string& reason) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr
                       ? nullptr
                       : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (archive == nullptr) {
    reason = zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return std::nullopt;
  }
  zip_error_fini(&error);
  ZipFile file;
  file.archive_.reset(archive);
  return file;
}

bool ZipFile::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

bool ZipFile::read(const std::string& name, std::uint64_t most,
                   const std::function<bool(std::string_view)>& use, std::string& reason) const {
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> part(
      zip_fopen(archive_.get(), name.c_str(), 0), &zip_fclose);
  if (!part) {
    reason = "'" + name + "': " + zip_error_strerror(zip_get_error(archive_.get()));
    return false;
  }
  std::array<char, 1U << 15U> buffer{};
  std::uint64_t total = 0;
  for (;;) {
    const zip_int64_t count = zip_fread(part.get(), buffer.data(), buffer.size());
    if (count < 0) {
      reason = "'" + name + "': " + zip_error_strerror(zip_file_get_error(part.get()));
      return false;
    }
    if (count == 0) return true;
    total += static_cast<std::uint64_t>(count);
    if (total > most) {
      reason = "'" + name + "' is unpacked larger than " + std::to_string(most >> 20U) + " MB";
      return false;
    }
    if (!use({buffer.data(), static_cast<std::size_t>(count)})) return true;
  }
}

}  // namespace jianbao::read
