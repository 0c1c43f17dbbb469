#include "pdf/deflate.h"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace jianbao::pdf {

namespace {

// The usual one is smaller than zlib's best in the time of its usual level.
int level_of(Effort effort) { return effort == Effort::usual ? 9 : 10; }

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

}  // namespace

std::string deflated(std::string_view bytes, Effort effort) {
  const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
      libdeflate_alloc_compressor(level_of(effort)));
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(),
                                      out.size()));
  return out;
}

}  // namespace jianbao::pdf
