#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/attachment.h"
#include "pdf/haru.h"
#include "pdf/metadata.h"

namespace jianbao::pdf {

// Files in the file (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
class Attachments {
 public:
  Attachments(const Haru& haru, const Metadata& metadata) : haru_(haru), metadata_(metadata) {}

  // Returns the object of its file specification; the same file is there once.
  HPDF_Dict add(const base::Attachment& attachment);
  // Of the whole document.
  void associate(HPDF_Dict specification) { whole_.push_back(specification); }
  // The catalog's entries, if there are any files.
  void finish() const;

 private:
  const Haru& haru_;
  const Metadata& metadata_;
  struct Embedded {
    HPDF_Dict specification = nullptr;
    std::string bytes;
  };
  std::map<std::string, Embedded> files_;  // by name, in UTF-8
  std::vector<HPDF_Dict> whole_;
};

}  // namespace jianbao::pdf
