#include "pdf/xmp.h"

#include <array>
#include <cstdio>

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

// Schemas that XMP does not define are described in the file (ISO 19005-2, 6.6.2.3.3).
constexpr const char* universal_access_schema =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of PDF/UA standard</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

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
  if (!conformance.universal_access) return out;
  out +=
      "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
      "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n";
  return conformance.archive_part > 0 ? out + universal_access_schema : out;
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
  out += "<dc:language><rdf:Bag><rdf:li>" + escaped(metadata.language) +
         "</rdf:li></rdf:Bag></dc:language>\n";
  out += "<xmp:CreateDate>" + date(metadata) + "</xmp:CreateDate>\n<xmp:ModifyDate>" +
         date(metadata) + "</xmp:ModifyDate>\n<xmp:CreatorTool>" + producer +
         "</xmp:CreatorTool>\n<pdf:Producer>" + producer + "</pdf:Producer>\n";
  out += "</rdf:Description>\n" + identification(metadata.conformance) +
         "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
  return out;
}

}  // namespace jianbao::pdf
