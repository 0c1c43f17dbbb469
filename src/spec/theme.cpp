#include "spec/theme.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/language_tag.h"
#include "base/utf8.h"
#include "spec/chart_spec.h"
#include "spec/check.h"
#include "spec/color_hint.h"
#include "spec/fields.h"
#include "spec/text_settings.h"

namespace jianbao::spec {

namespace {

// What stands later in the list is laid over what its script and language say.
constexpr std::array<std::string_view, 5> languages{"zh", "en", "zh-Hant", "zh-TW", "zh-HK"};

// Of these, the one that has the looks of a language.
std::string_view look_of(std::string_view language) {
  const std::string tag = base::full_language_tag(language);
  if (base::is_in_range(tag, "zh-Hant-TW")) return "zh-TW";
  if (base::is_in_range(tag, "zh-Hant-HK") || base::is_in_range(tag, "zh-Hant-MO")) return "zh-HK";
  if (base::is_in_range(tag, "zh-Hant")) return "zh-Hant";
  return base::is_in_range(tag, "zh") ? "zh" : "en";
}

bool applies(std::string_view tag, std::string_view look) {
  return tag == "zh" ? base::is_in_range(look, tag)
                     : tag == look || (tag == "zh-Hant" && base::is_traditional_chinese(look));
}

using Colors = std::map<std::string, base::Color>;

std::optional<base::Color> parse_style_color(Fields& fields, const Colors& colors,
                                             base::Diagnostics& diagnostics) {
  const auto name = fields.text("color");
  if (!name) return std::nullopt;
  if (const auto found = colors.find(*name); found != colors.end()) return found->second;
  if (const auto literal = parse_color(*name)) return literal;
  diagnostics.error(fields.find("color")->span(), "unknown colour '" + *name + "'",
                    color_hint(*name, colors));
  return std::nullopt;
}

std::optional<style::Align> parse_align(Fields& fields) {
  const auto name = fields.text("text-align");
  if (name == "justify") return style::Align::justify;
  if (name == "justify-all") return style::Align::justify_all;
  if (name == "start" || name == "left") return style::Align::start;
  if (name == "center") return style::Align::center;
  if (name == "end" || name == "right") return style::Align::end;
  return std::nullopt;
}

// A size that can be set and fits a sheet.
base::Length in_range(base::Length size, Fields& fields, std::string_view key,
                      base::Diagnostics& diagnostics) {
  constexpr base::Length least = base::Length::points(1), most = base::Length::points(500);
  if (size >= least && size <= most) return size;
  diagnostics.error(fields.find(key)->span(),
                    "'" + std::string(key) + "' must be from 1pt to 500pt");
  return std::clamp(size, least, most);
}

struct Range {
  base::Length least, most;
};
// A length that goes with the size of the type.
base::Length within(base::Length length, Range range, Fields& fields, std::string_view key,
                    base::Diagnostics& diagnostics) {
  if (length >= range.least && length <= range.most) return length;
  diagnostics.error(fields.find(key)->span(),
                    "'" + std::string(key) + "' is out of all proportion to the font size");
  return std::clamp(length, range.least, range.most);
}

// The properties that stand in one map, laid over `style`.
void apply(Fields& fields, const Colors& colors, style::ParagraphStyle& style,
           base::Diagnostics& diagnostics) {
  if (auto families = fields.texts("font-family"); !families.empty())
    style.text.families = families;
  if (const auto size = fields.length("font-size", style.text.size)) {
    style.text.size = in_range(*size, fields, "font-size", diagnostics);
  }
  if (const auto weight = fields.integer("font-weight")) style.text.weight = *weight;
  if (const auto slant = fields.text("font-style")) style.text.italic = *slant == "italic";
  if (const auto tabular = fields.boolean("tabular-figures")) style.text.tabular_figures = *tabular;
  if (const auto color = parse_style_color(fields, colors, diagnostics)) style.text.color = *color;
  if (const auto spacing = fields.length("letter-spacing", style.text.size)) {
    style.text.letter_spacing = within(*spacing, {style.text.size / -2, style.text.size * 4},
                                       fields, "letter-spacing", diagnostics);
  }
  if (const auto leading = fields.length("line-height", style.text.size)) {
    style.leading = in_range(*leading, fields, "line-height", diagnostics);
  }
  if (const auto align = parse_align(fields)) style.align = *align;
  if (const auto indent = fields.text("text-indent")) style.indent_auto = *indent == "auto";
  if (const auto indent = fields.length("text-indent", style.text.size)) {
    style.indent = within(*indent, {{}, style.text.size * 10}, fields, "text-indent", diagnostics);
  }
  if (const auto first = fields.boolean("indent-first")) style.indent_first = *first;
  if (const auto hyphens = fields.text("hyphens")) style.hyphenate = *hyphens == "auto";
  apply_text_settings(fields, style, diagnostics);
  if (const auto margin = fields.length("margin-top", style.text.size)) style.margin_top = *margin;
  if (const auto gap = fields.length("row-gap", style.text.size)) style.row_gap = *gap;
}

// Of a style within a text, whose size may be in em: what others may not have, the check has said.
const MapSpec& style_keys() { return *theme_keys().find("styles")->inner->find("emphasis")->inner; }

style::ParagraphStyle parse_style(const value::Value& value, std::string_view language,
                                  style::ParagraphStyle style, const Colors& colors,
                                  base::Diagnostics& diagnostics) {
  Fields fields(value, style_keys());
  apply(fields, colors, style, diagnostics);
  for (const std::string_view tag : languages) {
    const value::Value* special = fields.find(tag);
    if (special == nullptr) continue;
    Fields inner(*special, *style_keys().find(tag)->inner);
    style::ParagraphStyle other = style;
    apply(inner, colors, applies(tag, language) ? style : other, diagnostics);
    inner.finish();
  }
  fields.finish();
  return style;
}

// Each text under a key `font-family`, however deep.
void collect_families(const value::Value& value, bool is_family, std::vector<Located>& families) {
  if (const auto* text = value.as_text(); text != nullptr && is_family) {
    families.push_back({*text, value.span()});
  }
  if (const auto* list = value.as_list()) {
    for (const value::Value& item : *list) collect_families(item, is_family, families);
  }
  if (const auto* record = value.as_record()) {
    for (const value::Field& field : record->fields()) {
      collect_families(field.value, field.key == "font-family", families);
    }
  }
}

// Names that mean something else to a press (ISO 32000-1, 8.6.6.4).
void check_spot_name(const Located& spot, base::Diagnostics& diagnostics) {
  constexpr std::size_t most = 127;  // bytes of a name (ISO 32000-1, annex C.2)
  if (spot.text.size() > most) {
    diagnostics.error(spot.span, "the name of this ink is longer than a PDF allows",
                      "it has " + std::to_string(spot.text.size()) + " bytes of " +
                          std::to_string(most) + " (ISO 19005-2, 6.1.13)");
  }
  const bool at_edge = spot.text.starts_with(' ') || spot.text.ends_with(' ');
  if (at_edge || base::find_control(spot.text) ||
      spot.text.find_first_of("\t\n\r") != std::string::npos) {
    diagnostics.error(spot.span, "the name of an ink has no blank at its ends and is one line");
  }
  std::string name;
  for (const char c : spot.text) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (name == "all" || name == "none") {
    diagnostics.error(spot.span, "no ink can be called '" + spot.text + "'",
                      "to a press 'All' is every plate, 'None' is none (ISO 32000-1, 8.6.6.4)");
  }
  constexpr std::array<std::string_view, 4> process{"cyan", "magenta", "yellow", "black"};
  if (std::find(process.begin(), process.end(), name) != process.end()) {
    diagnostics.error(spot.span, "'" + spot.text + "' is an ink of the press, not one of its own",
                      "'cmyk' says how much of it is printed (ISO 32000-1, 8.6.6.4)");
  }
}

void check_spot(const Located& spot, const base::Ink& ink, const std::vector<base::Ink>& others,
                base::Diagnostics& diagnostics) {
  check_spot_name(spot, diagnostics);
  const auto differs = [&](const base::Ink& other) {
    return !ink.spot.empty() && other.spot == ink.spot &&
           (other.percent != ink.percent || !(other.color == ink.color));
  };
  if (std::any_of(others.begin(), others.end(), differs)) {
    diagnostics.error(spot.span, "two colours of the ink '" + ink.spot + "' differ",
                      "what stands in for an ink is the same everywhere: 'rgb' and 'cmyk' (ISO "
                      "19005-2 to 19005-4, 6.2.4.4)");
  }
}

}  // namespace

void Theme::add_color(const value::Field& field, const MapSpec& keys,
                      base::Diagnostics& diagnostics) {
  Fields fields(field.value, keys);
  base::Ink ink;
  ink.color = fields.color("rgb").value_or(base::Color{});
  const Located spot = fields.located("spot");
  ink.spot = spot.text;
  const std::vector<const value::Value*> percents = fields.items("cmyk");
  fields.finish();
  colors_[field.key] = ink.color;
  if (percents.size() != ink.percent.size()) {
    diagnostics.error(field.value.span(), "'cmyk' must be four percents",
                      "of cyan, magenta, yellow and black: [0, 100, 80, 10]");
    return;
  }
  for (std::size_t i = 0; i < percents.size(); ++i) {
    const auto* number = percents[i]->as_number();
    ink.percent[i] = number == nullptr ? 0 : static_cast<int>(number->coefficient());
  }
  check_spot(spot, ink, inks_, diagnostics);
  inks_.push_back(std::move(ink));
}

Theme Theme::parse_for(const value::Value& value, const value::Value& layout_styles,
                       base::Diagnostics& diagnostics) {
  const MapSpec& keys = theme_keys();
  check_map(value, keys, diagnostics);
  Theme theme;
  Fields fields(value, keys);
  fields.integer("jianbao");
  if (const value::Value* colors = fields.find("colors");
      colors != nullptr && colors->as_record() != nullptr) {
    Fields inner(*colors, *keys.find("colors")->inner);
    for (const value::Field& field : colors->as_record()->fields()) {
      if (field.value.as_record() != nullptr) {
        theme.add_color(field, *keys.find("colors")->inner->others->inner, diagnostics);
      } else {
        // The name of one that is wrong, which has been said, is known all the same.
        theme.colors_[field.key] = inner.color(field.key).value_or(base::Color{});
      }
    }
  }
  if (const value::Value* chart = fields.find("chart")) theme.chart_ = *chart;
  const value::Value* styles = fields.find("styles");
  for (const value::Value* layer : {styles, &layout_styles}) {
    const value::Record* named = layer == nullptr ? nullptr : layer->as_record();
    if (named != nullptr) theme.written_.push_back(*named);
  }
  theme.read_styles(diagnostics);
  collect_families(value, false, theme.families_);
  collect_families(layout_styles, false, theme.families_);
  fields.finish();
  return theme;
}

// All styles start from `text`; what a layout says of one comes after all that the theme says.
void Theme::read_styles(base::Diagnostics& diagnostics) {
  const auto laid = [&](const std::string& name, std::string_view language,
                        style::ParagraphStyle style) {
    for (const value::Record& layer : written_) {
      const value::Value* written = layer.find(name);
      if (written != nullptr) style = parse_style(*written, language, style, colors_, diagnostics);
    }
    return style;
  };
  for (const std::string_view language : languages) {
    if (written_.empty()) break;
    const style::ParagraphStyle text = laid("text", language, {});
    styles_[{"text", std::string(language)}] = text;
    style::ParagraphStyle start = text;
    start.indent = {};
    start.indent_auto = false;
    for (const value::Record& layer : written_) {
      for (const value::Field& field : layer.fields()) {
        const std::pair key(field.key, std::string(language));
        if (!styles_.contains(key)) styles_[key] = laid(field.key, language, start);
      }
    }
  }
}

style::ParagraphStyle Theme::lay(const value::Value& properties, const std::string& language,
                                 style::ParagraphStyle style,
                                 base::Diagnostics& diagnostics) const {
  return parse_style(properties, look_of(language), std::move(style), colors_, diagnostics);
}

style::ParagraphStyle Theme::style(const std::string& name, const std::string& language) const {
  const std::string tag(look_of(language));
  if (const auto found = styles_.find({name, tag}); found != styles_.end()) return found->second;
  if (const auto found = styles_.find({"text", tag}); found != styles_.end()) return found->second;
  return {};
}

style::TextStyle Theme::overlay(const std::string& name, const std::string& language,
                                const style::TextStyle& around) const {
  style::ParagraphStyle style;
  style.text = around;
  return overlay(name, language, std::move(style)).text;
}

style::ParagraphStyle Theme::overlay(const std::string& name, const std::string& language,
                                     style::ParagraphStyle style) const {
  base::Diagnostics said_before;
  for (const value::Record& layer : written_) {
    const value::Value* written = layer.find(name);
    if (written == nullptr) continue;
    style = parse_style(*written, look_of(language), std::move(style), colors_, said_before);
  }
  return style;
}

bool Theme::has(const std::string& name) const {
  return styles_.find({name, std::string(languages.front())}) != styles_.end();
}

std::vector<std::string> Theme::style_names() const {
  std::vector<std::string> names;
  for (const auto& [key, style] : styles_) {
    if (key.second == languages.front()) names.push_back(key.first);
  }
  return names;
}

base::Color Theme::color(const std::string& name) const {
  const auto found = colors_.find(name);
  return found == colors_.end() ? base::Color{} : found->second;
}

}  // namespace jianbao::spec
