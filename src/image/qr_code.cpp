#include "image/qr_code.h"

#include <qrencode.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

namespace jianbao::image {

namespace {

struct FreeInput {
  void operator()(QRinput* input) const { QRinput_free(input); }
};
struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, FreeCode>;

QRecLevel level_of(QrLevel level) {
  constexpr std::array<QRecLevel, 4> levels{QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
  return levels[static_cast<std::size_t>(level)];
}

Code encode(const std::string& text, QrLevel level) {
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  // Digits and capitals alone take less room, which libqrencode finds out.
  if (ascii) return Code(QRcode_encodeString(text.c_str(), 0, level_of(level), QR_MODE_8, 1));
  constexpr unsigned utf8 = 26;  // its Extended Channel Interpretation
  const std::unique_ptr<QRinput, FreeInput> input(QRinput_new2(0, level_of(level)));
  if (!input || QRinput_appendECIheader(input.get(), utf8) != 0 ||
      QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()),
                     reinterpret_cast<const unsigned char*>(text.data())) != 0) {
    return nullptr;
  }
  return Code(QRcode_encodeInput(input.get()));
}

// The edges between dark and light, each a module long, with the dark at their right hand.
class Outline {
 public:
  explicit Outline(const QrCode& code) : code_(code) {
    for (int y = 0; y < code.side; ++y) {
      for (int x = 0; x < code.side; ++x) {
        if (!code.at(x, y)) continue;
        if (!code.at(x, y - 1)) edges_.insert({y, x, 0});
        if (!code.at(x + 1, y)) edges_.insert({y, x + 1, 1});
        if (!code.at(x, y + 1)) edges_.insert({y + 1, x + 1, 2});
        if (!code.at(x - 1, y)) edges_.insert({y + 1, x, 3});
      }
    }
  }

  bool done() const { return edges_.empty(); }

  struct Corner {
    int x, y;
  };
  // The corners of one outline.
  std::vector<Corner> take() {
    std::vector<Corner> corners;
    Edge edge = *edges_.begin();
    const Edge first = edge;
    int last = -1;
    do {
      edges_.erase(edge);
      if (edge.direction != last) corners.push_back({edge.x, edge.y});
      last = edge.direction;
      edge = next(edge, first);
    } while (!(edge == first));
    return corners;
  }

 private:
  // Where an edge starts and whether it goes right, down, left or up.
  struct Edge {
    int y, x, direction;
    auto operator<=>(const Edge&) const = default;
  };

  // Where two dark modules touch at a corner the outline turns right, so that each has its own.
  Edge next(const Edge& edge, const Edge& first) const {
    constexpr std::array<Corner, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    const Corner step = steps[static_cast<std::size_t>(edge.direction)];
    for (const int turn : {1, 0, 3}) {
      const Edge found{edge.y + step.y, edge.x + step.x, (edge.direction + turn) % 4};
      if (found == first || edges_.count(found) > 0) return found;
    }
    return first;
  }

  const QrCode& code_;
  std::set<Edge> edges_;
};

}  // namespace

std::optional<QrCode> make_qr_code(const std::string& text, QrLevel level) {
  const Code encoded = encode(text, level);
  if (!encoded) return std::nullopt;
  QrCode code;
  code.side = encoded->width;
  const int modules = encoded->width * encoded->width;
  for (int i = 0; i < modules; ++i) code.dark.push_back((encoded->data[i] & 1U) != 0);
  return code;
}

page::Path draw_qr_code(const QrCode& code, base::Length size, base::Color color) {
  using Kind = page::PathElement::Kind;
  page::Path path;
  path.filled = true;
  path.fill = color;
  const auto place = [&](int module) {
    return size.scaled(module + quiet_zone, code.side + 2 * quiet_zone);
  };
  Outline outline(code);
  while (!outline.done()) {
    Kind kind = Kind::move;
    for (const auto [x, y] : outline.take()) {
      path.elements.push_back({kind, {{place(x), place(y)}, {}, {}}});
      kind = Kind::line;
    }
    path.elements.push_back({Kind::close, {}});
  }
  return path;
}

}  // namespace jianbao::image
