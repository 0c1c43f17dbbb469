#include "font/variation.h"

#include <catch2/catch.hpp>

#include "base/base.h"
#include "font/description.h"
#include "font/font.h"

using namespace jianbao;

namespace {

constexpr const char* folder = "/usr/share/fonts/truetype/inter-vf";
constexpr const char* file = "Inter.var.ttf";

std::string bytes() {
  return *base::Disk().read(std::string(folder) + "/" + file, std::uint64_t{1} << 30U);
}

// The faces of a manifest, and what is wrong with them.
class Faces {
 public:
  const font::Face* load(int weight, bool italic = false, const font::Variations& at = {},
                         const std::string& name = file) {
    font::FaceEntry entry{name, 0, weight, italic, {}};
    entry.variations = at;
    return library_.load(entry, diagnostics_);
  }
  std::string error() const {
    return diagnostics_.sorted().empty() ? "" : diagnostics_.sorted().front().text;
  }

 private:
  base::Disk disk_;
  base::Diagnostics diagnostics_;
  font::Library library_{{{folder, "/usr/share/fonts/truetype/noto"}, {}}, disk_};
};

int width_of(const font::Face& face, const std::u32string& text) {
  int width = 0;
  for (const char32_t c : text) width += face.advance(face.glyph(c));
  return width;
}

}  // namespace

TEST_CASE("a variable font is the face that its entry asks for", "[variation]") {
  Faces faces;
  const font::Face *thin = faces.load(100), *bold = faces.load(700),
                   *italic = faces.load(700, true);
  REQUIRE(thin != nullptr);
  REQUIRE(bold != nullptr);
  REQUIRE(italic != nullptr);
  CHECK(width_of(*thin, U"Hamburg") < width_of(*bold, U"Hamburg"));
  CHECK(bold->postscript_name() == "Inter_700wght");
  CHECK(thin->postscript_name() != bold->postscript_name());
  CHECK(italic->ink(italic->glyph(U'l')).right > bold->ink(bold->glyph(U'l')).right);
  CHECK(faces.load(700) == bold);  // made once
}

TEST_CASE("it is a font of its own, which varies no more", "[variation]") {
  const auto made = font::instantiate(bytes(), 0, {{"wght", 700}});
  REQUIRE(made.ok());
  CHECK_FALSE(font::read_variable_face(*made, 0));
  CHECK(*font::instantiate(bytes(), 0, {{"wght", 700}}) == *made);
}

TEST_CASE("a font in the folder has the styles that it has names for", "[variation]") {
  const auto faces =
      font::describe_faces(file, std::make_shared<const jianbao::base::FileBytes>(bytes()));
  REQUIRE(faces.ok());
  REQUIRE(faces->size() == 18);
  CHECK((*faces)[0].family == "Inter");
  CHECK((*faces)[0].weight == 100);
  CHECK(std::count_if(faces->begin(), faces->end(), [](const auto& face) { return face.italic; }) ==
        9);
}

TEST_CASE("what a variable font has not is an error", "[variation]") {
  SECTION("an axis") {
    Faces faces;
    CHECK(faces.load(400, false, {{"wdth", 75}}) == nullptr);
    CHECK(faces.error().ends_with(
        "has no axis 'wdth': it has slnt from -10 to 0, wght from 100 to 900"));
  }
  SECTION("a weight") {
    Faces faces;
    CHECK(faces.load(950) == nullptr);
    CHECK(faces.error().ends_with("has wght from 100 to 900, not 950"));
  }
  SECTION("variations") {
    Faces faces;
    CHECK(faces.load(400, false, {{"wdth", 75}}, "NotoSans-Regular.ttf") == nullptr);
    CHECK(faces.error().ends_with("is not variable"));
  }
}
