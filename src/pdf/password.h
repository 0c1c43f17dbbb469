#pragma once

#include <string>

#include "base/files.h"

namespace jianbao::pdf {

// A password as PDF 2.0 takes it (ISO 32000-2, 7.6.4.3.3): by SASLprep (RFC 4013), so that it opens
// the file however a keyboard composes its letters. Fails with what is wrong with it.
base::Result<std::string> prepared_password(const std::string& written);

}  // namespace jianbao::pdf
