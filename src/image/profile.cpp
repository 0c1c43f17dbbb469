#include "image/profile.h"

#include "image/icc.h"

namespace jianbao::image {

namespace {

using base::ColorProfile;
using base::Raster;

constexpr std::size_t version_at = 8, header_size = 128;  // ICC.1:2010, 7.2

// By the header.
std::size_t stated_size(std::string_view icc) {
  std::size_t size = 0;
  for (const char byte : icc.substr(0, 4)) size = size << 8U | static_cast<unsigned char>(byte);
  return size;
}

cmsColorSpaceSignature space_of(Raster::Colors colors) {
  switch (colors) {
    case Raster::Colors::grey:
      return cmsSigGrayData;
    case Raster::Colors::cmyk:
      return cmsSigCmykData;
    default:
      return cmsSigRgbData;
  }
}

const char* words_for(Raster::Colors colors) {
  switch (colors) {
    case Raster::Colors::grey:
      return "the picture is grey, the profile is not";
    case Raster::Colors::cmyk:
      return "the picture is of inks, the profile is not";
    default:
      return "the picture is of red, green and blue, the profile is not";
  }
}

// Those that an ICCBased colour space may have (ISO 32000-1, 8.6.5.5).
bool is_of_device(cmsProfileClassSignature kind) {
  return kind == cmsSigInputClass || kind == cmsSigDisplayClass || kind == cmsSigOutputClass ||
         kind == cmsSigColorSpaceClass;
}

// Of pixels in four bytes.
cmsUInt32Number format_of(Raster::Colors colors) {
  switch (colors) {
    case Raster::Colors::grey:
      return COLORSPACE_SH(PT_GRAY) | EXTRA_SH(3) | CHANNELS_SH(1) | BYTES_SH(1);
    case Raster::Colors::cmyk:
      return TYPE_CMYK_8;
    default:
      return TYPE_RGBA_8;
  }
}

Transform screen_transform(const Profile& profile, Raster::Colors colors) {
  const Profile screen(cmsCreate_sRGBProfile());
  return Transform(cmsCreateTransform(profile.get(), format_of(colors), screen.get(), TYPE_RGBA_8,
                                      INTENT_RELATIVE_COLORIMETRIC,
                                      cmsFLAGS_BLACKPOINTCOMPENSATION));
}

ColorProfile unfit(std::string why) { return {{}, 0, std::move(why)}; }

}  // namespace

ColorProfile checked_profile(std::string icc, Raster::Colors colors) {
  // What follows its end, some programs have added.
  const std::size_t size = stated_size(icc);
  if (size < header_size || size > icc.size()) return unfit("it is damaged");
  icc.resize(size);
  const Profile profile = open_profile(icc);
  if (!profile) return unfit("it is damaged");
  const int version = static_cast<unsigned char>(icc[version_at]);
  if (version != 2 && version != 4) {
    return unfit("it is of version " + std::to_string(version) +
                 " of ICC profiles, a PDF has 2 and 4");
  }
  if (cmsGetColorSpace(profile.get()) != space_of(colors)) return unfit(words_for(colors));
  if (!is_of_device(cmsGetDeviceClass(profile.get()))) {
    return unfit("it is neither that of a device nor of a colour space");
  }
  if (!screen_transform(profile, colors)) return unfit("it lacks what its colours come to");
  return {std::move(icc), version, {}};
}

ColorProfile joined_profile(const std::vector<std::string_view>& blocks, Raster::Colors colors) {
  constexpr std::string_view mark{"ICC_PROFILE\0", 12};
  constexpr std::size_t header = mark.size() + 2;
  std::vector<std::string_view> parts;
  std::size_t found = 0;
  for (const std::string_view block : blocks) {
    if (!block.starts_with(mark)) continue;
    if (block.size() < header) return unfit("a part of it is cut off");
    const std::size_t number = static_cast<unsigned char>(block[mark.size()]);
    const std::size_t count = static_cast<unsigned char>(block[mark.size() + 1]);
    if (parts.empty()) parts.resize(count);
    if (count != parts.size() || number == 0 || number > count) {
      return unfit("its parts are numbered wrongly");
    }
    if (!parts[number - 1].empty()) {
      return unfit("its part " + std::to_string(number) + " is there twice");
    }
    parts[number - 1] = block.substr(header);
    ++found;
  }
  if (parts.empty()) return {};
  if (found < parts.size()) {
    return unfit(std::to_string(parts.size() - found) + " of its " + std::to_string(parts.size()) +
                 " parts are missing");
  }
  std::string icc;
  for (const std::string_view part : parts) icc += part;
  return checked_profile(std::move(icc), colors);
}

bool convert_to_screen(std::string& pixels, const std::string& icc, Raster::Colors colors) {
  const Profile profile = open_profile(icc);
  if (!profile) return false;
  const Transform transform = screen_transform(profile, colors);
  if (!transform) return false;
  cmsDoTransform(transform.get(), pixels.data(), pixels.data(),
                 static_cast<cmsUInt32Number>(pixels.size() / 4));
  if (colors != Raster::Colors::cmyk) return true;
  for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = '\xFF';
  return true;
}

}  // namespace jianbao::image
