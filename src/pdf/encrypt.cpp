#include "pdf/encrypt.h"

#include "pdf/text_string.h"

namespace jianbao::pdf {

void encrypt(QPDFWriter& writer, const Encryption& encryption) {
  const Permissions& may = encryption.permissions;
  const qpdf_r3_print_e print = !may.print                   ? qpdf_r3p_none
                                : !may.print_high_resolution ? qpdf_r3p_low
                                                             : qpdf_r3p_full;
  constexpr bool accessible = true, metadata_too = true;
  writer.setR6EncryptionParameters(
      encryption.user_password.c_str(), encryption.owner_password.c_str(), accessible, may.copy,
      may.assemble, may.annotate, may.fill_forms, may.modify, print, metadata_too);
  writer.setStaticID(true);
}

std::string with_own_identifier(std::string encrypted, const std::string& first_half) {
  // The digits of π.
  constexpr std::string_view written = "<31415926535897932384626433832795>";
  const std::string own = "<" + hex(first_half) + ">";
  if (own.size() != written.size()) return encrypted;
  for (std::size_t at = encrypted.find(written); at != std::string::npos;
       at = encrypted.find(written, at + own.size())) {
    encrypted.replace(at, own.size(), own);
  }
  return encrypted;
}

}  // namespace jianbao::pdf
