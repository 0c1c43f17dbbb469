#include "pdf/signature_field.h"

#include <array>
#include <cstdio>
#include <exception>
#include <qpdf/QPDF.hh>

#include "base/digest.h"
#include "pdf/incremental_update.h"
#include "pdf/signature_structure.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

// The offsets are known at the end: they take the place of ten digits.
constexpr std::string_view no_offsets = "[0 1000000000 1000000000 1000000000]";

// A signature of an elliptic curve has not always the same size.
constexpr std::size_t room_to_spare = 16;

std::string reference(std::size_t id) { return std::to_string(id) + " 0 R"; }

FileEnd end_of(QPDF& pdf) {
  QPDFObjectHandle trailer = pdf.getTrailer();
  FileEnd end;
  end.size = static_cast<std::size_t>(trailer.getKey("/Size").getIntValue());
  end.root = trailer.getKey("/Root").unparse();
  if (trailer.hasKey("/Info")) end.info = trailer.getKey("/Info").unparse();
  if (trailer.hasKey("/ID")) {
    end.first_identifier = "<" + hex(trailer.getKey("/ID").getArrayItem(0).getStringValue()) + ">";
  }
  return end;
}

// Table 252; the order of the first keys is what `signed_file` and libqpdf keep to.
std::string signature_dictionary(const Signature& signature, const Metadata& metadata,
                                 const PreparedFile& file) {
  std::string contents = file.mark;
  contents.resize(file.room * 2, '0');
  std::string value = "<</ByteRange " + std::string(no_offsets) + "/Contents <" + contents +
                      ">/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(" +
                      date_string(metadata) + ")";
  const auto say = [&](const char* key, const std::string& text) {
    if (!text.empty()) value += key + written_text(text);
  };
  say("/Reason", signature.reason);
  say("/Location", signature.location);
  say("/ContactInfo", signature.contact);
  return value + ">>";
}

// One that nothing shows is where it takes no room (12.7.4.5).
std::string rectangle(const std::optional<SignaturePlace>& place) {
  if (!place) return "[0 0 0 0]";
  const auto [origin, size] = place->area;
  const base::Length bottom = place->page_height - origin.y - size.height;
  std::string text = "[";
  for (const base::Length at : {origin.x, bottom, origin.x + size.width, bottom + size.height}) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "%.2f ", at.to_points());
    text += number.data();
  }
  text.back() = ']';
  return text;
}

// The objects of a field: the signature, its look, and the widget that is the field too.
class FieldWriter {
 public:
  FieldWriter(QPDF& pdf, IncrementalUpdate& update) : pdf_(pdf), update_(update) {}

  void write(const Signature& signature, const std::optional<SignaturePlace>& place,
             const std::string& dictionary) {
    const std::vector<QPDFObjectHandle>& pages = pdf_.getAllPages();
    QPDFObjectHandle page = pages.at(place ? place->page : 0);
    const std::size_t value = update_.reserve(), look = update_.reserve();
    widget_ = update_.reserve();
    update_.put(value, dictionary);
    // What is seen stands on the page itself; an archive wants a look (ISO 19005-2, 6.3.3).
    update_.put(look,
                "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>/Length 0>>\nstream\n\n"
                "endstream");
    std::string widget = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/F 4/Rect" +
                         rectangle(place) + "/P " + page.unparse() + "/V " + reference(value) +
                         "/AP<</N " + reference(look) + ">>/TU" +
                         written_text(signature.description);
    if (place) widget += add_to_structure(pdf_, update_, {widget_, page.unparse()});
    update_.put(widget_, widget + ">>");
    add_to_page(page, place.has_value());
    add_to_form();
  }

 private:
  QPDFObjectHandle widget_reference() { return pdf_.getObjectByID(static_cast<int>(widget_), 0); }

  void replace(QPDFObjectHandle object) {
    update_.put(static_cast<std::size_t>(object.getObjectID()), object.unparseResolved());
  }

  // Annotations that structure knows are reached in its order (ISO 14289-1, 7.18.3).
  void add_to_page(QPDFObjectHandle page, bool seen) {
    QPDFObjectHandle annotations = page.getKey("/Annots");
    annotations = annotations.isArray() ? annotations.shallowCopy() : QPDFObjectHandle::newArray();
    annotations.appendItem(widget_reference());
    page.replaceKey("/Annots", annotations);
    if (seen && pdf_.getRoot().hasKey("/StructTreeRoot")) {
      page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    }
    replace(page);
  }

  // The file has signatures, and is only to be added to (table 219).
  void add_to_form() {
    QPDFObjectHandle root = pdf_.getRoot();
    QPDFObjectHandle form = QPDFObjectHandle::parse("<< /SigFlags 3 >>");
    QPDFObjectHandle fields = QPDFObjectHandle::newArray();
    fields.appendItem(widget_reference());
    form.replaceKey("/Fields", fields);
    root.replaceKey("/AcroForm", form);
    replace(root);
  }

  QPDF& pdf_;
  IncrementalUpdate& update_;
  std::size_t widget_ = 0;
};

}  // namespace

std::optional<PreparedFile> with_signature_field(const std::string& bytes,
                                                 const Signature& signature,
                                                 const std::optional<SignaturePlace>& place,
                                                 const Metadata& metadata) {
  const std::optional<std::string> sample = signature.key->sign(bytes);
  if (!sample) return std::nullopt;
  PreparedFile file;
  file.mark = base::sha256(bytes);
  file.room = sample->size() + room_to_spare;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("document", bytes.data(), bytes.size());
    IncrementalUpdate update(bytes, end_of(pdf));
    FieldWriter(pdf, update)
        .write(signature, place, signature_dictionary(signature, metadata, file));
    file.bytes = update.finish();
    return file;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::optional<std::string> signed_file(PreparedFile file, const SigningKey& key) {
  std::string& bytes = file.bytes;
  const std::size_t begin = bytes.find("<" + file.mark);
  const std::size_t offsets = bytes.rfind("/ByteRange", begin);
  if (begin == std::string::npos || offsets == std::string::npos) return std::nullopt;
  const std::size_t end = bytes.find('>', begin) + 1;
  const std::size_t from = bytes.find('[', offsets), to = bytes.find(']', offsets);
  std::string range = "[0 " + std::to_string(begin) + " " + std::to_string(end) + " " +
                      std::to_string(bytes.size() - end);
  range.resize(to - from, ' ');
  bytes.replace(from, range.size(), range);
  const auto signature = key.sign(bytes.substr(0, begin) + bytes.substr(end));
  if (!signature || signature->size() > file.room) return std::nullopt;
  const std::string digits = hex(*signature);
  bytes.replace(begin + 1, file.mark.size(), std::string(file.mark.size(), '0'));
  bytes.replace(begin + 1, digits.size(), digits);
  return std::move(bytes);
}

}  // namespace jianbao::pdf
