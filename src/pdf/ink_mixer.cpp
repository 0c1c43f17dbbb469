#include "pdf/ink_mixer.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "pdf/press_transform.h"

namespace jianbao::pdf {

namespace {

using Shares = std::array<int, 4>;  // in thousandths

std::string numbers(const Shares& shares) {
  std::string out;
  for (const int share : shares) out += base::thousandths(share) + " ";
  return out;
}

int thousandths_of(int byte) { return (byte * 1000 + 127) / 255; }

}  // namespace

// From sRGB, relative to the paper's white, as dark as the press can print.
class InkMixer::Mixture {
 public:
  explicit Mixture(const std::string& icc) : transform_(press_transform(icc)) {}
  Shares of(base::Color color) const {
    const std::array<std::uint8_t, 3> from{color.red, color.green, color.blue};
    std::array<std::uint16_t, 4> to{};
    cmsDoTransform(transform_.get(), from.data(), to.data(), 1);
    Shares shares{};
    // To whole percents: what differs less differs by machine.
    for (std::size_t i = 0; i < 4; ++i) shares[i] = (to[i] * 100 + 32767) / 65535 * 10;
    return shares;
  }

 private:
  image::Transform transform_;
};

InkMixer::InkMixer(const PageOptions& options)
    : space_(options.space),
      device_independent_(options.device_independent),
      overprints_black_(options.overprints_black),
      inks_(options.inks) {
  if (!options.profile.empty()) mixture_ = std::make_unique<Mixture>(options.profile);
  for (const base::Ink& ink : inks_) {
    const auto known = [&](const auto& spot) { return spot.second.spot == ink.spot; };
    if (ink.spot.empty() || std::any_of(spots_.begin(), spots_.end(), known)) continue;
    spots_.emplace("S" + std::to_string(spots_.size() + 1), ink);
  }
}

InkMixer::~InkMixer() = default;

std::string InkMixer::mixed(base::Color color) const {
  constexpr int neutral = 12, dark = 64, all = 1000;
  const auto [least, most] = std::minmax({color.red, color.green, color.blue});
  const int grey = (color.red + color.green + color.blue) / 3;
  if (most - least <= neutral) {
    return numbers({0, 0, 0, grey < dark ? all : all - thousandths_of(grey)});
  }
  if (mixture_) return numbers(mixture_->of(color));
  // Grey component replacement: what all three share is black.
  const int black = all - thousandths_of(most);
  const auto share = [&](int part) {
    return black == all ? 0 : (all - thousandths_of(part) - black) * all / (all - black);
  };
  return numbers({share(color.red), share(color.green), share(color.blue), black});
}

// Of the process colours; empty where it is a spot colour.
std::string InkMixer::inks_of(base::Color color) const {
  const auto given = std::find_if(inks_.begin(), inks_.end(),
                                  [&](const base::Ink& ink) { return ink.color == color; });
  if (given == inks_.end()) return mixed(color);
  if (!given->spot.empty()) return {};
  Shares shares{};
  for (std::size_t i = 0; i < 4; ++i) shares[i] = given->percent[i] * 10;
  return numbers(shares);
}

std::string InkMixer::in_space(const std::string& parts, bool stroke) const {
  if (device_independent_) {
    return std::string("/") + process_space + (stroke ? " CS " : " cs ") + parts +
           (stroke ? "SCN" : "scn");
  }
  if (in_inks()) return parts + (stroke ? "K" : "k");
  return parts + (stroke ? "RG" : "rg");
}

std::string InkMixer::operators(base::Color color, bool stroke) const {
  if (!in_inks()) {
    std::string parts;
    for (const int part : {color.red, color.green, color.blue}) {
      parts += base::thousandths(thousandths_of(part)) + " ";
    }
    return in_space(parts, stroke);
  }
  const std::string inks = inks_of(color);
  if (!inks.empty()) return in_space(inks, stroke);
  const auto given = std::find_if(inks_.begin(), inks_.end(),
                                  [&](const base::Ink& ink) { return ink.color == color; });
  const auto spot = std::find_if(spots_.begin(), spots_.end(),
                                 [&](const auto& each) { return each.second.spot == given->spot; });
  return "/" + spot->first + (stroke ? " CS 1 SCN" : " cs 1 scn");
}

std::string InkMixer::stroke_on_all_plates() const {
  if (!in_inks()) return stroke({});
  return std::string("/") + all_plates + " CS 1 SCN";
}

}  // namespace jianbao::pdf
