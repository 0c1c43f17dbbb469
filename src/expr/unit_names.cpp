#include "expr/unit_names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "expr/cldr_units.h"
#include "expr/counters.h"

namespace jianbao::expr {

namespace {

// What English writes, and the names that stand for it; the first Chinese one is Chinese's own.
struct Alias {
  std::string_view name, symbol;
};
constexpr std::array<Alias, 34> currencies{
    {{"元", "RMB"},       {"圆", "RMB"},   {"CNY", "RMB"},      {"RMB", "RMB"},
     {"人民币", "RMB"},   {"美元", "USD"}, {"USD", "USD"},      {"欧元", "EUR"},
     {"EUR", "EUR"},      {"英镑", "GBP"}, {"GBP", "GBP"},      {"日元", "JPY"},
     {"JPY", "JPY"},      {"港元", "HKD"}, {"HKD", "HKD"},      {"港币", "HKD"},
     {"澳元", "AUD"},     {"AUD", "AUD"},  {"加元", "CAD"},     {"CAD", "CAD"},
     {"瑞士法郎", "CHF"}, {"CHF", "CHF"},  {"卢布", "RUB"},     {"RUB", "RUB"},
     {"韩元", "KRW"},     {"KRW", "KRW"},  {"新加坡元", "SGD"}, {"SGD", "SGD"},
     {"新台币", "TWD"},   {"TWD", "TWD"},  {"澳门元", "MOP"},   {"MOP", "MOP"},
     {"印度卢比", "INR"}, {"INR", "INR"}}};
constexpr std::array<Alias, 69> quantities{{{"平方公里", "km²"},
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
                                            {"TEU", "TEU"},
                                            {"千伏", "kV"},
                                            {"海里", "nmi"},
                                            {"千帕", "kPa"},
                                            {"兆帕", "MPa"},
                                            {"赫兹", "Hz"},
                                            {"毫升", "mL"},
                                            {"斤", "jin"},
                                            {"立方米/秒", "m³/s"},
                                            {"吨/日", "t/d"},
                                            {"千克/人", "kg per person"},
                                            {"吨标准煤/万元", "tce per RMB 10,000"},
                                            {"千卡", "kcal"},
                                            {"大卡", "kcal"},
                                            {"平米", "m²"},
                                            {"公吨", "t"}}};

// What stands after "per".
constexpr std::array<Alias, 23> denominators{{{"人", "person"},
                                              {"户", "household"},
                                              {"家庭", "household"},
                                              {"亩", "mu"},
                                              {"公顷", "ha"},
                                              {"吨", "t"},
                                              {"千克", "kg"},
                                              {"公斤", "kg"},
                                              {"平方米", "m²"},
                                              {"平方公里", "km²"},
                                              {"立方米", "m³"},
                                              {"年", "year"},
                                              {"月", "month"},
                                              {"日", "day"},
                                              {"天", "day"},
                                              {"小时", "hour"},
                                              {"次", "time"},
                                              {"千瓦时", "kWh"},
                                              {"万元", "RMB 10,000"},
                                              {"万人", "10,000 people"},
                                              {"百人", "100 people"},
                                              {"千人", "1,000 people"},
                                              {"十万人", "100,000 people"}}};

// SI symbols (and those used beside them) that may be put together: kW·h, m³/s, GWh.
constexpr std::array<std::string_view, 43> symbols{
    {"m", "g", "s",  "A",   "K",  "mol", "cd",  "Hz", "N",  "Pa", "J",   "W",  "C",  "V",  "F",
     "Ω", "S", "Wb", "T",   "H",  "lm",  "lx",  "Bq", "Gy", "Sv", "kat", "L",  "l",  "ha", "t",
     "a", "d", "h",  "min", "eV", "dB",  "bit", "B",  "Wh", "VA", "var", "°C", "tce"}};
constexpr std::array<std::string_view, 14> multiples{
    {"", "k", "M", "G", "T", "P", "m", "µ", "μ", "n", "c", "d", "h", "da"}};

constexpr std::array<Prefix, 11> prefixes{{{"万亿", 12},
                                           {"千亿", 11},
                                           {"百亿", 10},
                                           {"十亿", 9},
                                           {"千万", 7},
                                           {"百万", 6},
                                           {"十万", 5},
                                           {"亿", 8},
                                           {"万", 4},
                                           {"千", 3},
                                           {"百", 2}}};

template <class Entries>
auto find_name(const Entries& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
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

}  // namespace

Prefix take_prefix(std::string_view& unit) {
  // 千克 and 百分点 are units of their own.
  if (unit == percentage_point || !quantity_symbol(unit).empty()) return {"", 0};
  for (const Prefix& prefix : prefixes) {
    if (!unit.starts_with(prefix.name)) continue;
    unit.remove_prefix(prefix.name.size());
    return prefix;
  }
  return {"", 0};
}

std::string_view per_word(std::string_view unit) {
  const auto* found = find_name(denominators, unit);
  return found == nullptr ? quantity_symbol(unit) : found->symbol;
}

std::string plain_unit(std::string_view unit) {
  constexpr std::array<Alias, 10> forms{{{"萬", "万"},
                                         {"億", "亿"},
                                         {"㎡", "m²"},
                                         {"㎥", "m³"},
                                         {"㎢", "km²"},
                                         {"㎏", "kg"},
                                         {"㎞", "km"},
                                         {"㎜", "mm"},
                                         {"㎝", "cm"},
                                         {"个百分点", percentage_point}}};
  std::string plain;
  for (std::size_t at = 0; at < unit.size();) {
    const char32_t c = base::next_code_point(unit, at);
    base::append_utf8(plain, c >= U'\uFF01' && c <= U'\uFF5E' ? c - 0xFEE0 : c);
  }
  for (const Alias& form : forms) {
    const std::size_t found = plain.find(form.name);
    if (found != plain.npos) plain.replace(found, form.name.size(), form.symbol);
  }
  return plain;
}

std::string_view currency_symbol(std::string_view name) {
  const auto* found = find_name(currencies, name);
  return found == nullptr ? std::string_view() : found->symbol;
}

std::string_view quantity_symbol(std::string_view name) {
  if (const auto* found = find_name(quantities, name)) return found->symbol;
  const bool chinese = name.size() > 3 && static_cast<unsigned char>(name[0]) >= 0x80;
  if (!chinese || is_counter(name) || find_name(currencies, name) != nullptr) return {};
  return cldr_symbol(name);
}

bool has_latin(std::string_view unit) {
  return std::any_of(unit.begin(), unit.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

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

std::string_view measured(std::string_view base) {
  if (base == "%" || base == "‰" || base == "倍" || base == percentage_point) return base;
  if (const auto* currency = find_name(currencies, base)) return currency->symbol;
  if (const auto* quantity = find_name(quantities, base)) return quantity->symbol;
  return has_latin(base) ? base : "";
}

bool is_known_unit(std::string_view written, const OwnUnits* own) {
  const std::string plain = plain_unit(written);
  std::string_view unit = plain;
  const auto is_name = [&](std::string_view name) {
    return name == "%" || name == "‰" || name == percentage_point || is_counter(name) ||
           is_symbol(name) || find_name(currencies, name) != nullptr ||
           !quantity_symbol(name).empty() || (own != nullptr && own->find(name) != nullptr);
  };
  if (is_name(unit)) return true;
  if (const std::size_t slash = unit.find('/'); slash != unit.npos) {
    return !per_word(unit.substr(slash + 1)).empty() && is_known_unit(unit.substr(0, slash), own);
  }
  // 万 alone counts what its sentence names.
  const bool multiplied = take_prefix(unit).power > 0;
  return is_name(unit) || (multiplied && unit.empty());
}

std::vector<std::string_view> unit_names(const OwnUnits* own) {
  std::vector<std::string_view> names{"亿元", "万元", "亿美元", "万人", "万吨", "百分点", "%"};
  for (const Alias& alias : currencies) names.push_back(alias.name);
  for (const Alias& alias : quantities) names.push_back(alias.name);
  if (own == nullptr) return names;
  for (const OwnUnit& unit : own->all()) names.push_back(unit.name);
  return names;
}

}  // namespace jianbao::expr
