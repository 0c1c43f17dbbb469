#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "style/style.h"

namespace jianbao::spec {

// The look of a part of a text.
struct TextLook {
  style::TextStyle style;
  bool keep_together = false;  // `white-space: nowrap`
};

struct Declaration {
  std::string name, value;
};

struct DeclarationProblem {
  std::string text, hint;
};

// The properties of CSS that a part of a text may have, as a `style` attribute names them.
const std::vector<std::string_view>& text_property_names();

// "color: lake; font-weight: 700" → its declarations, in order.
std::vector<Declaration> parse_declarations(std::string_view text);

// Lays a property over the look, sizes in em over its own; what is wrong with it otherwise.
std::optional<DeclarationProblem> apply_declaration(
    const Declaration& declaration, const std::map<std::string, base::Color>& colors,
    TextLook& look);

}  // namespace jianbao::spec
