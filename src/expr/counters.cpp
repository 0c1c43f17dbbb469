#include "expr/counters.h"

#include <algorithm>
#include <array>

namespace jianbao::expr {

namespace {

// Measure words and nouns that statistics count with. A word is here when offices print it behind
// 万 or a number; what is not, a project declares, so that a slip (亿园) is found.
constexpr std::string_view single =
    "个人户家辆台件次项条名位只头株套间床张本册份所座处艘架笔宗例批期栋幢匹羽尾块片支根颗粒"
    "包袋箱桶瓶盒双对副组届场起部篇首幅孔口道层级门类种款岁年月日天周时分秒票股单度轮站倍";
constexpr std::array<std::string_view, 35> longer{
    {"人次", "人日", "人天",   "户次",   "台次",   "车次", "架次",   "航次", "班次",
     "场次", "批次", "例次",   "艘次",   "辆次",   "床位", "床日",   "学时", "课时",
     "工时", "工日", "台套",   "标准箱", "载重吨", "车位", "泊位",   "座位", "个月",
     "人月", "人年", "吨公里", "人公里", "分钟",   "季度", "自然村", "星期"}};

// Whether it is one character of the list, which has three bytes each.
bool is_single(std::string_view word) {
  if (word.size() != 3) return false;
  for (std::size_t at = 0; at < single.size(); at += 3) {
    if (single.substr(at, 3) == word) return true;
  }
  return false;
}

}  // namespace

bool is_counter(std::string_view word) {
  return is_single(word) || std::find(longer.begin(), longer.end(), word) != longer.end();
}

}  // namespace jianbao::expr
