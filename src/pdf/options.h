#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/attachment.h"
#include "base/ink.h"
#include "base/length.h"
#include "pdf/protection.h"

namespace jianbao::pdf {

// How each page is written.
struct PageOptions {
  bool tagged = true;
  base::Length bleed;  // of what goes on beyond the edge that is cut
  bool crop_marks = false, registration_marks = false;
  enum class Space : std::uint8_t { rgb, cmyk } space = Space::rgb;  // of the colours
  std::vector<base::Ink> inks = {};                                  // that a theme gives
  std::string profile = {};                                          // ICC, of the press
};

// How the file is written.
struct Options {
  bool linearize = false;  // for the web: the first page first (ISO 32000-1, annex F)
  std::optional<Encryption> encryption = {};
  std::optional<Signature> signature = {};
  std::vector<base::Attachment> attachments = {};  // of the whole document
};

}  // namespace jianbao::pdf
