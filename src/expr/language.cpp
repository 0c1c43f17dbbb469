#include "expr/language.h"

#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <mutex>

namespace jianbao::expr {

class Plurals {
 public:
  explicit Plurals(const std::string& tag) : tag_(tag) {}

  // "other" is the form that every language has.
  std::string form(const value::Decimal& number, UPluralType type) const {
    std::call_once(loaded_, [this] { load(); });
    const auto& rules = type == UPLURAL_TYPE_ORDINAL ? ordinal_ : cardinal_;
    if (!rules) return "other";
    UErrorCode status = U_ZERO_ERROR;
    // The digits behind the point are part of the rule: "1 point", but "1.0 points".
    const icu::number::FormattedNumber written =
        icu::number::NumberFormatter::withLocale(icu::Locale::getRoot())
            .precision(icu::number::Precision::fixedFraction(number.scale()))
            .formatDecimal(number.to_string(), status);
    std::string form;
    rules->select(written, status).toUTF8String(form);
    return U_FAILURE(status) ? "other" : form;
  }

 private:
  void load() const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(tag_, status);
    if (U_FAILURE(status)) return;
    cardinal_.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_CARDINAL, status));
    ordinal_.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_ORDINAL, status));
    if (U_SUCCESS(status)) return;
    cardinal_.reset();
    ordinal_.reset();
  }

  std::string tag_;
  mutable std::once_flag loaded_;
  mutable std::unique_ptr<icu::PluralRules> cardinal_, ordinal_;
};

namespace {

std::string form_of(const value::Decimal& number, const Language& language, UPluralType type) {
  if (language.plurals) return language.plurals->form(number, type);
  return Plurals(language.tag).form(number, type);
}

}  // namespace

Language make_language(std::string tag) {
  auto plurals = std::make_shared<const Plurals>(tag);
  return {std::move(tag), {}, std::move(plurals)};
}

std::string cardinal_form(const value::Decimal& number, const Language& language) {
  return form_of(number.absolute(), language, UPLURAL_TYPE_CARDINAL);
}

std::string ordinal_form(const value::Decimal& number, const Language& language) {
  return form_of(number.absolute(), language, UPLURAL_TYPE_ORDINAL);
}

}  // namespace jianbao::expr
