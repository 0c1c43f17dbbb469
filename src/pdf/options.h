#pragma once

#include <optional>

#include "pdf/protection.h"

namespace jianbao::pdf {

// How the file is written.
struct Options {
  bool linearize = false;  // for the web: the first page first (ISO 32000-1, annex F)
  std::optional<Encryption> encryption = {};
  std::optional<Signature> signature = {};
};

}  // namespace jianbao::pdf
