#include "chart/palette.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace jianbao::chart {

namespace {

struct Named {
  std::string_view name;
  unsigned rgb;
};
// CSS Color 4, 6.1; in the order of names.
constexpr std::array<Named, 148> css_colors{{{"aliceblue", 0xf0f8ff},
                                             {"antiquewhite", 0xfaebd7},
                                             {"aqua", 0x00ffff},
                                             {"aquamarine", 0x7fffd4},
                                             {"azure", 0xf0ffff},
                                             {"beige", 0xf5f5dc},
                                             {"bisque", 0xffe4c4},
                                             {"black", 0x000000},
                                             {"blanchedalmond", 0xffebcd},
                                             {"blue", 0x0000ff},
                                             {"blueviolet", 0x8a2be2},
                                             {"brown", 0xa52a2a},
                                             {"burlywood", 0xdeb887},
                                             {"cadetblue", 0x5f9ea0},
                                             {"chartreuse", 0x7fff00},
                                             {"chocolate", 0xd2691e},
                                             {"coral", 0xff7f50},
                                             {"cornflowerblue", 0x6495ed},
                                             {"cornsilk", 0xfff8dc},
                                             {"crimson", 0xdc143c},
                                             {"cyan", 0x00ffff},
                                             {"darkblue", 0x00008b},
                                             {"darkcyan", 0x008b8b},
                                             {"darkgoldenrod", 0xb8860b},
                                             {"darkgray", 0xa9a9a9},
                                             {"darkgreen", 0x006400},
                                             {"darkgrey", 0xa9a9a9},
                                             {"darkkhaki", 0xbdb76b},
                                             {"darkmagenta", 0x8b008b},
                                             {"darkolivegreen", 0x556b2f},
                                             {"darkorange", 0xff8c00},
                                             {"darkorchid", 0x9932cc},
                                             {"darkred", 0x8b0000},
                                             {"darksalmon", 0xe9967a},
                                             {"darkseagreen", 0x8fbc8f},
                                             {"darkslateblue", 0x483d8b},
                                             {"darkslategray", 0x2f4f4f},
                                             {"darkslategrey", 0x2f4f4f},
                                             {"darkturquoise", 0x00ced1},
                                             {"darkviolet", 0x9400d3},
                                             {"deeppink", 0xff1493},
                                             {"deepskyblue", 0x00bfff},
                                             {"dimgray", 0x696969},
                                             {"dimgrey", 0x696969},
                                             {"dodgerblue", 0x1e90ff},
                                             {"firebrick", 0xb22222},
                                             {"floralwhite", 0xfffaf0},
                                             {"forestgreen", 0x228b22},
                                             {"fuchsia", 0xff00ff},
                                             {"gainsboro", 0xdcdcdc},
                                             {"ghostwhite", 0xf8f8ff},
                                             {"gold", 0xffd700},
                                             {"goldenrod", 0xdaa520},
                                             {"gray", 0x808080},
                                             {"green", 0x008000},
                                             {"greenyellow", 0xadff2f},
                                             {"grey", 0x808080},
                                             {"honeydew", 0xf0fff0},
                                             {"hotpink", 0xff69b4},
                                             {"indianred", 0xcd5c5c},
                                             {"indigo", 0x4b0082},
                                             {"ivory", 0xfffff0},
                                             {"khaki", 0xf0e68c},
                                             {"lavender", 0xe6e6fa},
                                             {"lavenderblush", 0xfff0f5},
                                             {"lawngreen", 0x7cfc00},
                                             {"lemonchiffon", 0xfffacd},
                                             {"lightblue", 0xadd8e6},
                                             {"lightcoral", 0xf08080},
                                             {"lightcyan", 0xe0ffff},
                                             {"lightgoldenrodyellow", 0xfafad2},
                                             {"lightgray", 0xd3d3d3},
                                             {"lightgreen", 0x90ee90},
                                             {"lightgrey", 0xd3d3d3},
                                             {"lightpink", 0xffb6c1},
                                             {"lightsalmon", 0xffa07a},
                                             {"lightseagreen", 0x20b2aa},
                                             {"lightskyblue", 0x87cefa},
                                             {"lightslategray", 0x778899},
                                             {"lightslategrey", 0x778899},
                                             {"lightsteelblue", 0xb0c4de},
                                             {"lightyellow", 0xffffe0},
                                             {"lime", 0x00ff00},
                                             {"limegreen", 0x32cd32},
                                             {"linen", 0xfaf0e6},
                                             {"magenta", 0xff00ff},
                                             {"maroon", 0x800000},
                                             {"mediumaquamarine", 0x66cdaa},
                                             {"mediumblue", 0x0000cd},
                                             {"mediumorchid", 0xba55d3},
                                             {"mediumpurple", 0x9370db},
                                             {"mediumseagreen", 0x3cb371},
                                             {"mediumslateblue", 0x7b68ee},
                                             {"mediumspringgreen", 0x00fa9a},
                                             {"mediumturquoise", 0x48d1cc},
                                             {"mediumvioletred", 0xc71585},
                                             {"midnightblue", 0x191970},
                                             {"mintcream", 0xf5fffa},
                                             {"mistyrose", 0xffe4e1},
                                             {"moccasin", 0xffe4b5},
                                             {"navajowhite", 0xffdead},
                                             {"navy", 0x000080},
                                             {"oldlace", 0xfdf5e6},
                                             {"olive", 0x808000},
                                             {"olivedrab", 0x6b8e23},
                                             {"orange", 0xffa500},
                                             {"orangered", 0xff4500},
                                             {"orchid", 0xda70d6},
                                             {"palegoldenrod", 0xeee8aa},
                                             {"palegreen", 0x98fb98},
                                             {"paleturquoise", 0xafeeee},
                                             {"palevioletred", 0xdb7093},
                                             {"papayawhip", 0xffefd5},
                                             {"peachpuff", 0xffdab9},
                                             {"peru", 0xcd853f},
                                             {"pink", 0xffc0cb},
                                             {"plum", 0xdda0dd},
                                             {"powderblue", 0xb0e0e6},
                                             {"purple", 0x800080},
                                             {"rebeccapurple", 0x663399},
                                             {"red", 0xff0000},
                                             {"rosybrown", 0xbc8f8f},
                                             {"royalblue", 0x4169e1},
                                             {"saddlebrown", 0x8b4513},
                                             {"salmon", 0xfa8072},
                                             {"sandybrown", 0xf4a460},
                                             {"seagreen", 0x2e8b57},
                                             {"seashell", 0xfff5ee},
                                             {"sienna", 0xa0522d},
                                             {"silver", 0xc0c0c0},
                                             {"skyblue", 0x87ceeb},
                                             {"slateblue", 0x6a5acd},
                                             {"slategray", 0x708090},
                                             {"slategrey", 0x708090},
                                             {"snow", 0xfffafa},
                                             {"springgreen", 0x00ff7f},
                                             {"steelblue", 0x4682b4},
                                             {"tan", 0xd2b48c},
                                             {"teal", 0x008080},
                                             {"thistle", 0xd8bfd8},
                                             {"tomato", 0xff6347},
                                             {"turquoise", 0x40e0d0},
                                             {"violet", 0xee82ee},
                                             {"wheat", 0xf5deb3},
                                             {"white", 0xffffff},
                                             {"whitesmoke", 0xf5f5f5},
                                             {"yellow", 0xffff00},
                                             {"yellowgreen", 0x9acd32}}};

struct Scheme {
  std::string_view name, colors;  // six digits each
  bool ramp;
};
constexpr std::array<Scheme, 20> schemes{
    {{"accent", "7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666", false},
     {"blues", "cfe1f2bed8eca8cee58fc1de74b2d75ba3cf4592c63181bd206fb2125ca40a4a90", true},
     {"category10", "1f77b4ff7f0e2ca02cd627289467bd8c564be377c27f7f7fbcbd2217becf", false},
     {"category20b",
      "393b795254a36b6ecf9c9ede6379398ca252b5cf6bcedb9c8c6d31bd9e39e7ba52e7cb94843c39ad494ad6616be7"
      "9"
      "69c7b4173a55194ce6dbdde9ed6",
      false},
     {"dark2", "1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666", false},
     {"greens", "d3eecdc0e6baabdda594d3917bc77d60ba6c46ab5e329a512089430e7735036429", true},
     {"greys", "e2e2e2d4d4d4c4c4c4b1b1b19d9d9d8888887575756262624d4d4d3535351e1e1e", true},
     {"oranges", "fdd8b3fdc998fdb87bfda55efc9244f87f2cf06b18e4580bd14904b93d029f3303", true},
     {"paired", "a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928", false},
     {"pastel1", "fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2", false},
     {"pastel2", "b3e2cdfdcdaccbd5e8f4cae4e6f5c9fff2aef1e2cccccccc", false},
     {"purples", "e2e1efd4d4e8c4c5e0b4b3d6a3a0cc928ec3827cb97566ae684ea25c3696501f8c", true},
     {"reds", "fdc9b4fcb49afc9e80fc8767fa7051f6573fec3f2fdc2a25c81b1db21218970b13", true},
     {"set1", "e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999", false},
     {"set2", "66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3", false},
     {"set3", "8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f", false},
     {"tableau10", "4c78a8f58518e4575672b7b254a24beeca3bb279a2ff9da69d755dbab0ac", false},
     {"tableau20",
      "4c78a89ecae9f58518ffbf7954a24b88d27ab79a20f2cf5b43989483bcb6e45756ff9d9879706ebab0acd67195fc"
      "bfd2b279a2d6a5c99e765fd8b5a5",
      false},
     {"viridis",
      "440154470e61481a6c482575472f7d443a834144873d4e8a39568c35608d31688e2d708e2a788e27818e23888e21"
      "918d1f988b1fa08822a8842ab07f35b77943bf7154c56866cc5d7ad1518fd744a5db36bcdf27d2e21be9e51afde7"
      "25",
      true},
     {"yellowgreenblue", "eff9bddbf1b4bde5b594d5b969c5be45b4c22c9ec02182b82163aa23479c1c3185",
      true}}};

base::Color from_rgb(unsigned rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
          static_cast<std::uint8_t>(rgb & 0xFFU)};
}

std::optional<unsigned> hexadecimal(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value)
                                                                      : std::nullopt;
}

// "rgb(76, 120, 168)".
std::optional<base::Color> functional(std::string_view text) {
  if (!text.starts_with("rgb(") || !text.ends_with(')')) return std::nullopt;
  text = text.substr(4, text.size() - 5);
  std::uint8_t parts[3]{};
  for (std::uint8_t& part : parts) {
    const std::size_t first = text.find_first_of("0123456789");
    if (first == std::string_view::npos) return std::nullopt;
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(text.data() + first, text.data() + text.size(), value);
    if (error != std::errc{} || value > 255) return std::nullopt;
    part = static_cast<std::uint8_t>(value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  return base::Color{parts[0], parts[1], parts[2]};
}

const Scheme* find_scheme(std::string_view name) {
  const auto found = std::find_if(schemes.begin(), schemes.end(),
                                  [&](const Scheme& entry) { return entry.name == name; });
  return found == schemes.end() ? nullptr : &*found;
}

}  // namespace

bool is_transparent(std::string_view name) { return name == "transparent" || name == "none"; }

std::optional<base::Color> Palette::color(std::string_view name) const {
  if (const auto found = own_.find(std::string(name)); found != own_.end()) return found->second;
  if (name.starts_with('#') && name.size() == 7) {
    const auto rgb = hexadecimal(name.substr(1));
    return rgb ? std::optional(from_rgb(*rgb)) : std::nullopt;
  }
  if (name.starts_with('#') && name.size() == 4) {
    const auto rgb = hexadecimal(name.substr(1));
    if (!rgb) return std::nullopt;
    const auto part = [&](unsigned shift) {
      return static_cast<std::uint8_t>((*rgb >> shift & 0xFU) * 17);
    };
    return base::Color{part(8), part(4), part(0)};
  }
  const auto found = std::lower_bound(
      css_colors.begin(), css_colors.end(), name,
      [](const Named& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found != css_colors.end() && found->name == name) return from_rgb(found->rgb);
  return functional(name);
}

std::vector<base::Color> scheme(std::string_view name) {
  std::vector<base::Color> colors;
  const Scheme* found = find_scheme(name);
  if (found == nullptr) return colors;
  for (std::size_t i = 0; i + 6 <= found->colors.size(); i += 6) {
    colors.push_back(from_rgb(hexadecimal(found->colors.substr(i, 6)).value_or(0)));
  }
  return colors;
}

bool is_ramp(std::string_view name) {
  const Scheme* found = find_scheme(name);
  return found != nullptr && found->ramp;
}

std::vector<std::string_view> scheme_names() {
  std::vector<std::string_view> names;
  for (const Scheme& entry : schemes) names.push_back(entry.name);
  return names;
}

base::Color blend(const std::vector<base::Color>& ramp, double at) {
  if (ramp.empty()) return {};
  const double place = std::clamp(at, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, ramp.size() - 1);
  const double part = place - static_cast<double>(below);
  const auto mix = [&](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * part));
  };
  return {mix(ramp[below].red, ramp[above].red), mix(ramp[below].green, ramp[above].green),
          mix(ramp[below].blue, ramp[above].blue)};
}

}  // namespace jianbao::chart
