#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "spec/located.h"

namespace jianbao::spec {

// What the standards that a file is to follow (by the names of `standard`, "pdf/a-2u") do not let
// it have, each an error at its place that names the clause.
void check_encryption_allowed(const std::vector<Located>& standards, base::Span encryption,
                              base::Diagnostics& diagnostics);
void check_signature_allowed(const std::vector<Located>& standards, base::Span signature,
                             base::Diagnostics& diagnostics);
void check_transparency_allowed(const std::vector<Located>& standards, base::Span opacity,
                                base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
