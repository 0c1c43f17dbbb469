#include "pdf/image_objects.h"

#include <algorithm>
#include <optional>

#include "image/reduce.h"

namespace jianbao::pdf {

namespace {

using base::Raster;

// Data that are filtered already: libharu would delete a /Filter that it has not set itself.
HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream) {
  const auto* filter = static_cast<const std::string*>(dict->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(filter->data()),
                           static_cast<HPDF_UINT>(filter->size()));
}

// A PNG's filters are PDF's predictors from 10 up (ISO 32000-1, 7.4.4.4).
std::string flate_filter(int components, int bits, int columns) {
  return "/Filter /FlateDecode\n/DecodeParms <</Predictor 15 /Colors " +
         std::to_string(components) + " /BitsPerComponent " + std::to_string(bits) + " /Columns " +
         std::to_string(columns) + ">>\n";
}

// Three components are YCbCr unless a mark in the file or here says otherwise (ISO 32000-1, table
// 13).
std::string dct_filter(const Raster& raster) {
  return std::string("/Filter /DCTDecode\n") +
         (raster.untold_rgb ? "/DecodeParms <</ColorTransform 0>>\n" : "");
}

void add_numbers(const Haru& haru, HPDF_Dict dict, const char* key,
                 std::initializer_list<HPDF_INT32> numbers) {
  HPDF_Array array = haru.array();
  for (const HPDF_INT32 number : numbers) HPDF_Array_AddNumber(array, number);
  HPDF_Dict_Add(dict, key, array);
}

std::size_t stored_size(const Raster& raster) {
  if (raster.format == Raster::Format::jpeg) return raster.file.size();
  return raster.rows.size() + raster.opacity.size();
}

// A picture in the form that a document has it in; `same` where that is how it is.
struct Form {
  bool same = true;
  std::optional<Raster> made = {};
};

// With fewer pixels where that makes it smaller, and with no more bits than the version has.
Form form_of(const DocumentImage& image, const PageOptions& options) {
  const Raster& raster = *image.raster;
  const image::Reduction whole{raster.width, raster.height, options.deep_pictures ? 16 : 8};
  if (options.image_resolution > 0) {
    image::Reduction fewer = image::reduction_to(raster, image.shown, options.image_resolution);
    fewer.most_bits = whole.most_bits;
    if (fewer != whole) {
      Form form{false, image::reduced(raster, fewer)};
      if (!form.made || stored_size(*form.made) < stored_size(raster)) return form;
    }
  }
  if (raster.bits <= whole.most_bits) return {};
  return {false, image::reduced(raster, whole)};
}

int components_of(const Raster& raster) {
  return raster.colors == Raster::Colors::grey ? 1 : raster.colors == Raster::Colors::cmyk ? 4 : 3;
}

const char* device_space(const Raster& raster) {
  return raster.colors == Raster::Colors::grey   ? "DeviceGray"
         : raster.colors == Raster::Colors::cmyk ? "DeviceCMYK"
                                                 : "DeviceRGB";
}

}  // namespace

std::set<std::size_t> DocumentImages::add(const page::Page& page) {
  std::set<std::size_t> used;
  for (const page::Item& item : page.items) {
    const auto* image = std::get_if<page::Image>(&item);
    if (image == nullptr) continue;
    const auto [found, is_new] = index_.emplace(image->raster->digest, images_.size());
    if (is_new) {
      images_.push_back(
          {"I" + std::to_string(images_.size() + 1), haru_.finished_stream({}), image->raster});
    }
    used.insert(found->second);
    // From 5 on the picture lies on its side.
    base::Size shown = image->area.size;
    if (image->raster->orientation >= 5) std::swap(shown.width, shown.height);
    base::Size& largest = images_[found->second].shown;
    largest = {std::max(largest.width, shown.width), std::max(largest.height, shown.height)};
  }
  return used;
}

bool DocumentImages::embed() {
  for (DocumentImage& image : images_) {
    const Form form = form_of(image, options_);
    if (!form.same && !form.made) return false;
    fill(image.object, form.same ? *image.raster : *form.made);
    image.raster.reset();
  }
  return true;
}

void DocumentImages::fill_plane(HPDF_Dict dict, const Raster& raster, const std::string& rows,
                                std::string filter) {
  haru_.fill_finished_stream(dict, rows);
  filters_.push_back(std::make_unique<std::string>(std::move(filter)));
  dict->attr = filters_.back().get();
  dict->write_fn = write_filter;
  HPDF_Dict_AddName(dict, "Type", "XObject");
  HPDF_Dict_AddName(dict, "Subtype", "Image");
  HPDF_Dict_AddNumber(dict, "Width", raster.width);
  HPDF_Dict_AddNumber(dict, "Height", raster.height);
}

// The picture's own where the version has profiles of its kind. Inks of the very press that the
// document is for are the device's (ISO 15930-7, 6.4.3; ISO 19005-4, 6.2.4.2). Where the device's
// colours are no red, green and blue, those of pictures are sRGB's.
HPDF_Array DocumentImages::profiled_space(const Raster& raster) {
  const base::ColorProfile& own = raster.profile;
  const bool serves = !own.icc.empty() && !(options_.is_for_press() && own.icc == options_.profile);
  if (serves && (own.version == 2 || options_.profiles == ProfileVersion::four)) {
    return profiles_.icc_based(profiles_.add(own.icc, components_of(raster)));
  }
  const bool screen = options_.space == PageOptions::Space::cmyk || options_.device_independent;
  if (!screen || components_of(raster) != 3) return nullptr;
  return profiles_.icc_based(profiles_.screen());
}

void DocumentImages::add_color_space(HPDF_Dict dict, const Raster& raster) {
  HPDF_Array profiled = profiled_space(raster);
  if (raster.inverted) add_numbers(haru_, dict, "Decode", {1, 0, 1, 0, 1, 0, 1, 0});
  if (raster.colors != Raster::Colors::palette) {
    if (profiled != nullptr) {
      HPDF_Dict_Add(dict, "ColorSpace", profiled);
    } else {
      HPDF_Dict_AddName(dict, "ColorSpace", device_space(raster));
    }
    return;
  }
  HPDF_Array space = haru_.array();
  HPDF_Array_AddName(space, "Indexed");
  if (profiled != nullptr) {
    HPDF_Array_Add(space, profiled);
  } else {
    HPDF_Array_AddName(space, device_space(raster));
  }
  HPDF_Array_AddNumber(space, static_cast<HPDF_INT32>(raster.palette.size() / 3) - 1);
  HPDF_Array_Add(space, haru_.binary(raster.palette));
  HPDF_Dict_Add(dict, "ColorSpace", space);
}

void DocumentImages::fill(HPDF_Dict dict, const Raster& raster) {
  const bool jpeg = raster.format == Raster::Format::jpeg;
  const int components = raster.colors == Raster::Colors::rgb ? 3 : 1;
  fill_plane(dict, raster, jpeg ? raster.file : raster.rows,
             jpeg ? dct_filter(raster) : flate_filter(components, raster.bits, raster.width));
  add_color_space(dict, raster);
  HPDF_Dict_AddNumber(dict, "BitsPerComponent", raster.bits);
  if (raster.opacity.empty()) return;
  HPDF_Dict mask = haru_.finished_stream({});
  fill_plane(mask, raster, raster.opacity, flate_filter(1, raster.opacity_bits, raster.width));
  HPDF_Dict_AddName(mask, "ColorSpace", "DeviceGray");
  HPDF_Dict_AddNumber(mask, "BitsPerComponent", raster.opacity_bits);
  HPDF_Dict_Add(dict, "SMask", mask);
}

}  // namespace jianbao::pdf
