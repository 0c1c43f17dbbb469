#include "spec/key_forms.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

KeySpec color(std::string_view description) {
  return {.name = "color", .type = Type::color_name, .description = description};
}

}  // namespace

const MapSpec& watermark_keys() {
  static const MapSpec keys{
      .what = "the watermark",
      .keys = filled({words("text", "What it says, each language in its line", true),
                      integer("angle", "By how many degrees the words rise; 45", -90, 90),
                      color("Of the words; a light tint of the theme's hairline"),
                      integer("opacity", "In per cent; 100", 1, 100),
                      size("size", "Of the type; as large as there is room")})};
  return keys;
}

const MapSpec& stamp_keys() {
  static const MapSpec keys{
      .what = "the stamp",
      .keys =
          filled({words("text", "How secret the document is, and for how long: 机密★1年"),
                  words("copy", "The number of this copy, above it: 000001"),
                  words("urgency", "How urgent it is, below it: 特急"),
                  color("Of the words; that of their style"), size("size", "Of the type; 16pt")})};
  return keys;
}

}  // namespace jianbao::spec
