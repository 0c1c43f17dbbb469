#include "value/gap_word.h"

#include <algorithm>
#include <array>

namespace jianbao::value {

std::string gap_hint(std::string_view text) {
  constexpr std::array<std::string_view, 17> words{"—",  "——",   "-",   "--", "–",   "−",
                                                   "…",  "……",   "...", "..", "N/A", "n/a",
                                                   "NA", "#N/A", "无",  "缺", "暂无"};
  if (std::find(words.begin(), words.end(), text) == words.end()) return {};
  return "if it stands for a gap: missing: [\"" + std::string(text) + "\"] beside the file";
}

}  // namespace jianbao::value
