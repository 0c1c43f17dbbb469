#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao::pdf {

// A private key with its certificate and those that vouch for it.
class SigningKey {
 public:
  // Of a PKCS #12 file's bytes (RFC 7292).
  struct Opened {
    std::shared_ptr<const SigningKey> key;  // null: there is trouble
    std::string trouble, remedy;
    bool password_fits = true;
  };
  static Opened open(const std::string& file, const std::string& password);
  ~SigningKey();
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  // The signature of data that stand elsewhere: a CMS SignedData in DER with the certificates, the
  // digest, and the reference to the signer's certificate that CAdES asks for (ETSI EN 319 122-1,
  // 5.2.2.3). It says no time: a PDF says it (ETSI EN 319 142-1, 6.3).
  std::optional<std::string> sign(std::string_view data) const;
  // Whether the certificate holds at noon of a day.
  struct Day {
    int year = 1970, month = 1, day = 1;
  };
  bool holds_on(Day day) const;

 private:
  struct Parts;
  explicit SigningKey(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace jianbao::pdf
