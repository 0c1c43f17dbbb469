#include "pdf/xmp.h"

#include <array>
#include <cstdio>

#include "base/digest.h"

namespace jianbao::pdf {

namespace {

// XML has no way to write the other control characters.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n')
      out += c;
  }
  return out;
}

std::string date(const Metadata& metadata) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT00:00:00Z", metadata.year, metadata.month,
                metadata.day);
  return text.data();
}

// A property of a schema that XMP does not define.
struct Property {
  const char *schema, *uri, *prefix, *name, *type, *description;
};
constexpr Property universal_access_part{"PDF/UA Universal Accessibility Schema",
                                         "http://www.aiim.org/pdfua/ns/id/",
                                         "pdfuaid",
                                         "part",
                                         "Integer",
                                         "Part of PDF/UA standard"};
constexpr Property print_exchange_version{"PDF/X ID Schema",
                                          "http://www.npes.org/pdfx/ns/id/",
                                          "pdfxid",
                                          "GTS_PDFXVersion",
                                          "Text",
                                          "Version of the PDF/X standard"};
constexpr Property trapped{"Adobe PDF Schema",
                           "http://ns.adobe.com/pdf/1.3/",
                           "pdf",
                           "Trapped",
                           "Text",
                           "Whether the document has been trapped"};

std::string tag(const char* name, const std::string& content) {
  return std::string("<") + name + ">" + content + "</" + name + ">\n";
}

std::string schema(const Property& property) {
  return "<rdf:li rdf:parseType=\"Resource\">\n" + tag("pdfaSchema:schema", property.schema) +
         tag("pdfaSchema:namespaceURI", property.uri) + tag("pdfaSchema:prefix", property.prefix) +
         "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n" +
         tag("pdfaProperty:name", property.name) + tag("pdfaProperty:valueType", property.type) +
         tag("pdfaProperty:category", "internal") +
         tag("pdfaProperty:description", property.description) +
         "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li>";
}

// Such schemas are described in an archive (ISO 19005-2, 6.6.2.3.3).
std::string descriptions(const Conformance& conformance) {
  std::string schemas;
  if (conformance.universal_access) schemas += schema(universal_access_part);
  if (conformance.print_exchange) schemas += schema(print_exchange_version) + schema(trapped);
  if (conformance.archive_part == 0 || schemas.empty()) return {};
  return "<rdf:Description rdf:about=\"\""
         " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
         " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
         " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
         "<pdfaExtension:schemas><rdf:Bag>" +
         schemas + "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
}

// ISO 19005-2, 6.6.4; ISO 19005-4, 6.7.3; ISO 14289-1, 5.
std::string identification(const Conformance& conformance) {
  std::string out;
  if (conformance.archive_part > 0) {
    out +=
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
        "<pdfaid:part>" +
        std::to_string(conformance.archive_part) + "</pdfaid:part>\n";
    if (conformance.is_fourth_archive()) out += "<pdfaid:rev>2020</pdfaid:rev>\n";
    if (!conformance.archive_level.empty()) {
      out += "<pdfaid:conformance>" + conformance.archive_level + "</pdfaid:conformance>\n";
    }
    out += "</rdf:Description>\n";
  }
  if (conformance.universal_access) {
    out +=
        "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
        "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n";
  }
  return out + descriptions(conformance);
}

// A name by which versions of a document are known as such: always that of its title and author
// (RFC 4122, 4.3: version 5, by name).
std::string document_identifier(const Metadata& metadata) {
  std::string digits =
      base::sha256(metadata.title + "\n" + metadata.author + "\n" + metadata.language)
          .substr(0, 32);
  digits[12] = '5';
  digits[16] = '8';
  std::string out = "uuid:";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    out += digits[i];
  }
  return out;
}

// ISO 15930-7, 6.2 and 6.3.
std::string print_exchange(const Metadata& metadata) {
  if (!metadata.conformance.print_exchange) return {};
  return "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
         " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
         "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n" +
         tag("pdfxid:GTS_PDFXVersion", "PDF/X-4") +
         tag("xmpMM:DocumentID", document_identifier(metadata)) + tag("xmpMM:VersionID", "1") +
         tag("xmpMM:RenditionClass", "default") + tag("xmp:MetadataDate", date(metadata)) +
         tag("pdf:Trapped", "False") + "</rdf:Description>\n";
}

}  // namespace

std::string xmp_packet(const Metadata& metadata) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  if (!metadata.title.empty()) {
    out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(metadata.title) +
           "</rdf:li></rdf:Alt></dc:title>\n";
  }
  if (!metadata.author.empty()) {
    out += "<dc:creator><rdf:Seq><rdf:li>" + escaped(metadata.author) +
           "</rdf:li></rdf:Seq></dc:creator>\n";
  }
  out += "<dc:language><rdf:Bag><rdf:li>" + escaped(metadata.language) + "</rdf:li>";
  for (const std::string& language : metadata.other_languages)
    out += "<rdf:li>" + escaped(language) + "</rdf:li>";
  out += "</rdf:Bag></dc:language>\n";
  out += "<xmp:CreateDate>" + date(metadata) + "</xmp:CreateDate>\n<xmp:ModifyDate>" +
         date(metadata) + "</xmp:ModifyDate>\n<xmp:CreatorTool>" + producer +
         "</xmp:CreatorTool>\n<pdf:Producer>" + producer + "</pdf:Producer>\n";
  out += "</rdf:Description>\n" + identification(metadata.conformance) + print_exchange(metadata) +
         "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
  return out;
}

}  // namespace jianbao::pdf
