#include "pdf/rewrite.h"

#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "pdf/encrypt.h"

namespace jianbao::pdf {

std::string written_bytes(QPDFWriter& writer) {
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::optional<std::string> rewritten(const std::string& bytes, const Rewriting& how) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("document", bytes.data(), bytes.size());
    QPDFWriter writer(pdf);
    writer.setLinearization(how.linearize);
    writer.setObjectStreamMode(how.object_streams ? qpdf_o_generate : qpdf_o_disable);
    // The end of a line comes before "endstream" (ISO 19005-1, 6.1.7; ISO 19005-2, 6.1.7.1).
    writer.setNewlineBeforeEndstream(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    if (how.encryption != nullptr) {
      encrypt(writer, *how.encryption);
    } else {
      // The second half of the identifier comes from the content, not from the time.
      writer.setDeterministicID(true);
    }
    std::string written = written_bytes(writer);
    if (how.encryption == nullptr) return written;
    const std::string first_half = pdf.getTrailer().getKey("/ID").getArrayItem(0).getStringValue();
    return with_own_identifier(std::move(written), first_half);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace jianbao::pdf
