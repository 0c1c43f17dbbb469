#pragma once

#include <string>

#include "pdf/openssl.h"

namespace jianbao::pdf {

// What a PKCS #12 file holds (RFC 7292), or why it cannot be had. For sources of this room only.
struct KeyContainer {
  openssl::Key key;
  openssl::Certificate certificate;
  openssl::Chain chain;
  std::string trouble, remedy;  // empty: none
  bool password_fits = true;
};

// Also of one that is encrypted as was usual before 2022 (RC2, triple DES), where OpenSSL's
// provider `legacy` is installed.
KeyContainer open_key_container(const std::string& file, const std::string& password);

}  // namespace jianbao::pdf
