#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// A picture as the content streams use it.
struct DocumentImage {
  std::string resource;  // "I1"
  std::shared_ptr<const base::Raster> raster;
  HPDF_Dict object = nullptr;
};

// Each picture once, however many pages show it and whatever its files are called; in the order of
// first use.
class DocumentImages {
 public:
  explicit DocumentImages(const std::vector<page::Page>& pages);

  void embed(const Haru& haru);
  const DocumentImage& of(const base::Raster& raster) const {
    return images_[index_.at(raster.digest)];
  }
  // What a page needs in its resources, in the order of names.
  std::vector<const DocumentImage*> on(const page::Page& page) const;

 private:
  std::vector<DocumentImage> images_;
  std::map<std::string, std::size_t> index_;  // by digest
  // libharu's write callbacks read them when the document is saved.
  std::vector<std::unique_ptr<std::string>> filters_;

  HPDF_Dict add_stream(const Haru& haru, const base::Raster& raster);
  HPDF_Dict add_plane(const Haru& haru, const base::Raster& raster, const std::string& rows,
                      std::string filter);
};

}  // namespace jianbao::pdf
