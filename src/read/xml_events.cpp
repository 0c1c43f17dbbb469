#include "read/xml_events.h"

#include <expat.h>

#include <charconv>
#include <memory>

namespace jianbao::read {

namespace {

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(':') == name.npos ? 0 : name.rfind(':') + 1);
}

struct Parse {
  const XmlEvents& events;
  XML_Parser parser;
  int depth = 0;
  std::string refusal = {};

  void refuse(const char* why) {
    refusal = why;
    XML_StopParser(parser, XML_FALSE);
  }
};

constexpr int deepest = 64;

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& parse = *static_cast<Parse*>(data);
  if (++parse.depth > deepest) return parse.refuse("it is nested too deep");
  if (parse.events.start) parse.events.start(local_name(name), XmlAttributes(attributes));
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  auto& parse = *static_cast<Parse*>(data);
  --parse.depth;
  if (parse.events.end) parse.events.end(local_name(name));
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  const auto& parse = *static_cast<Parse*>(data);
  if (parse.events.text) parse.events.text({text, static_cast<std::size_t>(length)});
}

// Entities may unfold without end, and no office file has any.
void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<Parse*>(data)->refuse("it has a DOCTYPE");
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    const std::string_view here = *at;
    if (here == name || (name.find(':') == name.npos && local_name(here) == name)) return at[1];
  }
  return {};
}

std::size_t XmlAttributes::number(std::string_view name, std::size_t otherwise) const {
  const std::string_view digits = (*this)[name];
  std::size_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc{} ? number : otherwise;
}

bool read_xml(const ZipFile& file, const std::string& part, std::uint64_t most,
              const XmlEvents& events, std::string& reason) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  Parse parse{events, parser.get()};
  XML_SetUserData(parser.get(), &parse);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  bool good = true, stopped = false;
  const auto feed = [&](std::string_view bytes, bool last) {
    good = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0) !=
           XML_STATUS_ERROR;
    if (!good) {
      reason =
          "'" + part + "', line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
          (parse.refusal.empty() ? XML_ErrorString(XML_GetErrorCode(parser.get())) : parse.refusal);
    }
    stopped = !events.go_on();
    return good && !stopped;
  };
  const auto piece = [&](std::string_view bytes) { return feed(bytes, false); };
  if (!file.read(part, most, piece, reason)) return false;
  return good && (stopped || feed({}, true));
}

}  // namespace jianbao::read
