#include "value/number_form.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::value {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 1,234,567.8 without its separators; empty where they do not stand in threes.
std::optional<std::string> without_groups(const std::string& digits, char separator, char mark) {
  const std::size_t point = std::min(digits.find(mark), digits.size());
  const std::size_t first = digits.find(separator);
  if (first == digits.npos) return digits;
  if (first > point || first == 0 || first > 3) return std::nullopt;
  for (std::size_t i = first; i < point; i += 4) {
    if (digits[i] != separator || i + 4 > point) return std::nullopt;
    if (digits.find(separator, i + 1) < std::min(i + 4, point)) return std::nullopt;
  }
  if (digits.find(separator, point) != digits.npos) return std::nullopt;
  std::string plain = digits;
  std::erase(plain, separator);
  return plain;
}

// Digits with at most one point among them, which neither ends nor starts them.
bool is_plain_digits(const std::string& digits) {
  const auto points = std::count(digits.begin(), digits.end(), '.');
  return !digits.empty() && points <= 1 && is_digit(digits.front()) && is_digit(digits.back()) &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.'; });
}

// What parts the thousands: a space or an apostrophe, or the mark that is not the decimal one.
char group_mark(const std::string& digits, char decimal_mark) {
  for (const char mark : {' ', '\''}) {
    if (digits.find(mark) != digits.npos) return mark;
  }
  return decimal_mark == '.' ? ',' : '.';
}

std::string with_usual_spaces(std::string digits) {
  constexpr std::string_view narrow_space = "\u202F", no_break_space = "\u00A0";
  for (const std::string_view space : {narrow_space, no_break_space}) {
    for (std::size_t at = digits.find(space); at != digits.npos; at = digits.find(space)) {
      digits.replace(at, space.size(), " ");
    }
  }
  return digits;
}

// "1 234,5" and "1,234.5" as "1234.5".
std::optional<std::string> plain_digits(const std::string& digits, char groups, char mark) {
  auto plain = without_groups(digits, groups, mark);
  if (plain && mark == ',') std::replace(plain->begin(), plain->end(), ',', '.');
  if (!plain || !is_plain_digits(*plain)) return std::nullopt;
  return plain;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto is_ink = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && is_ink(text.front()) && is_ink(text.back())) return text;
  constexpr std::string_view spaces[] = {" ", "\t", "\r", "\n", "\u00A0", "\u3000", "\uFEFF"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : spaces) {
      const std::size_t before = text.size();
      if (text.starts_with(space)) text.remove_prefix(space.size());
      if (text.ends_with(space)) text.remove_suffix(space.size());
      again = again || text.size() != before;
    }
  }
  return text;
}

std::string half_width(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c == U'\u2212') {
      out += '-';
    } else {
      base::append_utf8(out, c >= U'\uFF01' && c <= U'\uFF5E' ? c - 0xFEE0 : c);
    }
  }
  return out;
}

std::optional<NumberForm> number_form(std::string_view text, char decimal_mark) {
  if (const auto plain = Decimal::plain(text); plain && decimal_mark == '.') {
    return NumberForm{*plain, true};
  }
  NumberForm form;
  std::string digits = half_width(trimmed(text));
  if (digits.starts_with('(') && digits.ends_with(')')) {
    form.parenthesis = true;
    digits = digits.substr(1, digits.size() - 2);
  }
  if (digits.ends_with('%')) {
    form.percent = true;
    digits = std::string(trimmed(std::string_view(digits).substr(0, digits.size() - 1)));
  }
  const bool negative = digits.starts_with('-');
  const bool sign = negative || digits.starts_with('+');
  if (sign && form.parenthesis) return std::nullopt;
  digits = with_usual_spaces(digits.substr(sign ? 1 : 0));
  const char groups = group_mark(digits, decimal_mark);
  const auto plain = plain_digits(digits, groups, decimal_mark);
  if (!plain) return std::nullopt;
  const bool zero_in_front = plain->size() > 1 && plain->front() == '0' && (*plain)[1] != '.';
  form.coded = zero_in_front || groups == ' ' || groups == '\'' || (sign && !negative);
  const auto number = Decimal::parse((negative || form.parenthesis ? "-" : "") + *plain);
  if (!number) return std::nullopt;
  form.number = *number;
  return form;
}

}  // namespace jianbao::value
