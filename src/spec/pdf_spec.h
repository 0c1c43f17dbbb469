#pragma once

#include <optional>

#include "base/base.h"
#include "spec/conformance.h"
#include "spec/protection_spec.h"
#include "value/value.h"

namespace jianbao::spec {

// How the file is written.
struct PdfSpec {
  Conformance conformance;
  bool tagged = true;
  bool reads_by_language = false;
  bool in_inks = false;             // cyan, magenta, yellow and black
  bool device_independent = false;  // colours have a profile of their own
  bool overprints_black = false;    // type and lines in full black
  Located profile;                  // the path of the press's; empty: none
  std::string condition;            // the name under which what it prints is registered
  base::Length bleed;
  bool crop_marks = false, registration_marks = false;
  bool greyscale_check = false;
  int image_resolution = 0;  // the most pixels an inch that pictures keep; 0: all of them
  enum class Duplex { long_edge, short_edge, none } duplex = Duplex::long_edge;
  bool linearize = false;  // ISO 32000-1, annex F
  std::optional<EncryptionSpec> encryption = {};
  std::optional<SignatureSpec> signature = {};

  // The output intent is the press's, whose inks need no profile of their own.
  bool is_for_press() const { return !profile.text.empty() && !(in_inks && device_independent); }
};

// The layout's key `pdf`, which has been checked; `attach` is that of its attachments, or null.
PdfSpec parse_pdf(const value::Value& value, const value::Value* attach,
                  base::Diagnostics& diagnostics);
// Whether anything goes by a press's profile that was named.
void check_profile_use(const PdfSpec& pdf, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
