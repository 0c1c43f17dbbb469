#include "pdf/password.h"

#include <unicode/unistr.h>
#include <unicode/usprep.h>

#include <memory>

namespace jianbao::pdf {

namespace {

constexpr std::size_t longest = 127;  // bytes, ISO 32000-2, 7.6.4.3.3

struct CloseProfile {
  void operator()(UStringPrepProfile* profile) const { usprep_close(profile); }
};

}  // namespace

base::Result<std::string> prepared_password(const std::string& written) {
  using Password = base::Result<std::string>;
  if (written.empty()) return Password::Failure{"is empty"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UStringPrepProfile, CloseProfile> profile(
      usprep_openByType(USPREP_RFC4013_SASLPREP, &status));
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(written);
  // Compatibility forms grow to eighteen times their length at most (UAX #15, 14.1).
  std::u16string prepared(static_cast<std::size_t>(text.length()) * 18 + 1, u'\0');
  const std::int32_t length =
      usprep_prepare(profile.get(), text.getBuffer(), text.length(), prepared.data(),
                     static_cast<std::int32_t>(prepared.size()), USPREP_DEFAULT, nullptr, &status);
  if (U_FAILURE(status)) {
    return Password::Failure{"has a character that no password may have (RFC 4013)"};
  }
  std::string utf8;
  icu::UnicodeString(prepared.data(), length).toUTF8String(utf8);
  if (utf8.empty()) return Password::Failure{"is empty"};
  if (utf8.size() > longest) return Password::Failure{"has more than 127 bytes"};
  return utf8;
}

}  // namespace jianbao::pdf
