#include "compose/page_marks.h"

#include <algorithm>

namespace jianbao::compose {

using base::Length;
using Inlines = std::vector<doc::Inline>;

namespace {

constexpr Length largest = Length::points(72);
// Between a stamp and the edge of the sheet, which a printer may leave white; and above the text.
constexpr Length edge = Length::points(14), above_text = Length::points(12);

// A style of the theme's own, or that of small headings: Hei, where the theme has it so.
std::string style_for(const char* name, const Input& input) {
  return input.theme.has(name) ? name : "heading-2";
}

// Light enough to be read across where it is solid.
base::Color tint(base::Color color) {
  const auto light = [](std::uint8_t part) {
    return static_cast<std::uint8_t>(255 - (255 - part) * 3 / 10);
  };
  return {light(color.red), light(color.green), light(color.blue)};
}

// A text in each language of the edition; what they share is said once.
std::vector<Inlines> in_languages(const value::Value& text, const std::string& style,
                                  const Input& input, BlockComposer& composer) {
  std::vector<Inlines> all;
  std::vector<std::string> said;
  for (const std::string& language : input.edition.languages) {
    doc::Words words = composer.words(text, style, language, {.notes = Notes::refused});
    std::string plain = plain_text(words);
    if (plain.empty() || std::find(said.begin(), said.end(), plain) != said.end()) continue;
    said.push_back(std::move(plain));
    all.push_back(std::move(words.inlines));
  }
  return all;
}

// An ideographic space parts the languages.
Inlines joined(const std::vector<Inlines>& parts) {
  Inlines line;
  for (const Inlines& part : parts) {
    if (!line.empty()) line.push_back({"\u3000", line.back().style, "zh", {}});
    line.insert(line.end(), part.begin(), part.end());
  }
  return line;
}

void set_look(Inlines& line, Length size, std::optional<base::Color> color) {
  for (doc::Inline& part : line) {
    part.style.size = size;
    if (color) part.style.color = *color;
  }
}

std::optional<base::Color> color_of(const value::Value& given, BlockComposer& composer) {
  return given.is_null() ? std::nullopt : composer.color_of(given);
}

}  // namespace

std::optional<doc::Watermark> make_watermark(const Input& input, BlockComposer& composer) {
  if (!input.layout.page.watermark) return std::nullopt;
  const spec::WatermarkSpec& spec = *input.layout.page.watermark;
  const bool sized = spec.size > Length{};
  doc::Watermark mark;
  mark.angle = -spec.angle * 1000;
  mark.opacity = spec.opacity * 10;
  mark.fits_sheet = !sized;
  mark.lines = in_languages(spec.text, style_for("watermark", input), input, composer);
  const base::Color usual = tint(input.theme.color("hairline"));
  const base::Color color = color_of(spec.color, composer).value_or(usual);
  for (Inlines& line : mark.lines) set_look(line, sized ? spec.size : largest, color);
  return mark;
}

std::optional<doc::Stamp> make_stamp(const Input& input, BlockComposer& composer,
                                     base::Diagnostics& diagnostics) {
  if (!input.layout.page.stamp) return std::nullopt;
  const spec::StampSpec& spec = *input.layout.page.stamp;
  const auto color = color_of(spec.color, composer);
  doc::Stamp stamp;
  // In this order (GB/T 9704-2012, 7.2.3).
  for (const value::Value* text : {&spec.copy, &spec.text, &spec.urgency}) {
    if (text->is_null()) continue;
    Inlines line = joined(in_languages(*text, style_for("stamp", input), input, composer));
    set_look(line, spec.size, color);
    if (!line.empty()) stamp.lines.push_back(std::move(line));
  }
  if (stamp.lines.empty()) return std::nullopt;
  stamp.leading = spec.size.scaled(13, 10);
  const Length below_first = stamp.leading * (static_cast<int>(stamp.lines.size()) - 1);
  stamp.first_baseline = input.layout.page.top - above_text - below_first;
  const Length room = stamp.first_baseline - spec.size;
  if (room < edge) {
    const Length needed = input.layout.page.top + edge - room;
    diagnostics.error(spec.span, "the margin has no room for the stamp",
                      "'margins: {top: …}' of " + base::points_text(needed) + " or more has it");
  }
  return stamp;
}

}  // namespace jianbao::compose
