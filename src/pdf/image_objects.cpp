#include "pdf/image_objects.h"

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
  HPDF_Array array = HPDF_Array_New(haru.memory());
  for (const HPDF_INT32 number : numbers) HPDF_Array_AddNumber(array, number);
  HPDF_Dict_Add(dict, key, array);
}

}  // namespace

std::set<std::size_t> DocumentImages::add(const page::Page& page) {
  std::set<std::size_t> used;
  for (const page::Item& item : page.items) {
    const auto* image = std::get_if<page::Image>(&item);
    if (image == nullptr) continue;
    const auto [found, is_new] = index_.emplace(image->raster->digest, images_.size());
    if (is_new) {
      images_.push_back({"I" + std::to_string(images_.size() + 1), add_stream(*image->raster)});
    }
    used.insert(found->second);
  }
  return used;
}

HPDF_Dict DocumentImages::add_plane(const Raster& raster, const std::string& rows,
                                    std::string filter) {
  HPDF_Dict dict = haru_.finished_stream(rows);
  filters_.push_back(std::make_unique<std::string>(std::move(filter)));
  dict->attr = filters_.back().get();
  dict->write_fn = write_filter;
  HPDF_Dict_AddName(dict, "Type", "XObject");
  HPDF_Dict_AddName(dict, "Subtype", "Image");
  HPDF_Dict_AddNumber(dict, "Width", raster.width);
  HPDF_Dict_AddNumber(dict, "Height", raster.height);
  return dict;
}

void DocumentImages::add_color_space(HPDF_Dict dict, const Raster& raster) {
  switch (raster.colors) {
    case Raster::Colors::grey:
      HPDF_Dict_AddName(dict, "ColorSpace", "DeviceGray");
      return;
    case Raster::Colors::rgb:
      if (with_profiles_) {
        HPDF_Dict_Add(dict, "ColorSpace", profiles_.icc_based(profiles_.screen()));
      } else {
        HPDF_Dict_AddName(dict, "ColorSpace", "DeviceRGB");
      }
      return;
    case Raster::Colors::cmyk:
      HPDF_Dict_AddName(dict, "ColorSpace", "DeviceCMYK");
      if (raster.inverted) add_numbers(haru_, dict, "Decode", {1, 0, 1, 0, 1, 0, 1, 0});
      return;
    case Raster::Colors::palette:
      break;
  }
  HPDF_Array space = HPDF_Array_New(haru_.memory());
  HPDF_Array_AddName(space, "Indexed");
  if (with_profiles_) {
    HPDF_Array_Add(space, profiles_.icc_based(profiles_.screen()));
  } else {
    HPDF_Array_AddName(space, "DeviceRGB");
  }
  HPDF_Array_AddNumber(space, static_cast<HPDF_INT32>(raster.palette.size() / 3) - 1);
  std::string colors = raster.palette;
  HPDF_Array_Add(space, HPDF_Binary_New(haru_.memory(), reinterpret_cast<HPDF_BYTE*>(colors.data()),
                                        static_cast<HPDF_UINT>(colors.size())));
  HPDF_Dict_Add(dict, "ColorSpace", space);
}

HPDF_Dict DocumentImages::add_stream(const Raster& raster) {
  const bool jpeg = raster.format == Raster::Format::jpeg;
  const int components = raster.colors == Raster::Colors::rgb ? 3 : 1;
  HPDF_Dict dict =
      jpeg ? add_plane(raster, raster.file, dct_filter(raster))
           : add_plane(raster, raster.rows, flate_filter(components, raster.bits, raster.width));
  add_color_space(dict, raster);
  HPDF_Dict_AddNumber(dict, "BitsPerComponent", raster.bits);
  if (raster.opacity.empty()) return dict;
  HPDF_Dict mask =
      add_plane(raster, raster.opacity, flate_filter(1, raster.opacity_bits, raster.width));
  HPDF_Dict_AddName(mask, "ColorSpace", "DeviceGray");
  HPDF_Dict_AddNumber(mask, "BitsPerComponent", raster.opacity_bits);
  HPDF_Dict_Add(dict, "SMask", mask);
  return dict;
}

}  // namespace jianbao::pdf
