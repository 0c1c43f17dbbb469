#include "chart/label_overlap.h"

#include <algorithm>

namespace jianbao::chart {

namespace {

// By more than a hair, which is a matter of rounding.
bool overlap(const Box& a, const Box& b) {
  constexpr double hair = 1;
  return std::min(a.right, b.right) - std::max(a.left, b.left) > hair &&
         std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > hair;
}

}  // namespace

void warn_of_overlap(std::vector<PlacedLabel> labels, base::Span place,
                     base::Diagnostics& diagnostics) {
  std::erase_if(labels,
                [](const PlacedLabel& label) { return label.words.empty() || label.box.empty(); });
  std::stable_sort(labels.begin(), labels.end(), [](const PlacedLabel& a, const PlacedLabel& b) {
    return a.box.left < b.box.left;
  });
  std::size_t count = 0;
  std::string pair;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t k = i + 1; k < labels.size(); ++k) {
      if (labels[k].box.left >= labels[i].box.right) break;
      if (!overlap(labels[i].box, labels[k].box)) continue;
      if (count++ == 0) pair = "'" + labels[i].words + "' and '" + labels[k].words + "'";
      break;
    }
  }
  if (count == 0) return;
  diagnostics.warn(place,
                   "labels stand over one another: " + pair +
                       (count == 1 ? "" : ", and " + std::to_string(count - 1) + " more"),
                   "give them more room, fewer marks or another place");
}

}  // namespace jianbao::chart
