#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::chart {

// A number by a d3-format specifier,
// "[[fill]align][sign][symbol][0][width][,][.precision][~][type]" with the types e, f, g, r, s, %,
// p, d, b, o, x and none. Empty when the specifier is none.
std::optional<std::string> format_number(double value, std::string_view specifier);

// A number with as many digits as it needs, grouped as the language does it: 5,500 or 5500.
std::string plain_number(double value, std::string_view language);

// Whether a text is a specifier of numbers.
bool is_number_format(std::string_view specifier);

// The unit in which Chinese counts numbers of this size: 万 from 100,000 and 亿 from 100,000,000
// on.
struct ChineseUnit {
  double size = 1;
  std::string_view name;
};
ChineseUnit chinese_unit(double largest);

// The labels of ticks that stand `step` apart: as many decimals as the step needs.
std::string tick_number(double value, double step, std::string_view specifier,
                        std::string_view language);

// What a bin is called: "10 – 20".
std::string bin_label(double start, double step);

// A time (milliseconds, UTC) by a d3-time-format specifier, with the language's own names of months
// and days.
std::string format_time(double time, std::string_view specifier, std::string_view language);
// The specifier that suits a timeUnit: "%b %Y" for "yearmonth", "%Y年%-m月" in Chinese.
std::string unit_specifier(std::string_view unit, std::string_view language);
// The specifier that says each of the times in full, as finely as the finest of them needs:
// "January 2024", "5 January 2024", "5 January 2024 08:30".
std::string full_specifier(const std::vector<double>& times, std::string_view language);
// As d3 labels the ticks of a time scale: the coarsest part that changes there.
std::string tick_time(double time, std::string_view language);

}  // namespace jianbao::chart
