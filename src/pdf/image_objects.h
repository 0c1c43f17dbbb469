#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/profile_objects.h"

namespace jianbao::pdf {

// A picture as the content streams use it.
struct DocumentImage {
  std::string resource;  // "I1"
  HPDF_Dict object = nullptr;
};

// Each picture once, however many pages show it and whatever its files are called; in the order of
// first use.
class DocumentImages {
 public:
  // Where the device's colours are no red, green and blue, those of pictures are sRGB's (ISO
  // 32000-1, 8.6.5.5).
  DocumentImages(const Haru& haru, ProfileObjects& profiles, bool with_profiles)
      : haru_(haru), profiles_(profiles), with_profiles_(with_profiles) {}

  // Embeds what the next page is the first to show; returns the pictures that it needs in its
  // resources, in the order of names.
  std::set<std::size_t> add(const page::Page& page);
  const DocumentImage& of(const base::Raster& raster) const {
    return images_[index_.at(raster.digest)];
  }
  const DocumentImage& at(std::size_t place) const { return images_[place]; }

 private:
  HPDF_Dict add_stream(const base::Raster& raster);
  HPDF_Dict add_plane(const base::Raster& raster, const std::string& rows, std::string filter);

  void add_color_space(HPDF_Dict dict, const base::Raster& raster);

  const Haru& haru_;
  ProfileObjects& profiles_;
  bool with_profiles_;
  std::vector<DocumentImage> images_;
  std::map<std::string, std::size_t> index_;  // by digest
  // libharu's write callbacks read them when the document is saved.
  std::vector<std::unique_ptr<std::string>> filters_;
};

}  // namespace jianbao::pdf
