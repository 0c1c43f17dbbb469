#pragma once

#include <memory>
#include <optional>
#include <string>

#include "page/page.h"

namespace jianbao::preview {

// Pages as PNG through Cairo. Keeps the faces that it has opened; one worker's, not shared.
class PngPainter {
 public:
  PngPainter();
  ~PngPainter();
  PngPainter(const PngPainter&) = delete;
  PngPainter& operator=(const PngPainter&) = delete;

  // Empty when a face cannot be opened or the picture would be too large.
  std::optional<std::string> draw(const page::Page& page, int dpi);

 private:
  class Faces;
  std::unique_ptr<Faces> faces_;
};

}  // namespace jianbao::preview
