#include "text/number_breaks.h"

#include <algorithm>

#include "text/item.h"
#include "text/measure_word.h"

namespace jianbao::text {

namespace {

using enum CharacterClass;

bool is_fullwidth_digit(char32_t c) { return c >= U'０' && c <= U'９'; }
bool is_digit(char32_t c) { return is_ascii_digit(c) || is_fullwidth_digit(c); }

// UAX #14 knows the narrow ones.
bool is_sign(char32_t c) {
  constexpr std::u32string_view signs = U"＋－＜＞＝±≈";
  return signs.find(c) != signs.npos;
}

class Binder {
 public:
  Binder(const Characters& characters, std::vector<BreakPoint>& points)
      : list_(characters.list), text_(characters.text), points_(points) {}

  void bind() {
    for (std::size_t i = 1; i < list_.size(); ++i) {
      bind_before(i);
      if (ends_number(i)) bind_measure(i);
    }
  }

 private:
  void dear(std::size_t i, int cost) {
    if (points_[i].kind == Break::allowed) points_[i].cost = std::max(points_[i].cost, cost);
  }

  // What is shown before a character, but for one typed space.
  const Character& shown_before(std::size_t i) const {
    return i > 1 && list_[i - 1].kind == space ? list_[i - 2] : list_[i - 1];
  }

  // What belongs to the number that starts or goes on here.
  void bind_before(std::size_t i) {
    if (!is_digit(list_[i].code)) return;
    const Character& last = list_[i - 1];
    if (shown_before(i).code == U'第' && list_[i].chinese) dear(i, last_resort);
    if (is_sign(last.code)) dear(i, last_resort);
    // No.3: the number tailoring of UAX #14 leaves out IS × NU where no digit comes before.
    if (last.code == U'.' || last.code == U'§') dear(i, last_resort);
    if (!is_fullwidth_digit(list_[i].code)) return;
    const bool goes_on = is_fullwidth_digit(last.code) || last.code == U'．';
    if (goes_on) dear(i, within_unit);
  }

  bool ends_number(std::size_t i) const {
    return list_[i].kind != space && is_digit(shown_before(i).code);
  }

  void bind_measure(std::size_t i) {
    const std::string_view rest = std::string_view(text_).substr(list_[i].begin);
    std::size_t length = unit_symbol(rest);
    if (length == 0 && list_[i].chinese) length = measure_word(rest);
    if (length == 0) return;
    dear(i, last_resort);
    const std::size_t end = list_[i].begin + length;
    for (std::size_t k = i + 1; k < list_.size() && list_[k].begin < end; ++k) dear(k, within_unit);
  }

  const std::vector<Character>& list_;
  const std::string& text_;
  std::vector<BreakPoint>& points_;
};

}  // namespace

void bind_numbers(const Characters& characters, std::vector<BreakPoint>& points) {
  Binder(characters, points).bind();
}

}  // namespace jianbao::text
