#include "pdf/signing_key.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

#include "pdf/key_container.h"

namespace jianbao::pdf {

namespace {

using namespace openssl;

// Of those that signatures of PDFs are made with (ISO/TS 32002), what readers have in common.
std::string why_unfit(const EVP_PKEY* key) {
  const int kind = EVP_PKEY_get_base_id(key);
  if (kind == EVP_PKEY_RSA) return {};
  if (kind != EVP_PKEY_EC) return "its key is neither RSA nor of an elliptic curve";
  std::array<char, 80> name{};
  std::size_t length = 0;
  const bool named = EVP_PKEY_get_group_name(key, name.data(), name.size(), &length) == 1;
  ERR_clear_error();
  const std::string curve = named ? name.data() : "that has no name";
  for (const char* known : {SN_X9_62_prime256v1, SN_secp384r1, SN_secp521r1}) {
    if (curve == known) return {};
  }
  return "its key is of a curve that readers of PDFs do not know: " + curve;
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

SigningKey::Opened SigningKey::open(const std::string& file, const std::string& password) {
  KeyContainer found = open_key_container(file, password);
  if (!found.trouble.empty()) return {nullptr, found.trouble, found.remedy, found.password_fits};
  const std::string trouble = why_unfit(found.key.get());
  if (!trouble.empty()) return {nullptr, trouble, "RSA works, and the curves P-256, P-384, P-521"};
  auto parts = std::make_unique<Parts>(std::move(found.key), std::move(found.certificate),
                                       std::move(found.chain));
  return {std::shared_ptr<const SigningKey>(new SigningKey(std::move(parts))), {}, {}};
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
