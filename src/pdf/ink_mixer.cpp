#include "pdf/ink_mixer.h"

#include <lcms2.h>

#include <algorithm>
#include <array>

#include "base/number.h"

namespace jianbao::pdf {

namespace {

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

Profile open_profile(const std::string& icc) {
  return Profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
}

using Shares = std::array<int, 4>;  // in thousandths

std::string numbers(const Shares& shares) {
  std::string out;
  for (const int share : shares) out += base::thousandths(share) + " ";
  return out;
}

int thousandths_of(int byte) { return (byte * 1000 + 127) / 255; }

}  // namespace

bool is_press_profile(const std::string& icc) {
  const Profile profile = open_profile(icc);
  return profile && cmsGetColorSpace(profile.get()) == cmsSigCmykData &&
         cmsGetDeviceClass(profile.get()) == cmsSigOutputClass;
}

// From sRGB, relative to the paper's white, as dark as the press can print.
class InkMixer::Mixture {
 public:
  explicit Mixture(const std::string& icc) {
    const Profile screen(cmsCreate_sRGBProfile()), press = open_profile(icc);
    transform_.reset(cmsCreateTransform(screen.get(), TYPE_RGB_8, press.get(), TYPE_CMYK_16,
                                        INTENT_RELATIVE_COLORIMETRIC,
                                        cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE));
  }
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
  std::unique_ptr<void, DeleteTransform> transform_;
};

InkMixer::InkMixer(const PageOptions& options) : space_(options.space), inks_(options.inks) {
  if (!options.profile.empty()) mixture_ = std::make_unique<Mixture>(options.profile);
  for (const base::Ink& ink : inks_) {
    const auto known = [&](const auto& spot) { return spot.second.spot == ink.spot; };
    if (ink.spot.empty() || std::any_of(spots_.begin(), spots_.end(), known)) continue;
    spots_.emplace("S" + std::to_string(spots_.size() + 1), ink);
  }
}

InkMixer::~InkMixer() = default;

std::string InkMixer::inks_of(base::Color color) const {
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

std::string InkMixer::operators(base::Color color, bool stroke) const {
  if (!in_inks()) {
    std::string out;
    for (const int part : {color.red, color.green, color.blue}) {
      out += base::thousandths(thousandths_of(part)) + " ";
    }
    return out + (stroke ? "RG" : "rg");
  }
  const auto given = std::find_if(inks_.begin(), inks_.end(),
                                  [&](const base::Ink& ink) { return ink.color == color; });
  if (given == inks_.end()) return inks_of(color) + (stroke ? "K" : "k");
  for (const auto& [name, ink] : spots_) {
    if (ink.spot == given->spot) return "/" + name + (stroke ? " CS 1 SCN" : " cs 1 scn");
  }
  Shares shares{};
  for (std::size_t i = 0; i < 4; ++i) shares[i] = given->percent[i] * 10;
  return numbers(shares) + (stroke ? "K" : "k");
}

}  // namespace jianbao::pdf
