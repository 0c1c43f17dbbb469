#include "image/qr_code.h"

#include <algorithm>

#include "layout/blocks.h"

namespace jianbao::layout {

using base::Length;

void BlockMaker::operator()(const doc::QrCode& qr) {
  constexpr image::QrLevel levels[] = {image::QrLevel::low, image::QrLevel::medium,
                                       image::QrLevel::quartile, image::QrLevel::high};
  const auto code = image::make_qr_code(qr.text, levels[static_cast<std::size_t>(qr.level)]);
  if (!code) {
    diagnostics_.error(qr.span, "this text is too long for a QR code of its level",
                       "it has " + std::to_string(qr.text.size()) +
                           " bytes; level L holds up to 2953, M 2331, Q 1663 and H 1273");
    return;
  }
  const Length below = qr.caption.empty() ? Length{} : master_.baseline;
  const Length room = std::min(measure(), master_.baseline * master_.baselines - below);
  const Length size = std::min(qr.size, room);
  if (size < qr.size) {
    diagnostics_.warn(
        qr.span, "this QR code is larger than its place",
        "it is set at " + std::to_string(size.units() * 100 / qr.size.units()) + "% of its size");
  }
  // Cameras of telephones need about a quarter of a millimetre (ISO/IEC 18004 leaves it to the
  // use).
  constexpr Length least_module = Length::from_points(0.25 * 72 / 25.4);
  const int modules = code->side + 2 * image::quiet_zone;
  if (size / modules < least_module) {
    diagnostics_.warn(qr.span, "the modules of this QR code are under a quarter of a millimetre",
                      "a larger 'size' or a shorter text makes them larger");
  }
  start_figure();
  Strip& strip = add(Length{});
  const Length left = start_of(qr.align, measure() - size);
  const page::Rectangle place{{left, {}}, {size, size}};
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::division);
  const bool leads = qr.text.starts_with("https://") || qr.text.starts_with("http://");
  const page::Tag link = leads ? tagger_.element(page::Role::link) : page::artifact;
  const page::Tag figure =
      leads ? tagger_.element_in(link, page::Role::figure) : tagger_.element(page::Role::figure);
  tagger_.facts(figure).alternative = base::SpokenTexts(qr.text);
  // The quiet zone is white on any ground.
  strip.items.emplace_back(page::rectangle(place, {255, 255, 255}));
  page::Item path = image::draw_qr_code(*code, size, qr.color);
  page::translate(path, left, {});
  strip.items.push_back(std::move(path));
  make_figure(strip.items, strip.items.size() - 2, {place, figure});
  if (leads) strip.items.emplace_back(page::Link{place, qr.text, "", "", link});
  const doc::Texts caption = tagger_.joint(qr.caption, page::Role::caption);
  tagger_.close_to(depth);
  set_caption(strip.items, caption, qr.align, size + baseline_offset(master_.baseline).scaled(6, 7),
              measure());
  strip.height = snapped(size + below, master_.baseline);
}

}  // namespace jianbao::layout
