#include "pdf/attachments.h"

#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

HPDF_Dict embedded_file(const Haru& haru, const base::Attachment& attachment,
                        const Metadata& metadata) {
  HPDF_Dict stream = haru.stream(attachment.bytes);
  HPDF_Dict_AddName(stream, "Type", "EmbeddedFile");
  HPDF_Dict_AddName(stream, "Subtype", attachment.type.c_str());
  HPDF_Dict parameters = haru.dict();
  HPDF_Dict_AddNumber(parameters, "Size", static_cast<HPDF_INT32>(attachment.bytes.size()));
  HPDF_Dict_Add(parameters, "ModDate", haru.string(date_string(metadata).c_str()));
  HPDF_Dict_Add(stream, "Params", parameters);
  return stream;
}

}  // namespace

HPDF_Dict Attachments::add(const base::Attachment& attachment) {
  Embedded& embedded = files_[attachment.name];
  if (embedded.specification != nullptr && embedded.bytes == attachment.bytes) {
    return embedded.specification;
  }
  HPDF_Dict specification = haru_.indirect_dict();
  HPDF_Dict_AddName(specification, "Type", "Filespec");
  haru_.add_text(specification, "F", attachment.name);
  haru_.add_text(specification, "UF", attachment.name);
  if (!attachment.description.empty()) {
    haru_.add_text(specification, "Desc", attachment.description);
  }
  HPDF_Dict_AddName(specification, "AFRelationship", attachment.relationship.c_str());
  HPDF_Dict file = embedded_file(haru_, attachment, metadata_);
  HPDF_Dict files = haru_.dict();
  HPDF_Dict_Add(files, "F", file);
  HPDF_Dict_Add(files, "UF", file);
  HPDF_Dict_Add(specification, "EF", files);
  embedded = {specification, attachment.bytes};
  return specification;
}

void Attachments::finish() const {
  if (files_.empty()) return;
  HPDF_Array names = haru_.array();
  for (const auto& [name, file] : files_) {
    HPDF_Array_Add(names, haru_.text_string(name));
    HPDF_Array_Add(names, file.specification);
  }
  HPDF_Dict tree = haru_.dict();
  HPDF_Dict_Add(tree, "Names", names);
  HPDF_Dict_Add(haru_.names(), "EmbeddedFiles", tree);
  if (whole_.empty()) return;
  HPDF_Array associated = haru_.array();
  for (HPDF_Dict specification : whole_) HPDF_Array_Add(associated, specification);
  HPDF_Dict_Add(haru_.document()->catalog, "AF", associated);
}

}  // namespace jianbao::pdf
