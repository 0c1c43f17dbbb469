#pragma once

#include <string>

#include "compose/input.h"
#include "style/style.h"

namespace jianbao::compose {

// The looks of emphasis, links and the like: the theme's, or where it has none the usual ones, laid
// over the text around.
class InlineStyles {
 public:
  explicit InlineStyles(const Input& input) : input_(input) {}

  // A style that the theme has, in the edition's form.
  bool has(const std::string& name) const { return input_.theme.has(name); }
  style::TextStyle lay(const std::string& name, const std::string& language,
                       const style::TextStyle& around) const;
  // The same of a whole paragraph.
  style::ParagraphStyle lay(const std::string& name, const std::string& language,
                            style::ParagraphStyle around) const;

 private:
  // The name under which the theme has the style in this edition; empty: it has none.
  std::string named(const std::string& name) const;
  style::TextStyle usual(const std::string& name, const std::string& language,
                         style::TextStyle around) const;
  std::string generic(const std::string& name) const;

  const Input& input_;
};

}  // namespace jianbao::compose
