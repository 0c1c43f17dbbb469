#pragma once

#include <optional>

#include "base/geometry.h"
#include "base/raster.h"

namespace jianbao::image {

struct Reduction {
  int width = 0, height = 0;  // in pixels, none more than there are
  int most_bits = 16;         // of a component
  bool operator==(const Reduction&) const = default;
};

// What a picture that is shown this large, as it is stored, keeps of its pixels under a limit of
// dots an inch: all of them where they are less than half as many again.
Reduction reduction_to(const base::Raster& raster, const base::Size& shown, int limit);

// A picture of fewer pixels, each the mean of those whose place it takes, by their areas and
// opacities; reckoned in whole numbers, so that it is the same on all machines. A JPEG becomes a
// JPEG, a PNG's rows stay lossless, with a palette's colours spelt out. There is no `file` but of a
// JPEG. Empty where memory or a library fails.
std::optional<base::Raster> reduced(const base::Raster& raster, const Reduction& reduction);

}  // namespace jianbao::image
