#pragma once

#include <optional>
#include <string>

#include "pdf/protection.h"

class QPDFWriter;

namespace jianbao::pdf {

struct Rewriting {
  // The objects of the first page come first, so that a reader on the web can show it before the
  // rest is there (ISO 32000-1, annex F).
  bool linearize = false;
  const Encryption* encryption = nullptr;  // null: none
  bool object_streams = true;              // which PDF 1.4 does not know
};

// What a writer that has the settings of its file writes into memory.
std::string written_bytes(QPDFWriter& writer);

// The same document in another file. Empty when libqpdf cannot read it.
std::optional<std::string> rewritten(const std::string& bytes, const Rewriting& how);

}  // namespace jianbao::pdf
