#include "compose/inline_styles.h"

namespace jianbao::compose {

namespace {

constexpr int bold = 600;

// Chinese is never slanted: Kai stands out from Song as italics do from roman (CLREQ 2.4). In bold
// type, which Kai does not have, dots do (CLREQ 3.3.2).
void emphasize_chinese(style::TextStyle& look, const std::string& kai) {
  if (kai.empty() || look.weight >= bold) {
    look.emphasis = style::EmphasisMark::dot;
    return;
  }
  // Letters and figures stay in the first family, which is a Western one where there are several.
  const std::size_t at = look.families.size() > 1 ? 1 : 0;
  look.families.insert(look.families.begin() + static_cast<std::ptrdiff_t>(at), kai);
}

}  // namespace

std::string InlineStyles::generic(const std::string& name) const {
  const auto found = input_.generic_families.find(name);
  return found == input_.generic_families.end() ? "" : found->second;
}

style::TextStyle InlineStyles::usual(const std::string& name, const std::string& language,
                                     style::TextStyle look) const {
  if (name == "strong") {
    look.weight = 700;
    // Emphasis within which it stands goes from Kai to dots.
    const std::string kai = generic("kai");
    if (!kai.empty() && language.starts_with("zh") && std::erase(look.families, kai) > 0) {
      look.emphasis = style::EmphasisMark::dot;
    }
  }
  if (name == "small") look.size = look.size.scaled(85, 100);
  if (name == "emphasis") {
    if (language.starts_with("zh")) {
      emphasize_chinese(look, generic("kai"));
    } else {
      look.italic = true;
    }
  }
  if (name == "code") {
    look.size = look.size.scaled(9, 10);
    if (const std::string family = generic("monospace"); !family.empty()) {
      look.families.insert(look.families.begin(), family);
    }
  }
  return look;
}

style::TextStyle InlineStyles::lay(const std::string& name, const std::string& language,
                                   const style::TextStyle& around) const {
  style::TextStyle look = around;
  // This is HTML's meaning, whatever a theme adds to it; the typesetter makes them smaller.
  if (name == "superscript") look.script_position = style::ScriptPosition::super;
  if (name == "subscript") look.script_position = style::ScriptPosition::sub;
  if (const std::string own = named(name); !own.empty()) {
    return input_.theme.overlay(own, language, look);
  }
  return usual(name, language, std::move(look));
}

std::string InlineStyles::named(const std::string& name) const {
  const bool parallel = input_.edition.languages.size() > 1;
  for (const std::string& own : {parallel ? name + "-parallel" : name, name}) {
    if (input_.theme.has(own)) return own;
  }
  return {};
}

style::ParagraphStyle InlineStyles::lay(const std::string& name, const std::string& language,
                                        style::ParagraphStyle around) const {
  const style::TextStyle text = lay(name, language, around.text);
  const std::string own = named(name);
  if (!own.empty()) around = input_.theme.overlay(own, language, std::move(around));
  around.text = text;
  return around;
}

}  // namespace jianbao::compose
