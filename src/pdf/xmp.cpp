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

}  // namespace

std::string xmp_packet(const Metadata& metadata) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
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
  if (metadata.archival) {
    out +=
        "<pdfaid:part>2</pdfaid:part>\n"
        "<pdfaid:conformance>U</pdfaid:conformance>\n";
  }
  out += "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
  return out;
}

}  // namespace jianbao::pdf
