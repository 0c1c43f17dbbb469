#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "pdf/metadata.h"
#include "pdf/options.h"
#include "pdf/signature_field.h"

namespace jianbao::pdf {

// A written file → the one that is handed out: with a signature, encrypted, linearized, as asked.
// The field of a signature comes first, its bytes last, since they are of what all others have
// done. Empty, with an error, where something cannot be done.
std::optional<std::string> finished_file(std::string bytes, const Metadata& metadata,
                                         const Options& options,
                                         const std::optional<SignaturePlace>& place,
                                         base::Diagnostics& diagnostics);

}  // namespace jianbao::pdf
