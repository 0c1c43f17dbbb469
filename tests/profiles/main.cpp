#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

// A profile of a press for tests, since Debian has none: inks that take red, green and blue away
// without any loss. Usage: make_press_profile FILE

namespace {

using Shares = std::array<double, 4>;

double part(cmsUInt16Number number) { return number / 65535.0; }
cmsUInt16Number number_of(double part) {
  return static_cast<cmsUInt16Number>(std::clamp(part, 0.0, 1.0) * 65535.0 + 0.5);
}

struct Spaces {
  cmsHTRANSFORM to_lab = nullptr, from_lab = nullptr;  // of sRGB
};

cmsInt32Number inks_to_lab(const cmsUInt16Number in[], cmsUInt16Number out[], void* cargo) {
  std::array<cmsUInt16Number, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) rgb[i] = number_of((1 - part(in[i])) * (1 - part(in[3])));
  cmsDoTransform(static_cast<Spaces*>(cargo)->to_lab, rgb.data(), out, 1);
  return 1;
}

cmsInt32Number lab_to_inks(const cmsUInt16Number in[], cmsUInt16Number out[], void* cargo) {
  std::array<cmsUInt16Number, 3> rgb{};
  cmsDoTransform(static_cast<Spaces*>(cargo)->from_lab, in, rgb.data(), 1);
  const double white = std::max({part(rgb[0]), part(rgb[1]), part(rgb[2])});
  for (std::size_t i = 0; i < 3; ++i) {
    out[i] = white == 0 ? cmsUInt16Number{0} : number_of((white - part(rgb[i])) / white);
  }
  out[3] = number_of(1 - white);
  return 1;
}

void add_table(cmsHPROFILE profile, cmsTagSignature tag, std::array<cmsUInt32Number, 2> channels,
               cmsSAMPLER16 sampler, Spaces& spaces) {
  constexpr cmsUInt32Number points = 9;
  cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, channels[0], channels[1]);
  cmsStage* table = cmsStageAllocCLut16bit(nullptr, points, channels[0], channels[1], nullptr);
  cmsStageSampleCLut16bit(table, sampler, &spaces, 0);
  cmsPipelineInsertStage(pipeline, cmsAT_END, table);
  cmsWriteTag(profile, tag, pipeline);
  cmsPipelineFree(pipeline);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return EXIT_FAILURE;
  cmsHPROFILE screen = cmsCreate_sRGBProfile(), lab = cmsCreateLab2Profile(nullptr);
  Spaces spaces;
  spaces.to_lab = cmsCreateTransform(screen, TYPE_RGB_16, lab, TYPE_LabV2_16,
                                     INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  spaces.from_lab = cmsCreateTransform(lab, TYPE_LabV2_16, screen, TYPE_RGB_16,
                                       INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  cmsHPROFILE press = cmsCreateProfilePlaceholder(nullptr);
  cmsSetProfileVersion(press, 2.4);
  cmsSetDeviceClass(press, cmsSigOutputClass);
  cmsSetColorSpace(press, cmsSigCmykData);
  cmsSetPCS(press, cmsSigLabData);
  add_table(press, cmsSigAToB0Tag, {4, 3}, inks_to_lab, spaces);
  add_table(press, cmsSigBToA0Tag, {3, 4}, lab_to_inks, spaces);
  cmsMLU* words = cmsMLUalloc(nullptr, 1);
  cmsMLUsetASCII(words, "en", "US", "a press for tests");
  cmsWriteTag(press, cmsSigProfileDescriptionTag, words);
  cmsWriteTag(press, cmsSigCopyrightTag, words);
  cmsWriteTag(press, cmsSigMediaWhitePointTag, cmsD50_XYZ());
  const bool written = cmsSaveProfileToFile(press, arguments[1]) != 0;
  cmsMLUfree(words);
  cmsDeleteTransform(spaces.to_lab);
  cmsDeleteTransform(spaces.from_lab);
  for (cmsHPROFILE profile : {screen, lab, press}) cmsCloseProfile(profile);
  return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
