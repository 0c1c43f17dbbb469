#include "expr/units.h"

#include <algorithm>
#include <array>

namespace jianbao::expr {

namespace {

using value::Decimal;

constexpr std::string_view minus = "\u2212", no_break_space = "\u00A0";

// What English writes, and the names that stand for it; the first Chinese one is Chinese's own.
struct Alias {
  std::string_view name, symbol;
};
constexpr std::array<Alias, 16> currencies{{{"元", "RMB"},
                                            {"圆", "RMB"},
                                            {"CNY", "RMB"},
                                            {"RMB", "RMB"},
                                            {"人民币", "RMB"},
                                            {"美元", "USD"},
                                            {"USD", "USD"},
                                            {"欧元", "EUR"},
                                            {"EUR", "EUR"},
                                            {"英镑", "GBP"},
                                            {"GBP", "GBP"},
                                            {"日元", "JPY"},
                                            {"JPY", "JPY"},
                                            {"港元", "HKD"},
                                            {"HKD", "HKD"},
                                            {"港币", "HKD"}}};
constexpr std::array<Alias, 54> quantities{{{"平方公里", "km²"},
                                            {"km²", "km²"},
                                            {"km2", "km²"},
                                            {"平方千米", "km²"},
                                            {"公里", "km"},
                                            {"km", "km"},
                                            {"千米", "km"},
                                            {"米", "m"},
                                            {"m", "m"},
                                            {"平方米", "m²"},
                                            {"m²", "m²"},
                                            {"m2", "m²"},
                                            {"立方米", "m³"},
                                            {"m³", "m³"},
                                            {"公顷", "ha"},
                                            {"ha", "ha"},
                                            {"吨", "t"},
                                            {"t", "t"},
                                            {"公斤", "kg"},
                                            {"kg", "kg"},
                                            {"千克", "kg"},
                                            {"千瓦时", "kWh"},
                                            {"kWh", "kWh"},
                                            {"千瓦", "kW"},
                                            {"kW", "kW"},
                                            {"小时", "h"},
                                            {"h", "h"},
                                            {"℃", "°C"},
                                            {"摄氏度", "°C"},
                                            {"°C", "°C"},
                                            {"亩", "mu"},
                                            {"mu", "mu"},
                                            {"升", "L"},
                                            {"L", "L"},
                                            {"克", "g"},
                                            {"g", "g"},
                                            {"厘米", "cm"},
                                            {"cm", "cm"},
                                            {"毫米", "mm"},
                                            {"mm", "mm"},
                                            {"兆瓦", "MW"},
                                            {"MW", "MW"},
                                            {"公里/小时", "km/h"},
                                            {"km/h", "km/h"},
                                            {"微克/立方米", "µg/m³"},
                                            {"µg/m³", "µg/m³"},
                                            {"毫克/升", "mg/L"},
                                            {"mg/L", "mg/L"},
                                            {"分贝", "dB"},
                                            {"dB", "dB"},
                                            {"吨标准煤", "tce"},
                                            {"tce", "tce"},
                                            {"标箱", "TEU"},
                                            {"TEU", "TEU"}}};

// A unit that English spells out, by the plural rule.
struct Spelled {
  std::string_view name, one, other;
};
constexpr Spelled percentage_points{"百分点", "percentage point", "percentage points"};

// What Chinese counts with in one character, where 万 or 亿 may stand before.
constexpr std::string_view counters =
    "个人户家辆台件次项条名位只头亩株套间床张本册份所座处艘架笔宗例批期元吨克米升度人栋幢";

// SI symbols (and those used beside them) that may be put together: kW·h, m³/s, GWh.
constexpr std::array<std::string_view, 43> symbols{
    {"m", "g", "s",  "A",   "K",  "mol", "cd",  "Hz", "N",  "Pa", "J",   "W",  "C",  "V",  "F",
     "Ω", "S", "Wb", "T",   "H",  "lm",  "lx",  "Bq", "Gy", "Sv", "kat", "L",  "l",  "ha", "t",
     "a", "d", "h",  "min", "eV", "dB",  "bit", "B",  "Wh", "VA", "var", "°C", "tce"}};
constexpr std::array<std::string_view, 14> multiples{
    {"", "k", "M", "G", "T", "P", "m", "µ", "μ", "n", "c", "d", "h", "da"}};

struct Prefix {
  std::string_view name;
  int power;
};
constexpr std::array<Prefix, 6> prefixes{
    {{"万亿", 12}, {"千亿", 11}, {"千万", 7}, {"百万", 6}, {"亿", 8}, {"万", 4}}};

// What Chinese counts large numbers in, and the unit itself.
constexpr std::array<Prefix, 4> steps{{{"万亿", 12}, {"亿", 8}, {"万", 4}, {"", 0}}};
// These are never counted in 万: rates, multiples, points in time.
constexpr std::array<std::string_view, 12> uncounted{
    "百分点", "个百分点", "倍", "年", "月", "日", "时", "分", "秒", "摄氏度", "号", "位"};

struct Magnitude {
  int power;
  std::string_view word, symbol;
};
constexpr std::array<Magnitude, 4> magnitudes{
    {{12, "trillion", "tn"}, {9, "billion", "bn"}, {6, "million", "m"}, {0, "", ""}}};

template <class Entries>
auto find_name(const Entries& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

// 亿美元 → 亿, 美元. What no prefix begins has the power 0.
Prefix take_prefix(std::string_view& unit) {
  for (const Prefix& prefix : prefixes) {
    if (!unit.starts_with(prefix.name)) continue;
    unit.remove_prefix(prefix.name.size());
    return prefix;
  }
  return {"", 0};
}

// Words with a no-break space between; empty ones leave no gap.
std::string join(std::string_view left, std::string_view right) {
  std::string all(left);
  if (!left.empty() && !right.empty()) all += no_break_space;
  return all += right;
}
std::string spaced(std::string_view left, std::string_view right) {
  std::string all(left);
  if (!left.empty() && !right.empty()) all += ' ';
  return all += right;
}

bool has_latin(std::string_view unit) {
  return std::any_of(unit.begin(), unit.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

// One factor of a unit, without its exponent.
bool is_simple_symbol(std::string_view factor) {
  for (const char* exponent : {"²", "³", "2", "3", "⁻¹", "⁻²", "⁻³"}) {
    if (factor.ends_with(exponent)) {
      factor.remove_suffix(std::string_view(exponent).size());
      break;
    }
  }
  return std::any_of(multiples.begin(), multiples.end(), [&](std::string_view multiple) {
    return factor.starts_with(multiple) &&
           std::find(symbols.begin(), symbols.end(), factor.substr(multiple.size())) !=
               symbols.end();
  });
}

// An ISO 4217 code, or SI symbols with "/", "·" or a space between.
bool is_symbol(std::string_view unit) {
  const bool code = unit.size() == 3 && std::all_of(unit.begin(), unit.end(),
                                                    [](char c) { return c >= 'A' && c <= 'Z'; });
  if (code || unit == "ppm" || unit == "ppb" || unit == "pH") return true;
  while (!unit.empty()) {
    const std::size_t end = std::min({unit.find('/'), unit.find("·"), unit.find(' ')});
    if (!is_simple_symbol(unit.substr(0, end))) return false;
    if (end == unit.npos) return true;
    unit.remove_prefix(end + (unit.substr(end).starts_with("·") ? 2 : 1));
  }
  return false;
}

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

// Digits before the point of number × 10^power; so no product can overflow.
int whole_digits(const Decimal& number, int power) {
  if (number.zero()) return 0;
  const std::string digits = std::to_string(number.absolute().coefficient());
  return static_cast<int>(digits.size()) - number.scale() + power;
}

struct Scaled {
  std::string digits;
  Magnitude magnitude;
};
// number × 10^power in thousands of millions and so on. A conversion drops the zeros at the end,
// which it made itself; a number that stays as it is keeps them.
Scaled scale(const Decimal& number, int power, const Language& language) {
  const int digits = whole_digits(number, power);
  const Magnitude& magnitude = *std::find_if(magnitudes.begin(), magnitudes.end(), [&](auto& m) {
    return m.power == 0 || digits > m.power;
  });
  const int shift = number.zero() ? 0 : power - magnitude.power;
  // At least one and at most as many digits as the number had stand before the point: it fits.
  const std::string words = word_number(*number.shifted(shift), language);
  return {shift == 0 ? words : without_trailing_zeros(words), magnitude};
}

Measured english_money(std::string_view currency, const Scaled& scaled) {
  const auto& [digits, magnitude] = scaled;
  const std::string amount = join(currency, digits);
  return {digits, spaced(currency, magnitude.symbol), spaced(currency, magnitude.word),
          join(amount, magnitude.word), join(amount, magnitude.symbol)};
}

// "3.2 million t"; what is merely counted has no symbol, English names it in its sentence.
Measured english_amount(std::string_view symbol, const Scaled& scaled) {
  const auto& [digits, magnitude] = scaled;
  // "100 m" would be metres.
  const std::string_view size = symbol.empty() ? magnitude.word : magnitude.symbol;
  return {digits, spaced(size, symbol), spaced(magnitude.word, symbol),
          join(join(digits, magnitude.word), symbol), join(join(digits, size), symbol)};
}

Measured english_measure(const Decimal& number, std::string_view unit, const Language& language) {
  const std::string digits = word_number(number, language);
  if (unit == "%" || unit == "‰") {
    const std::string whole = digits + std::string(unit), sign(unit);
    return {digits, sign, sign, whole, whole};
  }
  if (unit == percentage_points.name) {
    const bool one = cardinal_form(number, language) == "one";
    const std::string word(one ? percentage_points.one : percentage_points.other);
    return {digits, word, word, join(digits, word), join(digits, word)};
  }
  // The sentence has its own word: "1.61 times what others earn", "a 1.61-fold rise".
  if (unit == "倍") return {digits, "times", "times", digits, digits};
  const Scaled plain{digits, magnitudes.back()};
  if (const auto* exact = find_name(quantities, unit)) return english_amount(exact->symbol, plain);
  const int power = take_prefix(unit).power;
  if (const auto* currency = find_name(currencies, unit)) {
    return english_money(currency->symbol, scale(number, power, language));
  }
  const auto* quantity = find_name(quantities, unit);
  // A counter has no symbol; a symbol that is not in the tables is its own.
  const std::string_view own = has_latin(unit) ? unit : "";
  return english_amount(quantity == nullptr ? own : quantity->symbol,
                        power == 0 ? plain : scale(number, power, language));
}

// CNY → 元, km² → 平方公里; a Chinese name is its own.
std::string chinese_unit(std::string_view unit) {
  const std::string_view prefix = take_prefix(unit).name;
  const auto own_name = [](const auto& entries, std::string_view name) {
    const auto* alias = find_name(entries, name);
    const bool latin = !name.empty() && static_cast<unsigned char>(name[0]) < 0x80;
    if (alias == nullptr || !latin) return name;
    return std::find_if(entries.begin(), entries.end(),
                        [&](const Alias& entry) { return entry.symbol == alias->symbol; })
        ->name;
  };
  return std::string(prefix) + std::string(own_name(quantities, own_name(currencies, unit)));
}

bool uncountable(std::string_view unit) {
  return std::find(uncounted.begin(), uncounted.end(), unit) != uncounted.end();
}

Decimal without_zeros(const Decimal& number) {
  std::int64_t coefficient = number.coefficient();
  int scale = number.scale();
  for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
  return {coefficient, scale};
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
  const int digits = whole_digits(number, 0), size = digits + prefix.power;
  const Decimal shortest = without_zeros(number);
  const auto in = [&](const Prefix& to) -> std::optional<Amount> {
    const auto scaled = shortest.shifted(prefix.power - to.power);
    if (!scaled) return std::nullopt;
    return Amount{without_zeros(*scaled), std::string(to.name) + name};
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

Measured chinese_measure(const Decimal& number, std::string_view unit, const Language& language) {
  const Amount amount = by_size(number, unit);
  const std::string digits = word_number(amount.number, language);
  // A percentage point is counted with 个 (GB/T 15835).
  const std::string whole = digits + (amount.unit == "百分点" ? "个" : "") + amount.unit;
  return {digits, amount.unit, amount.unit, whole, whole};
}

// What a unit measures, without 万 and 亿: "RMB", "km²"; nothing for counters.
std::string_view measured(std::string_view base) {
  if (base == "%" || base == "‰" || base == "倍" || base == percentage_points.name) return base;
  if (const auto* currency = find_name(currencies, base)) return currency->symbol;
  if (const auto* quantity = find_name(quantities, base)) return quantity->symbol;
  return has_latin(base) ? base : "";
}

}  // namespace

bool is_known_unit(std::string_view unit) {
  const auto in_tables = [](std::string_view name) {
    return name == "%" || name == "‰" || name == percentage_points.name ||
           find_name(quantities, name) != nullptr || find_name(currencies, name) != nullptr;
  };
  if (in_tables(unit)) return true;
  const bool multiplied = take_prefix(unit).power > 0;
  if (unit.empty() || in_tables(unit) || is_symbol(unit)) return true;
  if (static_cast<unsigned char>(unit.front()) < 0x80) return false;
  // After 万 or 亿 a lone character that counts nothing is a slip: 亿园.
  const bool lone = unit.size() <= 3;
  return !(multiplied && lone) || counters.find(unit) != counters.npos;
}

const std::vector<std::string_view>& unit_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list{"亿元", "万元", "亿美元", "万人", "万吨", "百分点"};
    for (const Alias& alias : currencies) list.push_back(alias.name);
    for (const Alias& alias : quantities) list.push_back(alias.name);
    return list;
  }();
  return names;
}

std::optional<Decimal> convert(const Decimal& number, std::string_view from, std::string_view to) {
  if (from == to) return number;
  // 平方公里 begins with no 万, but 万 alone is a unit of counting.
  const int from_power = find_name(quantities, from) == nullptr ? take_prefix(from).power : 0;
  const int to_power = find_name(quantities, to) == nullptr ? take_prefix(to).power : 0;
  if (measured(from) != measured(to)) return std::nullopt;
  const auto shifted = without_zeros(number).shifted(from_power - to_power);
  return shifted ? std::optional(without_zeros(*shifted)) : std::nullopt;
}

std::string word_number(const Decimal& number, const Language& language) {
  std::string digits = number.absolute().to_string();
  if (!language.chinese()) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  }
  return number.negative() ? std::string(minus) + digits : digits;
}

Measured word_measure(const Decimal& number, std::string_view unit, const Language& language) {
  return language.chinese() ? chinese_measure(number, unit, language)
                            : english_measure(number, unit, language);
}

}  // namespace jianbao::expr
