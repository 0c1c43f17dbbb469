#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spec/css_words.h"
#include "style/style.h"

// What CSS Fonts says of features, for styles of a theme and for `style` attributes in a text.
namespace jianbao::spec {

enum class Caps { normal, small, all_small };
enum class Numerals { normal, lining, oldstyle, proportional, tabular };

namespace css_words {
inline constexpr Words<Caps, 3> caps{
    {{"normal", Caps::normal}, {"small-caps", Caps::small}, {"all-small-caps", Caps::all_small}}};
inline constexpr Words<Numerals, 5> numerals{{{"normal", Numerals::normal},
                                              {"lining-nums", Numerals::lining},
                                              {"oldstyle-nums", Numerals::oldstyle},
                                              {"proportional-nums", Numerals::proportional},
                                              {"tabular-nums", Numerals::tabular}}};
}  // namespace css_words

// `normal` turns off what the style around has turned on.
void set_caps(style::TextStyle& style, Caps caps);
void set_numerals(style::TextStyle& style, Numerals numerals);

// "ss01", "ss01" on, ss01 off: a tag of four letters or figures, with or without quotes.
struct FeatureSetting {
  std::string tag;
  bool on = true;
};
std::optional<FeatureSetting> parse_feature(std::string_view entry);
void set_feature(style::TextStyle& style, const FeatureSetting& setting);
bool has_feature(const style::TextStyle& style, const std::string& tag);

}  // namespace jianbao::spec
