#include "text/quotation.h"

#include <algorithm>
#include <optional>

namespace jianbao::text {

namespace {

using enum CharacterClass;

bool is_word(const Character& c) {
  return c.kind == latin && (is_ascii_letter(c.code) || is_ascii_digit(c.code) || c.code > 0xBF) &&
         !opens_western(c.code) && !closes_western(c.code);
}

class Pairs {
 public:
  explicit Pairs(std::vector<Character>& list) : list_(list) {}

  void settle() {
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const char32_t c = list_[i].code;
      if (!list_[i].chinese) continue;
      if (c == U'“' || c == U'‘') open_.push_back(i);
      if (c == U'”' || c == U'’') close(i);
    }
  }

 private:
  void close(std::size_t i) {
    const char32_t opening = list_[i].code == U'”' ? U'“' : U'‘';
    const bool after_word = i > 0 && is_word(list_[i - 1]);
    const bool before_word = i + 1 < list_.size() && is_word(list_[i + 1]);
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](std::size_t at) { return list_[at].code == opening; });
    const bool single = list_[i].code == U'’';
    const bool unmatched = found == open_.rend();
    const bool starts_word = before_word && (i == 0 || list_[i - 1].kind != han);
    const bool apostrophe = single && ((after_word && (before_word || unmatched)) ||
                                       (starts_word && unmatched));  // don’t, workers’, ’90s
    const bool seconds = unmatched && i > 0 && is_ascii_digit(list_[i - 1].code);  // 5’30”
    if (apostrophe || seconds) list_[i].kind = latin;
    if (apostrophe || unmatched) return;
    const std::size_t begin = *found;
    open_.erase(std::next(found).base(), open_.end());
    if (is_western(begin, i)) list_[begin].kind = list_[i].kind = latin;
  }

  // Words inside, and outside words on both sides or the text's end, a space away on one at least.
  bool is_western(std::size_t begin, std::size_t end) const {
    if (end == begin + 1 || !is_word(list_[begin + 1])) return false;
    bool spaced = false;
    const auto fits = [&](std::optional<std::size_t> neighbour, bool space) {
      if (!neighbour) return true;
      const Character& c = list_[*neighbour];
      spaced = spaced || (space && is_word(c));
      return c.kind == latin;
    };
    std::size_t before = begin, after = end + 1;
    while (before > 0 && list_[before - 1].kind == space) --before;
    while (after < list_.size() && list_[after].kind == space) ++after;
    const bool left = fits(before > 0 ? std::optional(before - 1) : std::nullopt, before < begin);
    const bool right =
        fits(after < list_.size() ? std::optional(after) : std::nullopt, after > end + 1);
    return left && right && spaced;
  }

  std::vector<Character>& list_;
  std::vector<std::size_t> open_;
};

}  // namespace

void settle_quotation_marks(std::vector<Character>& list) { Pairs(list).settle(); }

}  // namespace jianbao::text
