#include "expr/chinese_measure.h"

#include <algorithm>
#include <array>
#include <optional>

#include "expr/unit_names.h"

namespace jianbao::expr {

using value::Decimal;

namespace {

// What Chinese counts large numbers in, and the unit itself.
constexpr std::array<Prefix, 4> steps{{{"万亿", 12}, {"亿", 8}, {"万", 4}, {"", 0}}};
// These are never counted in 万: rates, multiples, points in time.
constexpr std::array<std::string_view, 12> uncounted{
    "百分点", "个百分点", "倍", "年", "月", "日", "时", "分", "秒", "摄氏度", "号", "位"};

bool uncountable(std::string_view unit) {
  return std::find(uncounted.begin(), uncounted.end(), unit) != uncounted.end();
}

// A Chinese amount in the unit that reads best.
struct Amount {
  Decimal number;
  std::string unit;
};

// 万 and 亿 by size. A number below one of its unit takes a smaller one; one of five digits and
// more takes a larger one where it is then short (two decimals at most), one of seven digits
// always. Statistics offices keep 64613亿元 as it is, and so do we.
Amount by_size(const Decimal& number, std::string_view unit) {
  const Amount stored{number, chinese_unit(unit)};
  std::string_view base = unit;
  const Prefix prefix = take_prefix(base);
  const std::string name = chinese_unit(base);
  const bool has_name = !name.empty() && static_cast<unsigned char>(name[0]) >= 0x80;
  if (number.zero() || !(has_name || prefix.power > 0) || uncountable(name)) return stored;
  const int digits = number.whole_digits(), size = digits + prefix.power;
  const Decimal shortest = number.without_zeros();
  const auto in = [&](const Prefix& to) -> std::optional<Amount> {
    const auto scaled = shortest.shifted(prefix.power - to.power);
    if (!scaled) return std::nullopt;
    return Amount{scaled->without_zeros(), std::string(to.name) + name};
  };
  if (digits <= 0 && prefix.power > 0) {
    const auto smaller = std::find_if(steps.begin(), steps.end(), [&](const Prefix& step) {
      return step.power < prefix.power && size > step.power;
    });
    if (smaller == steps.end()) return stored;
    return in(*smaller).value_or(stored);
  }
  const auto larger = std::find_if(steps.begin(), steps.end(), [&](const Prefix& step) {
    return step.power > prefix.power && size > step.power;
  });
  const int enough = prefix.power > 0 ? 5 : 6;
  if (larger == steps.end() || digits < enough) return stored;
  const auto amount = in(*larger);
  if (!amount || (amount->number.scale() > 2 && digits < 7)) return stored;
  return *amount;
}

}  // namespace

Measured chinese_measure(const Decimal& number, std::string_view unit, const Language& language) {
  const Amount amount = by_size(number, unit);
  const std::string digits = word_number(amount.number, language);
  // A percentage point is counted with 个 (GB/T 15835).
  const std::string whole = digits + (amount.unit == "百分点" ? "个" : "") + amount.unit;
  return {digits, amount.unit, amount.unit, whole, whole};
}

}  // namespace jianbao::expr
