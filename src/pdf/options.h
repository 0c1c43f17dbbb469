#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/attachment.h"
#include "base/ink.h"
#include "base/length.h"
#include "pdf/color_profile.h"
#include "pdf/protection.h"

namespace jianbao::pdf {

// How each page is written.
struct PageOptions {
  bool tagged = true;
  base::Length bleed;  // of what goes on beyond the edge that is cut
  bool crop_marks = false, registration_marks = false;
  enum class Space : std::uint8_t { rgb, cmyk } space = Space::rgb;  // of the colours
  bool device_independent = false;   // they have a profile of their own (ISO 32000-1, 8.6.5.5)
  bool overprints_black = false;     // type and lines in full black (8.6.7)
  std::vector<base::Ink> inks = {};  // that a theme gives
  std::string profile = {};          // ICC, of the press
  std::string condition = {};        // the registered name of what it describes; may be empty
  ProfileVersion profiles = ProfileVersion::four;  // of our own
  bool deep_pictures = true;                       // 16 bits of a component, which PDF 1.4 has not
  int image_resolution = 0;     // the most pixels an inch that pictures keep; 0: all of them
  bool print_exchange = false;  // as ISO 15930-7 has pages: with a TrimBox, without links

  // What the document is made for is the press, and not a screen.
  bool is_for_press() const {
    return !profile.empty() && !(space == Space::cmyk && device_independent);
  }
};

// How the file is written.
struct Options {
  bool linearize = false;  // for the web: the first page first (ISO 32000-1, annex F)
  std::optional<Encryption> encryption = {};
  std::optional<Signature> signature = {};
  std::vector<base::Attachment> attachments = {};  // of the whole document
};

}  // namespace jianbao::pdf
