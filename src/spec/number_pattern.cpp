#include "spec/number_pattern.h"

#include <algorithm>
#include <array>

#include "base/numerals.h"
#include "base/utf8.h"

namespace jianbao::spec {

namespace {

constexpr std::u32string_view signs = U"1一①aAiI";
constexpr std::u32string_view chinese_digits = U"〇一二三四五六七八九十百千";

bool is_alphanumeric(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

// Whether two characters are of one word or number.
bool same_word(char32_t a, char32_t b) {
  const bool chinese = chinese_digits.find(a) != chinese_digits.npos &&
                       chinese_digits.find(b) != chinese_digits.npos;
  return chinese || (is_alphanumeric(a) && is_alphanumeric(b));
}

// To 9999: 十, 十一, 二十, 一百零五.
std::string write_chinese(int number) {
  constexpr std::array<std::string_view, 10> digits{"零", "一", "二", "三", "四",
                                                    "五", "六", "七", "八", "九"};
  constexpr std::array<std::pair<int, std::string_view>, 4> places{
      {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};
  std::string out;
  bool gap = false;
  for (const auto& [place, name] : places) {
    const int digit = number / place % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += digits[0];
    gap = false;
    // Ten is 十, not 一十.
    if (!(out.empty() && place == 10 && digit == 1)) out += digits[static_cast<std::size_t>(digit)];
    out += name;
  }
  return out;
}

// a, b … z, aa, ab.
std::string write_letters(int number, char first) {
  std::string out;
  for (; number > 0; number = (number - 1) / 26) {
    out.insert(out.begin(), static_cast<char>(first + (number - 1) % 26));
  }
  return out;
}

// ① to ⑳, ㉑ to ㉟, ㊱ to ㊿.
std::string write_circled(int number) {
  std::string out;
  const int first = number <= 20 ? 1 : number <= 35 ? 21 : 36;
  const char32_t sign = number <= 20 ? U'①' : number <= 35 ? U'㉑' : U'㊱';
  base::append_utf8(out, sign + static_cast<char32_t>(number - first));
  return out;
}

}  // namespace

std::string write_number(int number, char32_t sign) {
  if (number < 1 || number > 9999) return std::to_string(number);
  switch (sign) {
    case U'一':
      return write_chinese(number);
    case U'①':
      return number <= 50 ? write_circled(number) : std::to_string(number);
    case U'a':
      return write_letters(number, 'a');
    case U'A':
      return write_letters(number, 'A');
    case U'i':
      return number < 4000 ? base::roman_numeral(number) : std::to_string(number);
    case U'I':
      return number < 4000 ? base::in_capitals(base::roman_numeral(number))
                           : std::to_string(number);
    default:
      return std::to_string(number);
  }
}

NumberPattern::NumberPattern(std::string_view sample) {
  char32_t before = 0;
  for (std::size_t i = 0; i < sample.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(sample, i);
    std::size_t next = i;
    const char32_t after = i < sample.size() ? base::next_code_point(sample, next) : 0;
    if (signs.find(c) != signs.npos && !same_word(before, c) && !same_word(c, after)) {
      parts_.push_back({"", c});
    } else if (parts_.empty() || parts_.back().sign != 0) {
      parts_.push_back({std::string(sample.substr(begin, i - begin))});
    } else {
      parts_.back().text += sample.substr(begin, i - begin);
    }
    before = c;
  }
}

std::size_t NumberPattern::count() const {
  return static_cast<std::size_t>(
      std::count_if(parts_.begin(), parts_.end(), [](const Part& part) { return part.sign != 0; }));
}

std::string NumberPattern::write(const std::vector<int>& numbers) const {
  std::size_t at = numbers.size() - std::min(numbers.size(), count());
  std::string out;
  for (const Part& part : parts_) {
    if (part.sign == 0) {
      out += part.text;
    } else if (at < numbers.size()) {
      out += write_number(numbers[at++], part.sign);
    }
  }
  return out;
}

}  // namespace jianbao::spec
