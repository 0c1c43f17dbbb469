#include "pdf/haru.h"

#include <new>
#include <set>
#include <utility>

#include "base/text_limit.h"
#include "pdf/deflate.h"
#include "pdf/object_file.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

// libharu keeps its first error, which the writer asks for at the end; exceptions may not cross C.
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

std::size_t number_of(const void* object) {
  return static_cast<const HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFFU;
}

Haru::Haru() : document_(HPDF_New(keep_error, nullptr)) {
  if (!document_) throw std::bad_alloc();
  document_->pdf_version = HPDF_VER_17;
}

void Haru::fail() const {
  throw HaruFailure("libharu could not write the document (status " +
                    std::to_string(HPDF_GetError(document_.get())) + ")");
}

HPDF_Dict Haru::dict() const { return made(HPDF_Dict_New(memory())); }

HPDF_Array Haru::array() const { return made(HPDF_Array_New(memory())); }

HPDF_String Haru::string(const std::string& ascii) const {
  return made(HPDF_String_New(memory(), ascii.c_str(), nullptr));
}

HPDF_Binary Haru::binary(std::string bytes) const {
  return made(HPDF_Binary_New(memory(), reinterpret_cast<HPDF_BYTE*>(bytes.data()),
                              static_cast<HPDF_UINT>(bytes.size())));
}

// A node of the page tree is an array, which has an end: pages go on in a node of their own.
HPDF_Page Haru::add_page() {
  constexpr std::size_t most = 8000;
  if (++pages_ > most && pages_ % most == 1) {
    document_->cur_pages = made(HPDF_Doc_AddPagesTo(document_.get(), document_->root_pages));
  }
  return made(HPDF_AddPage(document_.get()));
}

HPDF_Dict Haru::indirect_dict() const {
  HPDF_Dict made_dict = dict();
  if (HPDF_Xref_Add(document_->xref, made_dict) != HPDF_OK) fail();
  return made_dict;
}

HPDF_Dict Haru::stream(std::string_view bytes) const {
  HPDF_Dict dict = made(HPDF_DictStream_New(memory(), document_->xref));
  fill_stream(dict, bytes);
  return dict;
}

void Haru::fill_stream(HPDF_Dict dict, std::string_view bytes, Effort effort) const {
  dict->filter = HPDF_STREAM_FILTER_NONE;
  dict->write_fn = write_flate_filter;
  write_bytes(dict->stream, deflated(bytes, effort));
}

HPDF_Dict Haru::finished_stream(std::string_view bytes) const {
  HPDF_Dict dict = made(HPDF_DictStream_New(memory(), document_->xref));
  fill_finished_stream(dict, bytes);
  return dict;
}

void Haru::fill_finished_stream(HPDF_Dict dict, std::string_view bytes) const {
  dict->filter = HPDF_STREAM_FILTER_NONE;
  write_bytes(dict->stream, bytes);
}

HPDF_Binary Haru::text_string(std::string_view utf8) const {
  if (!base::fits_text_string(utf8)) {
    throw HaruFailure("a text of " + std::to_string(utf8.size()) +
                      " bytes is too long for a PDF outside its pages");
  }
  return binary(utf16_text(utf8));
}

void Haru::set_entries(HPDF_Dict dict, const std::string& entries) const {
  dict->attr = const_cast<std::string*>(&entries);
  dict->write_fn = [](HPDF_Dict written, HPDF_Stream stream) {
    return HPDF_Stream_WriteStr(stream, static_cast<const std::string*>(written->attr)->c_str());
  };
}

HPDF_Dict Haru::names() const {
  HPDF_Dict catalog = document_->catalog;
  auto* found = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(catalog, "Names", HPDF_OCLASS_DICT));
  if (found != nullptr) return found;
  HPDF_Dict names = dict();
  HPDF_Dict_Add(catalog, "Names", names);
  return names;
}

void Haru::add_text(HPDF_Dict dict, const char* key, std::string_view utf8) const {
  HPDF_Dict_Add(dict, key, text_string(utf8));
}

namespace {

// What libharu writes, in memory.
class Written {
 public:
  explicit Written(HPDF_MMgr memory) : stream_(HPDF_MemStream_New(memory, HPDF_TMP_BUF_SIZ)) {
    if (!stream_) throw std::bad_alloc();
  }

  std::string value(void* object) {
    HPDF_MemStream_FreeData(stream_.get());
    if (HPDF_Obj_WriteValue(object, stream_.get(), nullptr) != HPDF_OK)
      throw HaruFailure("libharu could not write an object");
    return bytes_of(stream_.get());
  }

  static std::string bytes_of(HPDF_Stream stream) {
    std::string bytes;
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
      HPDF_UINT size = 0;
      const HPDF_BYTE* part = HPDF_MemStream_GetBufPtr(stream, i, &size);
      bytes.append(reinterpret_cast<const char*>(part), size);
    }
    return bytes;
  }

 private:
  struct Free {
    void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
  };
  std::unique_ptr<HPDF_Stream_Rec, Free> stream_;
};

// Null where the object is no stream.
HPDF_Dict as_stream(void* object) {
  const auto* header = static_cast<const HPDF_Obj_Header*>(object);
  if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT) return nullptr;
  auto* dict = static_cast<HPDF_Dict>(object);
  return dict->stream == nullptr ? nullptr : dict;
}

}  // namespace

// Its own file would have each object's text as it is, and the length of each stream as an object.
std::string Haru::save(const Form& form, const MoreObjects& more) const {
  if (failed()) fail();
  const HPDF_List entries = document_->xref->entries;
  std::set<std::size_t> lengths;
  ObjectFile file(entries->count - 1 + more.count, form.file);
  const std::size_t info = number_of(document_->info);
  Written written(memory());
  for (HPDF_UINT i = 1; i < entries->count; ++i) {
    HPDF_Dict dict = as_stream(HPDF_Xref_GetEntry(document_->xref, i)->obj);
    if (dict == nullptr) continue;
    lengths.insert(number_of(HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER)));
    HPDF_Dict_RemoveElement(dict, "Length");
    HPDF_Stream data = std::exchange(dict->stream, nullptr);
    const std::string dictionary = written.value(dict);
    dict->stream = data;
    file.add_stream(i, dictionary, Written::bytes_of(data));
  }
  for (HPDF_UINT i = 1; i < entries->count; ++i) {
    void* object = HPDF_Xref_GetEntry(document_->xref, i)->obj;
    const bool left_out = lengths.contains(i) || (!form.has_info && i == info);
    if (as_stream(object) == nullptr && !left_out) file.add(i, written.value(object));
  }
  if (more.write) more.write(entries->count, file);
  return file.finish(number_of(document_->catalog), form.has_info ? info : 0);
}

}  // namespace jianbao::pdf
