#include "pdf/haru.h"

#include "pdf/deflate.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

// libharu keeps its first error, which write_pdf asks for at the end; exceptions may not cross C.
void keep_error(HPDF_STATUS, HPDF_STATUS, void*) {}

void write_bytes(HPDF_Stream stream, std::string_view bytes) {
  HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                    static_cast<HPDF_UINT>(bytes.size()));
}

// libharu would delete a /Filter that it has not set itself.
HPDF_STATUS write_flate_filter(HPDF_Dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

}  // namespace

Haru::Haru() : document_(HPDF_New(keep_error, nullptr)) { document_->pdf_version = HPDF_VER_17; }

HPDF_Dict Haru::indirect_dict() const {
  HPDF_Dict dict = HPDF_Dict_New(memory());
  HPDF_Xref_Add(document_->xref, dict);
  return dict;
}

HPDF_Dict Haru::stream(std::string_view bytes) const {
  HPDF_Dict dict = HPDF_DictStream_New(memory(), document_->xref);
  fill_stream(dict, bytes);
  return dict;
}

void Haru::fill_stream(HPDF_Dict dict, std::string_view bytes) const {
  dict->filter = HPDF_STREAM_FILTER_NONE;
  dict->write_fn = write_flate_filter;
  write_bytes(dict->stream, deflated(bytes));
}

HPDF_Dict Haru::finished_stream(std::string_view bytes) const {
  HPDF_Dict dict = HPDF_DictStream_New(memory(), document_->xref);
  dict->filter = HPDF_STREAM_FILTER_NONE;
  write_bytes(dict->stream, bytes);
  return dict;
}

HPDF_Binary Haru::text_string(std::string_view utf8) const {
  std::string bytes = utf16_text(utf8);
  return HPDF_Binary_New(memory(), reinterpret_cast<HPDF_BYTE*>(bytes.data()),
                         static_cast<HPDF_UINT>(bytes.size()));
}

void Haru::add_text(HPDF_Dict dict, const char* key, std::string_view utf8) const {
  HPDF_Dict_Add(dict, key, text_string(utf8));
}

std::string Haru::save() const {
  HPDF_SaveToStream(document_.get());
  std::string bytes(HPDF_GetStreamSize(document_.get()), '\0');
  HPDF_ResetStream(document_.get());
  auto size = static_cast<HPDF_UINT32>(bytes.size());
  HPDF_ReadFromStream(document_.get(), reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
  bytes.resize(size);
  return bytes;
}

}  // namespace jianbao::pdf
