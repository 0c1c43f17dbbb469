#include "expr/collation.h"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>

#include <vector>

namespace jianbao::expr {

// Empty where ICU has no data: texts are then in the order of their characters, in one group.
struct Collation::Rules {
  std::unique_ptr<icu::Collator> collator;
  std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> groups;
};

Collation::Collation(const std::string& language) : rules_(std::make_unique<Rules>()) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  rules_->collator.reset(icu::Collator::createInstance(locale, status));
  icu::AlphabeticIndex index(locale, status);
  index.addLabels(icu::Locale::getEnglish(), status);
  rules_->groups.reset(index.buildImmutableIndex(status));
  if (U_FAILURE(status)) *rules_ = Rules{};
}

Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;
Collation& Collation::operator=(Collation&&) noexcept = default;

std::string Collation::key(const std::string& text) const {
  if (!rules_->collator) return text;
  const icu::UnicodeString words = icu::UnicodeString::fromUTF8(text);
  std::vector<std::uint8_t> bytes(64);
  const auto fill = [&] {
    return rules_->collator->getSortKey(words, bytes.data(),
                                        static_cast<std::int32_t>(bytes.size()));
  };
  auto size = static_cast<std::size_t>(fill());
  if (size > bytes.size()) {
    bytes.resize(size);
    fill();
  }
  // What is alike to the collation is in the order of its characters.
  return std::string(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)) + text;
}

int Collation::group(const std::string& text) const {
  if (!rules_->groups) return 0;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t group =
      rules_->groups->getBucketIndex(icu::UnicodeString::fromUTF8(text), status);
  return U_FAILURE(status) ? 0 : group;
}

std::string Collation::group_name(int group) const {
  const auto* bucket = rules_->groups ? rules_->groups->getBucket(group) : nullptr;
  if (bucket == nullptr || bucket->getLabelType() != U_ALPHAINDEX_NORMAL) return "#";
  std::string name;
  return bucket->getLabel().toUTF8String(name);
}

}  // namespace jianbao::expr
