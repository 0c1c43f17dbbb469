// Writes one picture of each form into a folder, for checks of finished files.
#include <fstream>
#include <iostream>
#include <map>

#include "pictures.h"

namespace {

using pictures::Jpeg;
using pictures::Png;

std::map<std::string, std::string> all() {
  std::map<std::string, std::string> files;
  const std::map<std::string, Png::Colors> colors{
      {"grey", Png::Colors::grey}, {"rgb", Png::Colors::rgb}, {"palette", Png::Colors::palette}};
  for (const auto& [name, kind] : colors) {
    const bool palette = kind == Png::Colors::palette;
    for (const int bits : {1, 2, 4, 8, 16}) {
      if ((bits < 8 && kind == Png::Colors::rgb) || (palette && (bits == 16 || bits == 1)))
        continue;
      for (const bool alpha : {false, true}) {
        if (alpha && bits < 8 && !palette) continue;
        for (const bool interlaced : {false, true}) {
          const std::string file =
              name + std::to_string(bits) + (alpha ? "a" : "") + (interlaced ? "i" : "") + ".png";
          files[file] = pictures::png({kind, bits, alpha, false, interlaced});
        }
      }
    }
  }
  files["key.png"] = pictures::png({.key = true});
  files["profile.png"] = pictures::png({.profile = true});
  files["grey.jpg"] = pictures::jpeg({Jpeg::Colors::grey});
  files["baseline.jpg"] = pictures::jpeg({});
  files["progressive.jpg"] = pictures::jpeg({.progressive = true});
  files["rgb.jpg"] = pictures::jpeg({Jpeg::Colors::rgb});
  files["cmyk.jpg"] = pictures::jpeg({Jpeg::Colors::cmyk});
  files["ycck.jpg"] = pictures::jpeg({Jpeg::Colors::ycck});
  for (int turn = 2; turn <= 8; ++turn) {
    files["turned" + std::to_string(turn) + ".jpg"] =
        pictures::jpeg({.orientation = turn, .little_endian = turn % 2 == 0});
  }
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: make_pictures FOLDER\n";
    return 2;
  }
  for (const auto& [name, bytes] : all()) {
    std::ofstream file(std::string(arguments[1]) + "/" + name, std::ios::binary);
    file << bytes;
    if (!file.flush()) return 1;
  }
}
