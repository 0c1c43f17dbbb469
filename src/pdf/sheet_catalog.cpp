#include "pdf/sheet_catalog.h"

#include <cstdio>
#include <qpdf/QPDF.hh>
#include <string_view>

#include "pdf/xmp.h"

namespace jianbao::pdf {

namespace {

bool says_print_exchange(QPDFObjectHandle metadata) {
  if (!metadata.isStream()) return false;
  const auto data = metadata.getStreamData(qpdf_dl_generalized);
  const std::string_view text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  return text.find("<pdfxid:GTS_PDFXVersion>PDF/X-4<") != std::string_view::npos;
}

// What the file says of itself, of which sheets keep what holds for them.
Metadata metadata_of(QPDF& source, bool print_exchange) {
  Metadata metadata;
  metadata.conformance = {.archive_part = 0, .archive_level = {}, .print_exchange = print_exchange};
  QPDFObjectHandle language = source.getRoot().getKey("/Lang");
  if (language.isString()) metadata.language = language.getUTF8Value();
  QPDFObjectHandle info = source.getTrailer().getKey("/Info");
  if (!info.isDictionary()) return metadata;
  const auto text = [&](const char* key) {
    QPDFObjectHandle value = info.getKey(key);
    return value.isString() ? value.getUTF8Value() : std::string{};
  };
  metadata.title = text("/Title");
  metadata.author = text("/Author");
  const std::string date = text("/CreationDate");
  std::sscanf(date.c_str(), "D:%4d%2d%2d", &metadata.year, &metadata.month, &metadata.day);
  return metadata;
}

// Those for the press alone where there is one, as tags and what an archive asks for are gone.
void copy_intents(QPDF& source, QPDF& sheets, bool print_exchange) {
  QPDFObjectHandle intents = source.getRoot().getKey("/OutputIntents");
  QPDFObjectHandle kept = QPDFObjectHandle::newArray();
  for (QPDFObjectHandle intent : intents.aitems()) {
    if (!intent.isDictionary()) continue;
    if (print_exchange && !intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) continue;
    kept.appendItem(sheets.copyForeignObject(source.makeIndirectObject(intent.shallowCopy())));
  }
  sheets.getRoot().replaceKey("/OutputIntents", kept);
}

}  // namespace

bool copy_catalog(QPDF& source, QPDF& sheets) {
  QPDFObjectHandle root = source.getRoot();
  const bool has_intents = root.getKey("/OutputIntents").isArray();
  const bool exchange = has_intents && says_print_exchange(root.getKey("/Metadata"));
  if (has_intents) copy_intents(source, sheets, exchange);
  QPDFObjectHandle metadata = sheets.newStream(xmp_packet(metadata_of(source, exchange)));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  sheets.getRoot().replaceKey("/Metadata", metadata);
  return exchange;
}

}  // namespace jianbao::pdf
