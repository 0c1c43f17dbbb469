#pragma once

// In this order: libjpeg's header needs FILE.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <string>
#include <string_view>
#include <vector>

#include "image/longjmp.h"

namespace jianbao::image {

// libjpeg reading from memory. Every call of it stands in a `guarded` step.
class JpegReader {
 public:
  explicit JpegReader(std::string_view file);
  ~JpegReader() { jpeg_destroy_decompress(&info_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  bool ready() const { return ready_; }
  jpeg_decompress_struct& info() { return info_; }
  Trouble& trouble() { return trouble_; }
  // What stands in the application's blocks of a kind, APP1 or APP2.
  std::vector<std::string_view> blocks(int marker) const;
  // The first that starts so; empty: none.
  std::string_view block(int marker, std::string_view start) const;

 private:
  // libjpeg goes on with grey where data are missing or wrong; a brief should not. Bytes between
  // markers that belong to nothing are common and harm nothing.
  static void hear(j_common_ptr info, int level);
  static void watch(j_common_ptr info);

  jpeg_decompress_struct info_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  Trouble trouble_;
  bool ready_ = false;
};

// How samples are written; as those of the file that they come from.
struct JpegForm {
  unsigned width = 0, height = 0;
  int components = 3;
  bool transformed_inks = false;  // as YCCK
  bool says_inks = true;          // with the mark of Adobe's programs
  int across = 2, down = 2;       // how many pixels share a colour
};

// A JPEG file of rows of samples; empty where libjpeg fails. The same samples give the same bytes.
std::string encode_jpeg(const JpegForm& form, const std::string& rows);

}  // namespace jianbao::image
