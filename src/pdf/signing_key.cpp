#include "pdf/signing_key.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

namespace jianbao::pdf {

namespace {

template <auto release>
struct Free {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
void free_chain(STACK_OF(X509) * chain) { sk_X509_pop_free(chain, X509_free); }

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Chain = std::unique_ptr<STACK_OF(X509), Free<free_chain>>;
using Container = std::unique_ptr<PKCS12, Free<PKCS12_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Message = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Bio reader(std::string_view bytes) {
  return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

// What OpenSSL said last; its list of errors is empty afterwards.
std::string last_reason() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  std::string text = reason == nullptr ? "unknown reason" : reason;
  ERR_clear_error();
  return text;
}

bool can_sign(const EVP_PKEY* key) {
  const int kind = EVP_PKEY_get_base_id(key);
  return kind == EVP_PKEY_RSA || kind == EVP_PKEY_EC;
}

template <class T>
std::string der_of(const T* object, int (*encode)(const T*, unsigned char**)) {
  unsigned char* bytes = nullptr;
  const int size = encode(object, &bytes);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return der;
}

// The signed attributes as what is signed: a SET OF in DER, whose members are in order (RFC 5652,
// 5.4; X.690, 11.6).
std::string signed_attributes(const CMS_SignerInfo* signer) {
  std::vector<std::string> members;
  std::size_t size = 0;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    const X509_ATTRIBUTE* attribute = CMS_signed_get_attr(signer, i);
    members.push_back(der_of<X509_ATTRIBUTE>(attribute, i2d_X509_ATTRIBUTE));
    size += members.back().size();
  }
  std::sort(members.begin(), members.end());
  const int length = static_cast<int>(size);
  std::string set(static_cast<std::size_t>(ASN1_object_size(1, length, V_ASN1_SET)) - size, '\0');
  auto* at = reinterpret_cast<unsigned char*>(set.data());
  ASN1_put_object(&at, 1, length, V_ASN1_SET, V_ASN1_UNIVERSAL);
  for (const std::string& member : members) set += member;
  return set;
}

std::string signature_of(EVP_PKEY* key, const std::string& bytes) {
  const DigestContext context(EVP_MD_CTX_new());
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, octets(bytes), bytes.size()) != 1) {
    return {};
  }
  std::string signature(size, '\0');
  auto* at = reinterpret_cast<unsigned char*>(signature.data());
  if (EVP_DigestSign(context.get(), at, &size, octets(bytes), bytes.size()) != 1) return {};
  signature.resize(size);
  return signature;
}

// OpenSSL always adds the time, by the machine's clock; without it the attributes are signed anew.
bool sign_without_time(CMS_ContentInfo* message, EVP_PKEY* key) {
  CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message), 0);
  const int time = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (time >= 0) X509_ATTRIBUTE_free(CMS_signed_delete_attr(signer, time));
  const std::string signature = signature_of(key, signed_attributes(signer));
  return !signature.empty() &&
         ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), signature.data(),
                         static_cast<int>(signature.size())) == 1;
}

}  // namespace

struct SigningKey::Parts {
  Key key;
  Certificate certificate;
  Chain chain;
};

SigningKey::SigningKey(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SigningKey::~SigningKey() = default;

base::Result<std::shared_ptr<const SigningKey>> SigningKey::open(const std::string& file,
                                                                 const std::string& password) {
  using Opened = base::Result<std::shared_ptr<const SigningKey>>;
  const auto failed = [](std::string reason) { return Opened(Opened::Failure{std::move(reason)}); };
  const Bio bytes = reader(file);
  const Container container(d2i_PKCS12_bio(bytes.get(), nullptr));
  if (!container) {
    ERR_clear_error();
    return failed("it is no PKCS #12 file");
  }
  const auto length = static_cast<int>(password.size());
  if (PKCS12_verify_mac(container.get(), password.c_str(), length) != 1) {
    ERR_clear_error();
    return failed("its password is another one");
  }
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* chain = nullptr;
  const int read = PKCS12_parse(container.get(), password.c_str(), &key, &certificate, &chain);
  auto parts = std::make_unique<Parts>(Key(key), Certificate(certificate), Chain(chain));
  if (read != 1) return failed("OpenSSL cannot read it: " + last_reason());
  if (!parts->key || !parts->certificate) return failed("it has no key with its certificate");
  if (!can_sign(key)) return failed("its key is neither RSA nor of an elliptic curve");
  return Opened(std::shared_ptr<const SigningKey>(new SigningKey(std::move(parts))));
}

std::optional<std::string> SigningKey::sign(std::string_view data) const {
  constexpr unsigned int how = CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES;
  const Bio content = reader(data);
  const Message message(CMS_sign(nullptr, nullptr, parts_->chain.get(), nullptr, how));
  const bool signs =
      message &&
      CMS_add1_signer(message.get(), parts_->certificate.get(), parts_->key.get(), EVP_sha256(),
                      how) != nullptr &&
      CMS_final(message.get(), content.get(), nullptr, CMS_BINARY | CMS_DETACHED) == 1 &&
      sign_without_time(message.get(), parts_->key.get());
  ERR_clear_error();
  if (!signs) return std::nullopt;
  std::string der = der_of<CMS_ContentInfo>(message.get(), i2d_CMS_ContentInfo);
  return der.empty() ? std::nullopt : std::optional(std::move(der));
}

bool SigningKey::holds_on(Day day) const {
  std::tm noon{};
  noon.tm_year = day.year - 1900;
  noon.tm_mon = day.month - 1;
  noon.tm_mday = day.day;
  noon.tm_hour = 12;
  const X509* certificate = parts_->certificate.get();
  std::time_t time = timegm(&noon);
  return X509_cmp_time(X509_get0_notBefore(certificate), &time) < 0 &&
         X509_cmp_time(X509_get0_notAfter(certificate), &time) > 0;
}

}  // namespace jianbao::pdf
