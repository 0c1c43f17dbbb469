#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/ink.h"
#include "spec/located.h"
#include "style/style.h"
#include "value/value.h"

namespace jianbao::spec {

struct MapSpec;

// Named looks. A style has properties with CSS names, and under `zh` or `en` what differs there; it
// starts from the style `text` of its language.
class Theme {
 public:
  static Theme parse(const value::Value& value, base::Diagnostics& diagnostics) {
    return parse_for(value, {}, diagnostics);
  }
  // What a layout says of the same styles, or of more, is laid over them.
  static Theme parse_for(const value::Value& value, const value::Value& layout_styles,
                         base::Diagnostics& diagnostics);

  // The style in a language; of an unknown name the language's `text`.
  style::ParagraphStyle style(const std::string& name, const std::string& language) const;
  // The look of a part of a text: what the style says of the text level over the look around it.
  style::TextStyle overlay(const std::string& name, const std::string& language,
                           const style::TextStyle& around) const;
  // The same of a whole paragraph.
  style::ParagraphStyle overlay(const std::string& name, const std::string& language,
                                style::ParagraphStyle style) const;
  // A style with properties of a block's own.
  style::ParagraphStyle lay(const value::Value& properties, const std::string& language,
                            style::ParagraphStyle style, base::Diagnostics& diagnostics) const;
  bool has(const std::string& name) const;
  std::vector<std::string> style_names() const;
  // Every family that a style names, with its place.
  const std::vector<Located>& families() const { return families_; }
  base::Color color(const std::string& name) const;  // black when the theme has no such colour
  const std::map<std::string, base::Color>& colors() const { return colors_; }
  // Of the colours that say how a press prints them.
  const std::vector<base::Ink>& inks() const { return inks_; }
  // How charts look, in the form of Vega-Lite's config; null when the theme says nothing.
  const value::Value& chart() const { return chart_; }

 private:
  std::vector<Located> families_;
  void add_color(const value::Field& field, const MapSpec& keys, base::Diagnostics& diagnostics);

  std::map<std::string, base::Color> colors_;
  std::vector<base::Ink> inks_;
  value::Value chart_;
  std::map<std::pair<std::string, std::string>, style::ParagraphStyle> styles_;
  void read_styles(base::Diagnostics& diagnostics);

  std::vector<value::Record> written_;  // the styles as they were written, the layout's last
};

}  // namespace jianbao::spec
