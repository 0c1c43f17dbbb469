#pragma once

#include <optional>
#include <string>
#include <vector>

#include "page/page.h"

namespace jianbao::image {

// How much of a symbol may be lost: 7, 15, 25 or 30 percent.
enum class QrLevel { low, medium, quartile, high };

// A QR code's modules (ISO/IEC 18004), row by row, without the quiet zone.
struct QrCode {
  int side = 0;  // in modules
  std::vector<bool> dark;

  bool at(int x, int y) const {
    return x >= 0 && y >= 0 && x < side && y < side &&
           dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                static_cast<std::size_t>(x)];
  }
};

// The white around it, in modules, without which readers need not find it (ISO/IEC 18004, 6.3.8).
constexpr int quiet_zone = 4;

// The smallest symbol that holds the text, which is UTF-8 and says so where it is not ASCII. Empty
// when none holds it.
std::optional<QrCode> make_qr_code(const std::string& text, QrLevel level);

// Its dark modules as one path; `size` is the side with the quiet zone, its corner at the origin.
page::Path draw_qr_code(const QrCode& code, base::Length size, base::Color color);

}  // namespace jianbao::image
