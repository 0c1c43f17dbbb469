#include "pdf/key_container.h"

#include <utility>

namespace jianbao::pdf {

namespace {

using namespace openssl;

KeyContainer failed(std::string trouble, std::string remedy = {}) {
  KeyContainer none;
  none.trouble = std::move(trouble);
  none.remedy = std::move(remedy);
  return none;
}

// Where old ciphers are known; the rest of the program does without them.
class OldLibrary {
 public:
  OldLibrary()
      : library_(OSSL_LIB_CTX_new()),
        usual_(OSSL_PROVIDER_load(library_.get(), "default")),
        old_(OSSL_PROVIDER_load(library_.get(), "legacy")) {
    ERR_clear_error();
  }
  OSSL_LIB_CTX* get() const { return library_.get(); }
  bool knows_old_ciphers() const { return old_ != nullptr; }

 private:
  Library library_;
  Provider usual_, old_;
};

Container read_container(const std::string& file, const OldLibrary& library) {
  const Bio bytes = reader(file);
  PKCS12* container = PKCS12_init_ex(NID_pkcs7_data, library.get(), nullptr);
  const bool is_read = container != nullptr && d2i_PKCS12_bio(bytes.get(), &container) != nullptr;
  Container owned(container);  // null where it was freed in the reading
  return is_read ? std::move(owned) : nullptr;
}

Certificate taken_over(const X509* certificate) {
  const std::string der = der_of<X509>(certificate, i2d_X509);
  const unsigned char* at = octets(der);
  return Certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

// Out of the library that read it, which ends with the reading.
KeyContainer taken_over(const KeyContainer& read) {
  KeyContainer all;
  std::string der = der_of<EVP_PKEY>(read.key.get(), i2d_PrivateKey);
  const unsigned char* at = octets(der);
  all.key.reset(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
  OPENSSL_cleanse(der.data(), der.size());
  all.certificate = taken_over(read.certificate.get());
  all.chain.reset(sk_X509_new_null());
  for (int i = 0; i < sk_X509_num(read.chain.get()); ++i) {
    Certificate other = taken_over(sk_X509_value(read.chain.get(), i));
    if (other && sk_X509_push(all.chain.get(), other.get()) > 0) other.release();
  }
  if (!all.key || !all.certificate) return failed("OpenSSL cannot read it: " + last_reason());
  return all;
}

KeyContainer unreadable(const OldLibrary& library) {
  const std::string reason = last_reason();
  if (library.knows_old_ciphers()) return failed("OpenSSL cannot read it: " + reason);
  return failed("OpenSSL cannot read it: " + reason,
                "if it is encrypted in the old way (RC2, triple DES), 'openssl pkcs12 -legacy "
                "-nodes -in OLD | openssl pkcs12 -export -out NEW' makes one of today's");
}

KeyContainer wrong_password(PKCS12* container) {
  if (PKCS12_mac_present(container) == 0) {
    return failed("nothing in it tells whether its password is right",
                  "'openssl pkcs12 -export' makes files that have such a code (RFC 7292, 4)");
  }
  if (ERR_peek_last_error() != 0 &&
      ERR_GET_REASON(ERR_peek_last_error()) != PKCS12_R_MAC_VERIFY_FAILURE) {
    return failed("OpenSSL cannot read it: " + last_reason());
  }
  KeyContainer other = failed("its password is another one");
  other.password_fits = false;
  return other;
}

}  // namespace

KeyContainer open_key_container(const std::string& file, const std::string& password) {
  const OldLibrary library;
  const Container container = read_container(file, library);
  ERR_clear_error();
  if (!container) return failed("it is no PKCS #12 file");
  const auto length = static_cast<int>(password.size());
  if (PKCS12_verify_mac(container.get(), password.c_str(), length) != 1) {
    KeyContainer trouble = wrong_password(container.get());
    ERR_clear_error();
    return trouble;
  }
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* chain = nullptr;
  const int done = PKCS12_parse(container.get(), password.c_str(), &key, &certificate, &chain);
  KeyContainer read;
  read.key.reset(key);
  read.certificate.reset(certificate);
  read.chain.reset(chain);
  if (done != 1) return unreadable(library);
  if (!read.key || !read.certificate) return failed("it has no key with its certificate");
  return taken_over(read);
}

}  // namespace jianbao::pdf
