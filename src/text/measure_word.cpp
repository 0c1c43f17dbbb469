#include "text/measure_word.h"

#include <algorithm>
#include <array>

namespace jianbao::text {

namespace {

constexpr std::array<std::string_view, 2> more{"多", "余"};  // 5500多亿元
constexpr std::array<std::string_view, 6> multiples{"十", "百", "千", "万", "亿", "兆"};

// Of two that begin alike the longer one stands first.
constexpr std::array<std::string_view, 87> measures{
    "个百分点", "百分点", "个基点", "平方公里", "平方千米", "平方米", "立方米", "公里",
    "千米",     "厘米",   "毫米",   "微克",     "毫克",     "千克",   "公斤",   "公顷",
    "吨标准煤", "千瓦时", "千瓦",   "兆瓦",     "摄氏度",   "分贝",   "标准箱", "标箱",
    "美元",     "欧元",   "英镑",   "日元",     "港元",     "港币",   "元",     "角",
    "小时",     "分钟",   "秒",     "年代",     "年",       "个月",   "月",     "日",
    "天",       "时",     "分",     "岁",       "周",       "人次",   "人",     "位",
    "名",       "户",     "个",     "项",       "家",       "所",     "座",     "条",
    "处",       "件",     "次",     "倍",       "成",       "届",     "期",     "号",
    "批",       "组",     "套",     "辆",       "艘",       "台",     "架",     "张",
    "株",       "头",     "只",     "吨",       "克",       "升",     "米",     "亩",
    "度",       "页",     "本",     "层",       "栋",       "种",     "类"};

template <class Words>
std::size_t prefix(const Words& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? 0 : found->size();
}

}  // namespace

std::size_t measure_word(std::string_view text) {
  std::size_t end = prefix(more, text);
  while (const std::size_t multiple = prefix(multiples, text.substr(end))) end += multiple;
  return end + prefix(measures, text.substr(end));
}

}  // namespace jianbao::text
