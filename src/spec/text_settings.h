#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "spec/fields.h"
#include "spec/vocabulary.h"
#include "style/style.h"

namespace jianbao::spec {

// The properties of CSS Text, CSS Ruby and CLREQ that a style may have: how lines break, marks are
// spaced, passages marked.
const std::vector<KeySpec>& text_settings();

// Lays those that stand in a map over `style`.
void apply_text_settings(Fields& fields, style::ParagraphStyle& style,
                         base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
