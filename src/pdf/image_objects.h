#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/options.h"
#include "pdf/profile_objects.h"

namespace jianbao::pdf {

// A picture as the content streams use it.
struct DocumentImage {
  std::string resource;  // "I1"
  HPDF_Dict object = nullptr;
  std::shared_ptr<const base::Raster> raster = {};
  base::Size shown = {};  // where it is largest, as its pixels are stored
};

// Each picture once, however many pages show it and whatever its files are called; in the order of
// first use. Its pixels follow the last page, when it is known how large it is shown.
class DocumentImages {
 public:
  DocumentImages(const Haru& haru, ProfileObjects& profiles, const PageOptions& options)
      : haru_(haru), profiles_(profiles), options_(options) {}

  // Takes note of what the next page shows; returns the pictures that it needs in its resources, in
  // the order of names.
  std::set<std::size_t> add(const page::Page& page);
  const DocumentImage& of(const base::Raster& raster) const {
    return images_[index_.at(raster.digest)];
  }
  const DocumentImage& at(std::size_t place) const { return images_[place]; }

  // After the last page. False where a picture cannot be decoded.
  bool embed();

 private:
  void fill(HPDF_Dict dict, const base::Raster& raster);
  void fill_plane(HPDF_Dict dict, const base::Raster& raster, const std::string& rows,
                  std::string filter);
  void add_color_space(HPDF_Dict dict, const base::Raster& raster);
  // Null for the device's.
  HPDF_Array profiled_space(const base::Raster& raster);

  const Haru& haru_;
  ProfileObjects& profiles_;
  const PageOptions& options_;
  std::vector<DocumentImage> images_;
  std::map<std::string, std::size_t> index_;  // by digest
  // libharu's write callbacks read them when the document is saved.
  std::vector<std::unique_ptr<std::string>> filters_;
};

}  // namespace jianbao::pdf
