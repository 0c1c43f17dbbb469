#pragma once

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pdf/deflate.h"
#include "pdf/object_file.h"

namespace jianbao::pdf {

// The number of an object that others refer to.
std::size_t number_of(const void* object);

// Why libharu could not make something; the file that it was for is not written.
struct HaruFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// libharu's object layer: it owns every object; we fill dicts, arrays and streams. Its text calls
// are not used: they cannot place a glyph by id.
class Haru {
 public:
  Haru();

  HPDF_Doc document() const { return document_.get(); }
  HPDF_MMgr memory() const { return document_->mmgr; }
  // Of objects that are numbered.
  std::size_t count() const { return document_->xref->entries->count - 1; }
  bool failed() const { return HPDF_GetError(document_.get()) != HPDF_OK; }

  // What libharu has made. It gives nothing where one of its limits is passed: a HaruFailure.
  template <class Object>
  Object made(Object object) const {
    if (object == nullptr) fail();
    return object;
  }
  HPDF_Dict dict() const;
  HPDF_Array array() const;
  HPDF_String string(const std::string& ascii) const;
  HPDF_Binary binary(std::string bytes) const;
  HPDF_Page add_page();
  HPDF_Dict indirect_dict() const;
  // A compressed stream.
  HPDF_Dict stream(std::string_view bytes) const;
  // The same into one that is there already, and empty.
  void fill_stream(HPDF_Dict dict, std::string_view bytes, Effort effort = Effort::usual) const;
  // One whose data stay as they are; the caller's `write_fn` names their filter.
  HPDF_Dict finished_stream(std::string_view bytes) const;
  void fill_finished_stream(HPDF_Dict dict, std::string_view bytes) const;
  // A text string, as UTF-16.
  HPDF_Binary text_string(std::string_view utf8) const;
  // Entries in their written form; the text is read when the document is saved.
  void set_entries(HPDF_Dict dict, const std::string& entries) const;
  // The catalog's name dictionary (ISO 32000-1, 7.7.4), there from the first call on.
  HPDF_Dict names() const;
  void add_text(HPDF_Dict dict, const char* key, std::string_view utf8) const;
  // Objects that libharu does not know, numbered from the first that is free.
  struct MoreObjects {
    std::size_t count = 0;
    std::function<void(std::size_t first, ObjectFile& file)> write;
  };
  struct Form {
    ObjectFile::Form file;
    bool has_info = true;
  };
  std::string save(const Form& form, const MoreObjects& more) const;

 private:
  struct Free {
    void operator()(HPDF_Doc document) const { HPDF_Free(document); }
  };
  [[noreturn]] void fail() const;

  std::unique_ptr<_HPDF_Doc_Rec, Free> document_;
  std::size_t pages_ = 0;
};

}  // namespace jianbao::pdf
