#include "chart/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace jianbao::chart {

namespace {

constexpr int most_precision = 20;
constexpr std::string_view minus = "\u2212";

struct Specifier {
  char sign = '-';
  char align = '>';
  std::string fill = " ";
  std::string symbol;
  bool zero = false, group = false, trim = false;
  std::size_t width = 0;
  int precision = -1;  // none
  char type = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Specifier> parse(std::string_view rest) {
  Specifier spec;
  const auto is_align = [](char c) { return c == '<' || c == '>' || c == '=' || c == '^'; };
  if (rest.size() > 1 && is_align(rest[1])) {
    spec.fill = rest[0];
    spec.align = rest[1];
    rest.remove_prefix(2);
  } else if (!rest.empty() && is_align(rest[0])) {
    spec.align = rest[0];
    rest.remove_prefix(1);
  }
  const auto take = [&](char c) {
    const bool found = rest.starts_with(c);
    if (found) rest.remove_prefix(1);
    return found;
  };
  if (!rest.empty() && std::string_view("+-( ").find(rest[0]) != std::string_view::npos) {
    spec.sign = rest[0];
    rest.remove_prefix(1);
  }
  if (take('$')) spec.symbol = "$";
  if (take('0')) {
    spec.zero = true;
    spec.fill = "0";
    spec.align = '=';
  }
  while (!rest.empty() && is_digit(rest[0]) && spec.width < 100) {
    spec.width = spec.width * 10 + static_cast<std::size_t>(rest[0] - '0');
    rest.remove_prefix(1);
  }
  spec.group = take(',');
  if (take('.')) {
    if (rest.empty() || !is_digit(rest[0])) return std::nullopt;
    spec.precision = 0;
    while (!rest.empty() && is_digit(rest[0])) {
      spec.precision = std::min(most_precision, spec.precision * 10 + (rest[0] - '0'));
      rest.remove_prefix(1);
    }
  }
  spec.trim = take('~');
  if (!rest.empty()) {
    spec.type = rest[0];
    rest.remove_prefix(1);
  }
  constexpr std::string_view types("efgrs%pdboxXn\0", 14);
  if (!rest.empty() || types.find(spec.type) == std::string_view::npos) return std::nullopt;
  if (spec.type == 'n') {
    spec.group = true;
    spec.type = 'g';
  }
  return spec;
}

std::string print(const char* form, int precision, double value) {
  std::array<char, 400> buffer{};
  std::snprintf(buffer.data(), buffer.size(), form, precision, value);
  return buffer.data();
}

std::string trimmed(std::string digits) {
  const std::size_t exponent = std::min(digits.find('e'), digits.size());
  if (digits.find('.') == std::string::npos) return digits;
  std::size_t end = exponent;
  while (digits[end - 1] == '0') --end;
  if (digits[end - 1] == '.') --end;
  return digits.erase(end, exponent - end);
}

// C writes e+02 where d3 writes e+2.
std::string short_exponent(std::string digits) {
  const std::size_t e = digits.find('e');
  if (e == std::string::npos) return digits;
  while (digits.size() > e + 3 && digits[e + 2] == '0') digits.erase(e + 2, 1);
  return digits;
}

int exponent_of(double value, int precision) {
  const std::string digits = print("%.*e", std::max(0, precision - 1), value);
  return std::atoi(digits.c_str() + digits.find('e') + 1);
}

// To `precision` significant digits, never with an exponent.
std::string rounded(double value, int precision) {
  const int exponent = value == 0 ? 0 : exponent_of(value, precision);
  const int places = std::max(0, precision - 1 - exponent);
  if (precision - 1 - exponent >= 0) return print("%.*f", places, value);
  const double unit = std::pow(10, exponent - precision + 1);
  return print("%.*f", 0, std::round(value / unit) * unit);
}

struct Worded {
  std::string digits, suffix;
};

Worded prefixed(double value, int precision) {
  constexpr std::array<std::string_view, 17> prefixes{"y", "z", "a", "f", "p", "n", "µ", "m", "",
                                                      "k", "M", "G", "T", "P", "E", "Z", "Y"};
  if (value == 0) return {rounded(0, precision), ""};
  const int exponent = exponent_of(value, precision);
  const int group = std::clamp(static_cast<int>(std::floor(exponent / 3.0)), -8, 8);
  const double scaled = value / std::pow(10, group * 3);
  const int places = std::max(0, precision - 1 - (exponent - group * 3));
  return {print("%.*f", places, scaled),
          std::string(prefixes[static_cast<std::size_t>(group + 8)])};
}

std::string shortest(double value) {
  for (int precision = 1; precision <= 17; ++precision) {
    const std::string text = print("%.*g", precision, value);
    if (std::strtod(text.c_str(), nullptr) == value) {
      const bool exponent = text.find('e') != std::string::npos;
      return exponent && std::abs(value) < 1e21 && std::abs(value) >= 1e-6
                 ? trimmed(print("%.*f", std::abs(value) < 1 ? 20 : 0, value))
                 : short_exponent(text);
    }
  }
  return print("%.*g", 17, value);
}

Worded word(double value, const Specifier& spec) {
  const int precision = spec.precision;
  const auto significant = [&](int otherwise) {
    return precision < 0 ? otherwise : std::max(1, precision);
  };
  switch (spec.type) {
    case 'd':
      return {print("%.*f", 0, std::round(value)), ""};
    case 'f':
      return {print("%.*f", precision < 0 ? 6 : precision, value), ""};
    case '%':
      return {print("%.*f", precision < 0 ? 6 : precision, value * 100), "%"};
    case 'p':
      return {rounded(value * 100, significant(6)), "%"};
    case 'e':
      return {short_exponent(print("%.*e", precision < 0 ? 6 : precision, value)), ""};
    case 'r':
      return {rounded(value, significant(6)), ""};
    case 's':
      return prefixed(value, significant(6));
    case 'g':
      return {short_exponent(print("%#.*g", significant(6), value)), ""};
    case 'b':
    case 'o':
    case 'x':
    case 'X': {
      const unsigned base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : 16;
      std::string digits;
      for (auto whole = static_cast<std::uint64_t>(std::min(std::round(value), 1e18));
           whole > 0 || digits.empty(); whole /= base)
        digits.insert(digits.begin(),
                      (spec.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef")[whole % base]);
      return {digits, ""};
    }
    default:
      return {precision < 0 ? shortest(value) : trimmed(print("%#.*g", significant(12), value)),
              ""};
  }
}

std::string grouped(std::string digits) {
  const std::size_t point = std::min(digits.find_first_not_of("0123456789"), digits.size());
  for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace

std::optional<std::string> format_number(double value, std::string_view specifier) {
  const auto spec = parse(specifier);
  if (!spec) return std::nullopt;
  if (std::isnan(value)) return "NaN";
  Worded worded = word(std::abs(value), *spec);
  if (spec->trim) worded.digits = trimmed(worded.digits);
  // What rounds to nothing has no sign.
  const bool nothing = worded.digits.find_first_of("123456789abcdefABCDEF") == std::string::npos;
  const bool negative = value < 0 && !(nothing && spec->sign != '+');
  std::string before = negative            ? (spec->sign == '(' ? "(" : std::string(minus))
                       : spec->sign == '+' ? "+"
                       : spec->sign == ' ' ? " "
                                           : "";
  before += spec->symbol;
  const std::string after = worded.suffix + (negative && spec->sign == '(' ? ")" : "");
  std::string digits = spec->group ? grouped(worded.digits) : worded.digits;
  const std::size_t used = digits.size() + after.size() + before.size() -
                           (negative && spec->sign != '(' ? minus.size() - 1 : 0);
  std::string padding;
  for (std::size_t i = used; i < spec->width; ++i) padding += spec->fill;
  switch (spec->align) {
    case '<':
      return before + digits + after + padding;
    case '=':
      return before + padding + digits + after;
    case '^': {
      const std::size_t half = padding.size() / 2;
      return padding.substr(0, half) + before + digits + after + padding.substr(half);
    }
    default:
      return padding + before + digits + after;
  }
}

std::string plain_number(double value, std::string_view language) {
  return *format_number(value, language.starts_with("zh") ? "" : ",");
}

bool is_number_format(std::string_view specifier) { return parse(specifier).has_value(); }

ChineseUnit chinese_unit(double largest) {
  if (largest >= 1e8) return {1e8, "亿"};
  if (largest >= 1e5) return {1e4, "万"};
  return {};
}

std::string tick_number(double value, double step, std::string_view specifier,
                        std::string_view language) {
  const auto exponent = [](double number) {
    return number == 0 ? 0 : exponent_of(std::abs(number), 15);
  };
  if (specifier.empty()) {
    const int places = std::clamp(-exponent(step), 0, most_precision);
    const std::string form =
        (language.starts_with("zh") ? "." : ",.") + std::to_string(places) + "f";
    return *format_number(value, form);
  }
  const auto spec = parse(specifier);
  if (spec && spec->precision < 0 && (spec->type == 'f' || spec->type == '%')) {
    const int places = std::max(0, -exponent(step) - (spec->type == '%' ? 2 : 0));
    std::string form(specifier);
    form.insert(form.find_last_not_of(spec->trim ? "~f%" : "f%") + 1, "." + std::to_string(places));
    return format_number(value, form).value_or(std::string(specifier));
  }
  return format_number(value, specifier).value_or(std::string(specifier));
}

std::string bin_label(double start, double step) {
  return tick_number(start, step, "", "en") + " – " + tick_number(start + step, step, "", "en");
}

}  // namespace jianbao::chart
