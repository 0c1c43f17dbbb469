#include "spec/text_properties.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/diagnostics.h"
#include "spec/color_hint.h"
#include "spec/css_words.h"
#include "spec/font_features.h"
#include "spec/located.h"

namespace jianbao::spec {

namespace {

using base::Length;
using Words = std::vector<std::string_view>;
using Problem = std::optional<DeclarationProblem>;
using Colors = std::map<std::string, base::Color>;

constexpr std::string_view blank = " \t\n\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

// Parts between separators, but not within quotes.
Words split(std::string_view text, std::string_view separators) {
  Words parts;
  char quote = 0;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (const auto part = trimmed(text.substr(begin, end - begin)); !part.empty())
      parts.push_back(part);
    begin = end + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (separators.find(c) != separators.npos) {
      take(i);
    }
  }
  take(text.size());
  return parts;
}

std::string_view unquoted(std::string_view word) {
  const bool quoted = word.size() > 1 && (word.front() == '"' || word.front() == '\'') &&
                      word.front() == word.back();
  return quoted ? word.substr(1, word.size() - 2) : word;
}

// One declaration and what it is laid over.
struct Work {
  const Declaration& declaration;
  const Colors& colors;
  TextLook& look;

  std::string_view value() const { return declaration.value; }
  style::TextStyle& style() const { return look.style; }
  Problem unknown(std::string_view word, const Words& known) const {
    return DeclarationProblem{
        "unknown value '" + std::string(word) + "' of '" + declaration.name + "'",
        base::suggestion(word, known)};
  }
  Problem must_be(std::string_view what) const {
    return DeclarationProblem{"'" + declaration.name + "' must be " + std::string(what) +
                                  ", not '" + declaration.value + "'",
                              {}};
  }
};

template <class Meaning, std::size_t count>
Problem choose(const Work& work, std::string_view written,
               const css_words::Words<Meaning, count>& choices, Meaning& target) {
  Words known;
  for (const auto& [word, meaning] : choices) {
    known.push_back(word);
    if (word != written) continue;
    target = meaning;
    return std::nullopt;
  }
  return work.unknown(written, known);
}
template <class Meaning, std::size_t count>
Problem choose(const Work& work, const css_words::Words<Meaning, count>& choices, Meaning& target) {
  return choose(work, work.value(), choices, target);
}

Problem font_family(const Work& work) {
  std::vector<std::string> families;
  for (const std::string_view name : split(work.value(), ",")) {
    families.emplace_back(unquoted(name));
  }
  if (families.empty()) return work.must_be("a list of families");
  work.style().families = std::move(families);
  return std::nullopt;
}

Problem font_size(const Work& work) {
  const auto size = base::parse_length(work.value(), work.style().size);
  if (!size || *size < Length::points(1) || *size > Length::points(500)) {
    return work.must_be("a length from 1pt to 500pt, such as 9pt or 0.8em");
  }
  work.style().size = *size;
  return std::nullopt;
}

Problem letter_spacing(const Work& work) {
  const auto spacing = base::parse_length(work.value(), work.style().size);
  if (!spacing || *spacing < work.style().size / -2 || *spacing > work.style().size * 4) {
    return work.must_be("a length from -0.5em to 4em");
  }
  work.style().letter_spacing = *spacing;
  return std::nullopt;
}

Problem font_weight(const Work& work) {
  const std::string_view value = work.value();
  int weight = value == "bold" ? 700 : value == "normal" ? 400 : 0;
  if (weight == 0) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), weight);
    if (error != std::errc() || end != value.data() + value.size()) weight = 0;
  }
  if (weight < 1 || weight > 1000) return work.must_be("normal, bold or a number from 1 to 1000");
  work.style().weight = weight;
  return std::nullopt;
}

Problem font_style(const Work& work) {
  return choose(work, css_words::Words<bool, 2>{{{"normal", false}, {"italic", true}}},
                work.style().italic);
}

Problem color(const Work& work) {
  const std::string name(work.value());
  if (const auto found = work.colors.find(name); found != work.colors.end()) {
    work.style().color = found->second;
    return std::nullopt;
  }
  if (const auto literal = parse_color(name)) {
    work.style().color = *literal;
    return std::nullopt;
  }
  return DeclarationProblem{"unknown colour '" + name + "'", color_hint(name, work.colors)};
}

Problem text_emphasis(const Work& work) {
  return choose(work, css_words::emphases, work.style().emphasis);
}

Problem text_decoration_line(const Work& work) {
  return choose(work, css_words::text_lines, work.style().line);
}

Problem font_variant_caps(const Work& work) {
  Caps caps = Caps::normal;
  if (auto problem = choose(work, css_words::caps, caps)) return problem;
  set_caps(work.style(), caps);
  return std::nullopt;
}

Problem font_variant_numeric(const Work& work) {
  const Words words = split(work.value(), blank);
  for (auto word = words.begin(); word != words.end(); ++word) {
    const auto rival = std::find_if(words.begin(), word, [&](std::string_view other) {
      return css_words::exclude(other, *word);
    });
    if (rival != word) {
      return DeclarationProblem{
          "'" + std::string(*rival) + "' and '" + std::string(*word) + "' exclude each other",
          "only one of them can hold"};
    }
  }
  for (const std::string_view word : words) {
    Numerals numerals = Numerals::normal;
    if (auto problem = choose(work, word, css_words::numerals, numerals)) return problem;
    set_numerals(work.style(), numerals);
  }
  return std::nullopt;
}

// "smcp", "ss01" on: features that are on by themselves cannot be turned off.
Problem font_feature_settings(const Work& work) {
  if (work.value() == "normal") {
    work.style().features.clear();
    return std::nullopt;
  }
  for (const std::string_view entry : split(work.value(), ",")) {
    const auto setting = parse_feature(entry);
    if (!setting) {
      return work.must_be("features of four characters, such as \"ss01\" on or \"smcp\" off");
    }
    if (!setting->on && !has_feature(work.style(), setting->tag)) {
      return DeclarationProblem{"the feature '" + setting->tag + "' is not on here",
                                "only what a style has turned on can be turned off"};
    }
    set_feature(work.style(), *setting);
  }
  return std::nullopt;
}

Problem vertical_align(const Work& work) {
  return choose(work, css_words::script_positions, work.style().script_position);
}

Problem ruby_position(const Work& work) {
  return choose(work, css_words::ruby_positions, work.style().ruby_position);
}

Problem white_space(const Work& work) {
  return choose(work, css_words::Words<bool, 2>{{{"normal", false}, {"nowrap", true}}},
                work.look.keep_together);
}

struct Property {
  std::string_view name;
  Problem (*apply)(const Work&);
};

constexpr std::array<Property, 16> properties{{{"color", color},
                                               {"font-family", font_family},
                                               {"font-feature-settings", font_feature_settings},
                                               {"font-size", font_size},
                                               {"font-style", font_style},
                                               {"font-variant-caps", font_variant_caps},
                                               {"font-variant-numeric", font_variant_numeric},
                                               {"font-weight", font_weight},
                                               {"letter-spacing", letter_spacing},
                                               {"ruby-position", ruby_position},
                                               {"text-decoration", text_decoration_line},
                                               {"text-decoration-line", text_decoration_line},
                                               {"text-emphasis", text_emphasis},
                                               {"text-emphasis-style", text_emphasis},
                                               {"vertical-align", vertical_align},
                                               {"white-space", white_space}}};

}  // namespace

const std::vector<std::string_view>& text_property_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const Property& property : properties) all.push_back(property.name);
    return all;
  }();
  return names;
}

std::vector<Declaration> parse_declarations(std::string_view text) {
  std::vector<Declaration> declarations;
  for (const std::string_view part : split(text, ";")) {
    const std::size_t colon = part.find(':');
    const std::string_view value = colon == part.npos ? "" : part.substr(colon + 1);
    declarations.push_back(
        {std::string(trimmed(part.substr(0, colon))), std::string(trimmed(value))});
  }
  return declarations;
}

std::optional<DeclarationProblem> apply_declaration(const Declaration& declaration,
                                                    const Colors& colors, TextLook& look) {
  const auto found =
      std::find_if(properties.begin(), properties.end(),
                   [&](const Property& property) { return property.name == declaration.name; });
  if (found == properties.end()) {
    return DeclarationProblem{"a text has no property '" + declaration.name + "'",
                              base::suggestion(declaration.name, text_property_names())};
  }
  const Work work{declaration, colors, look};
  if (declaration.value.empty()) return work.must_be("a value behind a colon");
  return found->apply(work);
}

}  // namespace jianbao::spec
