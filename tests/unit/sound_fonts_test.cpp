#include "font/sound_fonts.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace jianbao;

namespace {

// A folder that goes away with the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "jianbao-sound-fonts-test";
  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
};

}  // namespace

TEST_CASE("a mapped file has its bytes and an identity that changes when it is written",
          "[sound_fonts]") {
  const Folder folder;
  const base::Disk disk;
  std::ofstream(folder.file("a.ttf")) << "abc";
  const auto first = disk.map(folder.file("a.ttf"), 100);
  REQUIRE(first.ok());
  CHECK((*first)->view() == "abc");
  REQUIRE((*first)->identity());
  std::ofstream(folder.file("a.ttf"), std::ios::app) << "d";
  const auto second = disk.map(folder.file("a.ttf"), 100);
  CHECK((*second)->view() == "abcd");
  CHECK(*(*first)->identity() != *(*second)->identity());
  CHECK(disk.map(folder.file("none.ttf"), 100).reason() == "no such file");
  CHECK_FALSE(disk.map(folder.file("a.ttf"), 2).ok());
}

TEST_CASE("fonts that were found whole are known in the next run", "[sound_fonts]") {
  const Folder folder;
  const base::Disk disk;
  const base::FileIdentity one{1, 2, 3, 4}, other{1, 2, 3, 5};
  {
    font::SoundFonts sound(folder.file("kept/sound"), disk);
    CHECK_FALSE(sound.knows(one, 0));
    sound.add(one, 0);
    CHECK(sound.knows(one, 0));
    sound.save();
  }
  const font::SoundFonts again(folder.file("kept/sound"), disk);
  CHECK(again.knows(one, 0));
  CHECK_FALSE(again.knows(one, 1));
  CHECK_FALSE(again.knows(other, 0));
  std::ofstream(folder.file("kept/sound")) << "something else 1 2 3 4 0";
  CHECK_FALSE(font::SoundFonts(folder.file("kept/sound"), disk).knows(one, 0));
  CHECK_FALSE(font::SoundFonts("", disk).knows(one, 0));
}
