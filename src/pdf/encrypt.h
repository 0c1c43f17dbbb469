#pragma once

#include <qpdf/QPDFWriter.hh>

#include "pdf/protection.h"

namespace jianbao::pdf {

// What the writer writes is encrypted.
void encrypt(QPDFWriter& writer, const Encryption& encryption);

// libqpdf makes the second half of an encrypted file's identifier from the clock, or always the
// same one: it is made the first, which comes from the content (14.4).
std::string with_own_identifier(std::string encrypted, const std::string& first_half);

}  // namespace jianbao::pdf
