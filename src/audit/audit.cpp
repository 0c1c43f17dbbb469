#include "audit/audit.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>

namespace jianbao::audit {

namespace {

constexpr std::array<std::string_view, 7> names{"fonts",       "content",   "images", "metadata",
                                                "attachments", "structure", "objects"};

// Finds out what each object of a file is for.
class Inventory {
 public:
  explicit Inventory(QPDF& pdf) : pdf_(pdf), objects_(pdf.getAllObjects()) {
    for (QPDFObjectHandle& object : objects_) claim(object);
    for (QPDFObjectHandle page : pdf.getAllPages()) {
      for (QPDFObjectHandle content : page.getPageContents()) set(content, Kind::content);
    }
  }

  // Streams as they stand in the file; the rest shares what they leave of it.
  std::vector<Share> shares(std::uint64_t total) {
    std::array<std::uint64_t, names.size()> bytes{}, written{};
    for (QPDFObjectHandle& object : objects_) {
      const auto kind = static_cast<std::size_t>(kind_of(object));
      // Object streams (ISO 32000-1, 7.5.7) are what objects share, and stand for no kind.
      if (object.isStreamOfType("/ObjStm") || object.isStreamOfType("/XRef")) continue;
      if (object.isStream()) bytes[kind] += raw_size(object);
      QPDFObjectHandle plain = object.isStream() ? object.getDict() : object;
      written[kind] += plain.unparseResolved().size();
    }
    std::uint64_t streams = 0, texts = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      streams += bytes[i];
      texts += written[i];
    }
    std::uint64_t rest = total - std::min(total, streams);
    std::vector<Share> shares;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::uint64_t part = texts == 0 ? 0 : rest * written[i] / texts;
      rest -= part;
      texts -= written[i];
      shares.push_back({static_cast<Kind>(i), bytes[i] + part});
    }
    return shares;
  }

 private:
  void set(QPDFObjectHandle object, Kind kind) {
    if (object.isIndirect()) kinds_[object.getObjGen()] = kind;
  }

  void set_key(QPDFObjectHandle& dict, const std::string& key, Kind kind) {
    if (dict.hasKey(key)) set(dict.getKey(key), kind);
  }

  // A tree of names or numbers (ISO 32000-1, 7.9.6).
  void set_tree(QPDFObjectHandle node, Kind kind, int depth = 0) {
    constexpr int deepest = 50;
    if (depth > deepest || !node.isDictionary()) return;
    set(node, kind);
    if (!node.getKey("/Kids").isArray()) return;
    for (QPDFObjectHandle kid : node.getKey("/Kids").aitems()) set_tree(kid, kind, depth + 1);
  }

  // Its type may be left out (ibid., table 323); what it is and its parent may not.
  static bool is_structure_element(QPDFObjectHandle& dict) {
    if (dict.hasKey("/Type")) return dict.getKey("/Type").isNameAndEquals("/StructElem");
    return dict.getKey("/S").isName() && dict.getKey("/P").isDictionary();
  }

  // What a dictionary says of itself, and of what it leads to; so do those in it.
  void claim(QPDFObjectHandle object, int depth = 0) {
    constexpr int deepest = 50;
    QPDFObjectHandle dict = object.isStream() ? object.getDict() : object;
    if (depth > deepest) return;
    if (dict.isArray()) {
      for (QPDFObjectHandle item : dict.aitems()) {
        if (!item.isIndirect()) claim(item, depth + 1);
      }
    }
    if (!dict.isDictionary()) return;
    for (auto entry : dict.ditems()) {
      if (!entry.second.isIndirect()) claim(entry.second, depth + 1);
    }
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap",
                            "/CIDSet", "/DescendantFonts", "/FontDescriptor"}) {
      set_key(dict, key, Kind::fonts);
    }
    set_key(dict, "/DestOutputProfile", Kind::metadata);
    set_key(dict, "/Metadata", Kind::metadata);
    set_key(dict, "/StructTreeRoot", Kind::structure);
    set_key(dict, "/ParentTree", Kind::structure);
    if (dict.hasKey("/IDTree")) set_tree(dict.getKey("/IDTree"), Kind::structure);
    const auto is = [&](const char* key, const char* value) {
      return dict.hasKey(key) && dict.getKey(key).isNameAndEquals(value);
    };
    if (is("/Type", "/Font") || is("/Type", "/FontDescriptor")) set(object, Kind::fonts);
    if (is("/Type", "/StructTreeRoot") || is_structure_element(dict)) set(object, Kind::structure);
    if (dict.hasKey("/Limits") && dict.hasKey("/Nums")) set(object, Kind::structure);
    if (is("/Subtype", "/Image")) set(object, Kind::images);
    if (is("/Subtype", "/Form")) set(object, Kind::content);
    if (is("/Type", "/EmbeddedFile")) set(object, Kind::attachments);
  }

  Kind kind_of(QPDFObjectHandle& object) const {
    const auto found = kinds_.find(object.getObjGen());
    return found == kinds_.end() ? Kind::objects : found->second;
  }

  static std::uint64_t raw_size(QPDFObjectHandle& stream) {
    return stream.getRawStreamData()->getSize();
  }

  QPDF& pdf_;
  std::vector<QPDFObjectHandle> objects_;
  std::map<QPDFObjGen, Kind> kinds_;
};

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return {};
  const std::size_t to = text.find(end, from + begin.size());
  if (to == std::string::npos) return {};
  return text.substr(from + begin.size(), to - from - begin.size());
}

// XMP has a simple property as an element or as an attribute (ISO 16684-1, 7.5 and 7.9.2.2).
std::string property(const std::string& xmp, const std::string& name) {
  const std::string element = between(xmp, "<" + name + ">", "</" + name + ">");
  if (!element.empty()) return element;
  const std::string attribute = between(xmp, name + "=\"", "\"");
  return attribute.empty() ? between(xmp, name + "='", "'") : attribute;
}

// PDF/X-4 says so in the metadata (ISO 15930-7, 6.3), its elders in the document's information.
std::string exchange_of(QPDF& pdf, const std::string& xmp) {
  std::string exchange = property(xmp, "pdfxid:GTS_PDFXVersion");
  QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
  if (exchange.empty() && info.isDictionary() && info.getKey("/GTS_PDFXVersion").isString()) {
    exchange = info.getKey("/GTS_PDFXVersion").getUTF8Value();
  }
  return exchange;
}

std::string xmp_of(QPDF& pdf) {
  QPDFObjectHandle metadata = pdf.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) return {};
  const auto data = metadata.getStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string standard_of(QPDF& pdf) {
  const std::string xmp = xmp_of(pdf);
  const std::string part = property(xmp, "pdfaid:part");
  std::string level = property(xmp, "pdfaid:conformance");
  std::transform(level.begin(), level.end(), level.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string access = property(xmp, "pdfuaid:part");
  std::string standards;
  for (const std::string& standard :
       {part.empty() ? "" : "PDF/A-" + part + level, access.empty() ? "" : "PDF/UA-" + access,
        exchange_of(pdf, xmp)}) {
    if (!standard.empty()) standards += (standards.empty() ? "" : ", ") + standard;
  }
  return standards;
}

std::vector<std::string> fonts_of(QPDF& pdf) {
  std::set<std::string> fonts;
  for (QPDFObjectHandle& object : pdf.getAllObjects()) {
    if (!object.isDictionaryOfType("/FontDescriptor")) continue;
    std::string name = object.getKey("/FontName").getName().substr(1);
    if (name.size() > 7 && name[6] == '+') name.erase(0, 7);
    fonts.insert(name);
  }
  return {fonts.begin(), fonts.end()};
}

}  // namespace

std::string_view name_of(Kind kind) { return names[static_cast<std::size_t>(kind)]; }

base::Result<Facts> inspect(const std::string& bytes, const std::string& password) {
  using Failure = base::Result<Facts>::Failure;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("file", bytes.data(), bytes.size(), password.c_str());
    if (pdf.anyWarnings()) return Failure{pdf.getWarnings().front().what()};
    Facts facts;
    facts.bytes = bytes.size();
    facts.pages = pdf.getAllPages().size();
    facts.version = pdf.getPDFVersion();
    facts.standard = standard_of(pdf);
    facts.fonts = fonts_of(pdf);
    facts.shares = Inventory(pdf).shares(bytes.size());
    return facts;
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() != qpdf_e_password) return Failure{error.what()};
    return Failure{password.empty() ? "it is encrypted, and its password was not given"
                                    : "it is encrypted with another password"};
  } catch (const std::exception& error) {
    return Failure{error.what()};
  }
}

}  // namespace jianbao::audit
