#include "image/jpeg_file.h"

#include <jerror.h>

#include <cstdlib>

namespace jianbao::image {

namespace {

// Of a progressive picture, whose every scan goes over all of it: more would be an attack.
constexpr int most_scans = 200;
constexpr long most_memory = 512L << 20U;

[[noreturn]] void fail(j_common_ptr info) {
  auto* trouble = static_cast<Trouble*>(info->client_data);
  char message[JMSG_LENGTH_MAX];
  info->err->format_message(info, message);
  trouble->say(message);
  std::longjmp(trouble->jump, 1);
}

class JpegWriter {
 public:
  JpegWriter() {
    info_.err = jpeg_std_error(&errors_);
    errors_.error_exit = fail;
    errors_.output_message = [](j_common_ptr) {};
    info_.client_data = &trouble_;
  }
  ~JpegWriter() {
    jpeg_destroy_compress(&info_);
    std::free(bytes_);
  }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;

  bool write(const JpegForm& form, const std::string& rows) {
    const std::size_t row_size = std::size_t{form.width} * static_cast<unsigned>(form.components);
    return guarded(trouble_, [&] {
      jpeg_create_compress(&info_);
      jpeg_mem_dest(&info_, &bytes_, &size_);
      set_form(form);
      jpeg_start_compress(&info_, TRUE);
      while (info_.next_scanline < info_.image_height) {
        auto* row = reinterpret_cast<JSAMPROW>(
            const_cast<char*>(rows.data() + info_.next_scanline * row_size));
        jpeg_write_scanlines(&info_, &row, 1);
      }
      jpeg_finish_compress(&info_);
    });
  }
  std::string bytes() const { return {reinterpret_cast<const char*>(bytes_), size_}; }

 private:
  void set_form(const JpegForm& form) {
    constexpr int quality = 90;
    const bool inks = form.components == 4;
    info_.image_width = form.width;
    info_.image_height = form.height;
    info_.input_components = form.components;
    info_.in_color_space = inks ? JCS_CMYK : form.components == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&info_);
    if (inks && form.transformed_inks) jpeg_set_colorspace(&info_, JCS_YCCK);
    if (inks && !form.says_inks) info_.write_Adobe_marker = FALSE;
    if (form.components == 3) {
      info_.comp_info[0].h_samp_factor = form.across;
      info_.comp_info[0].v_samp_factor = form.down;
    }
    jpeg_set_quality(&info_, quality, TRUE);
    info_.optimize_coding = TRUE;
    info_.dct_method = JDCT_ISLOW;  // the one that is exact in integers, the same on all machines
  }

  jpeg_compress_struct info_{};
  jpeg_error_mgr errors_{};
  Trouble trouble_;
  unsigned char* bytes_ = nullptr;
  unsigned long size_ = 0;
};

}  // namespace

JpegReader::JpegReader(std::string_view file) {
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
    for (const int marker : {JPEG_APP0 + 1, JPEG_APP0 + 2}) {
      jpeg_save_markers(&info_, marker, 0xFFFF);
    }
    jpeg_read_header(&info_, TRUE);
  });
}

std::vector<std::string_view> JpegReader::blocks(int marker) const {
  std::vector<std::string_view> found;
  for (const jpeg_marker_struct* each = info_.marker_list; each != nullptr; each = each->next) {
    if (each->marker != marker) continue;
    found.emplace_back(reinterpret_cast<const char*>(each->data), each->data_length);
  }
  return found;
}

std::string_view JpegReader::block(int marker, std::string_view start) const {
  for (const std::string_view each : blocks(marker)) {
    if (each.starts_with(start)) return each;
  }
  return {};
}

void JpegReader::hear(j_common_ptr info, int level) {
  const int code = info->err->msg_code;
  const bool harmless =
      code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM;
  if (level < 0 && !harmless) fail(info);
}

void JpegReader::watch(j_common_ptr info) {
  if (!info->is_decompressor) return;
  const auto* reader = reinterpret_cast<j_decompress_ptr>(info);
  if (reader->input_scan_number <= most_scans) return;
  auto* trouble = static_cast<Trouble*>(info->client_data);
  trouble->say("more than 200 scans");
  std::longjmp(trouble->jump, 1);
}

std::string encode_jpeg(const JpegForm& form, const std::string& rows) {
  JpegWriter writer;
  return writer.write(form, rows) ? writer.bytes() : std::string();
}

}  // namespace jianbao::image
