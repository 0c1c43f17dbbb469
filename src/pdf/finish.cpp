#include "pdf/finish.h"

#include <utility>

#include "pdf/rewrite.h"

namespace jianbao::pdf {

std::optional<std::string> finished_file(std::string bytes, const Metadata& metadata,
                                         const Options& options,
                                         const std::optional<SignaturePlace>& place,
                                         base::Diagnostics& diagnostics) {
  PreparedFile file{std::move(bytes), {}, 0};
  if (options.signature && options.signature->visible && !place) {
    diagnostics.error(options.signature->span, "no page shows the signature",
                      "the block that 'visible' names shows nothing, or stands in the margin");
    return std::nullopt;
  }
  if (options.signature) {
    auto prepared = with_signature_field(file.bytes, *options.signature, place, metadata);
    if (!prepared) {
      diagnostics.error(options.signature->span, "the document cannot be signed with this key");
      return std::nullopt;
    }
    file = std::move(*prepared);
  }
  if (options.linearize || options.encryption) {
    const Encryption* encryption = options.encryption ? &*options.encryption : nullptr;
    auto written = rewritten(
        file.bytes, {options.linearize, encryption, !metadata.conformance.is_first_archive()});
    if (!written) {
      diagnostics.error({}, "libqpdf could not write the document");
      return std::nullopt;
    }
    file.bytes = std::move(*written);
  }
  if (!options.signature) return std::move(file.bytes);
  auto made = signed_file(std::move(file), *options.signature->key);
  if (!made) diagnostics.error(options.signature->span, "OpenSSL could not sign the document");
  return made;
}

}  // namespace jianbao::pdf
