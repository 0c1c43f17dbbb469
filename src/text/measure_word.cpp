#include "text/measure_word.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jianbao::text {

namespace {

constexpr std::array<std::string_view, 4> more{"多", "余", "来", "几"};  // 5500多亿元
constexpr std::array<std::string_view, 6> multiples{"十", "百", "千", "万", "亿", "兆"};

// Of two that begin alike the longer one stands first.
constexpr auto measures = std::to_array<std::string_view>(
    {"个百分点", "百分点", "个基点", "平方公里", "平方千米", "平方厘米", "平方米", "立方厘米",
     "立方米",   "公里",   "千米",   "厘米",     "毫米",     "微米",     "纳米",   "微克",
     "毫克",     "千克",   "公斤",   "公顷",     "毫升",     "吨标准煤", "千瓦时", "千瓦",
     "兆瓦时",   "兆瓦",   "摄氏度", "分贝",     "标准箱",   "标箱",     "海里",   "英里",
     "英尺",     "英寸",   "美元",   "欧元",     "英镑",     "日元",     "韩元",   "港元",
     "港币",     "澳元",   "加元",   "卢布",     "元",       "角",       "小时",   "分钟",
     "秒",       "世纪",   "年代",   "年",       "季度",     "个月",     "月",     "日",
     "天",       "时",     "分",     "点",       "岁",       "周",       "人次",   "人",
     "位",       "名",     "户",     "个",       "项",       "家",       "所",     "座",
     "条",       "款",     "处",     "件",       "次",       "倍",       "成",     "折",
     "届",       "期",     "号",     "批",       "组",       "套",       "辆",     "艘",
     "台",       "架",     "张",     "株",       "头",       "只",       "吨",     "克",
     "升",       "米",     "亩",     "斤",       "里",       "度",       "章",     "节",
     "篇",       "部",     "册",     "卷",       "页",       "本",       "幅",     "层",
     "栋",       "间",     "场",     "轮",       "例",       "宗",       "笔",     "份",
     "种",       "类",     "级",     "代",       "后"});

// Of the SI and beside it, with the signs that UAX #14 does not keep behind a typed space.
constexpr auto symbols = std::to_array<std::string_view>(
    {"kWh", "MWh", "GWh", "TWh", "mol", "min", "MPa", "kPa", "hPa", "kHz", "MHz", "GHz", "dB",
     "kW",  "MW",  "GW",  "TW",  "kV",  "mA",  "Wh",  "kJ",  "MJ",  "GJ",  "Hz",  "Pa",  "kg",
     "mg",  "µg",  "μg",  "km",  "cm",  "mm",  "nm",  "µm",  "μm",  "hm",  "ha",  "mL",  "ml",
     "ms",  "kB",  "MB",  "GB",  "TB",  "m",   "g",   "t",   "s",   "h",   "L",   "W",   "V",
     "J",   "°C",  "℃",   "°F",  "℉",   "°",   "%",   "％",  "‰",   "‱"});

constexpr auto powers = std::to_array<std::string_view>({"²", "³", "2", "3"});
constexpr auto joints = std::to_array<std::string_view>({"/", "·", "⋅"});

template <class Words>
std::size_t prefix(const Words& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? 0 : found->size();
}

bool is_letter_or_digit(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(base::next_code_point(text, at));
  return u_isalnum(c) != 0 && u_getIntPropertyValue(c, UCHAR_IDEOGRAPHIC) == 0;
}

// ㎡, ㎞, ㏄: units in one square.
std::size_t square_symbol(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = 0;
  const char32_t c = base::next_code_point(text, at);
  return c >= U'\u3371' && c <= U'\u33DF' ? at : 0;
}

// m, m², m3.
std::size_t simple_symbol(std::string_view text) {
  const std::size_t length = prefix(symbols, text);
  return length == 0 ? 0 : length + prefix(powers, text.substr(length));
}

// That hyphenation could part; plural or not.
constexpr auto english = std::to_array<std::string_view>(
    {"hundred",   "thousand",  "million",    "billion",    "trillion",   "percent",    "percentage",
     "kilometre", "kilometer", "centimetre", "centimeter", "millimetre", "millimeter", "hectare",
     "kilogram",  "kilowatt",  "megawatt",   "gigawatt",   "terawatt",   "kilojoule",  "megajoule",
     "gigajoule", "megabyte",  "gigabyte",   "terabyte",   "minute",     "second",     "degree",
     "decibel",   "milligram", "microgram",  "millilitre", "milliliter", "kilovolt",   "kilohertz",
     "megahertz", "gigahertz", "renminbi"});

}  // namespace

bool is_english_measure(std::string_view word) {
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  while (!word.empty() && !is_letter(word.back())) word.remove_suffix(1);
  if (word.ends_with('s')) word.remove_suffix(1);
  return std::find(english.begin(), english.end(), word.substr(0, word.find('-'))) != english.end();
}

std::size_t unit_symbol(std::string_view text) {
  if (const std::size_t square = square_symbol(text)) return square;
  std::size_t end = simple_symbol(text);
  while (end > 0) {
    const std::size_t mark = prefix(joints, text.substr(end));
    const std::size_t next = mark == 0 ? 0 : simple_symbol(text.substr(end + mark));
    if (next == 0) break;
    end += mark + next;
  }
  return is_letter_or_digit(text.substr(end)) ? 0 : end;
}

std::size_t measure_word(std::string_view text) {
  std::size_t end = prefix(more, text);
  while (const std::size_t multiple = prefix(multiples, text.substr(end))) end += multiple;
  return end + prefix(measures, text.substr(end));
}

}  // namespace jianbao::text
