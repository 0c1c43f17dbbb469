#include <algorithm>
#include <array>
#include <cstdio>

#include "chart/data.h"
#include "chart/format.h"

namespace jianbao::chart {

namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                               "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> chinese_days{"日", "一", "二", "三", "四", "五", "六"};

std::string padded(int number, int width, char fill) {
  std::string digits = std::to_string(number);
  while (fill != 0 && static_cast<int>(digits.size()) < width) digits.insert(0, 1, fill);
  return digits;
}

std::string month_name(const Moment& m, bool full, bool chinese) {
  if (chinese) return std::to_string(m.month) + "月";
  const std::string_view name = months[static_cast<std::size_t>(m.month - 1)];
  return std::string(full ? name : name.substr(0, 3));
}

std::string day_name(const Moment& m, bool full, bool chinese) {
  const auto weekday = static_cast<std::size_t>(m.weekday());
  if (chinese) return (full ? "星期" : "周") + std::string(chinese_days[weekday]);
  return std::string(full ? days[weekday] : days[weekday].substr(0, 3));
}

// Weeks are counted from the first Sunday of the year.
int week_of_year(const Moment& m) { return (m.day_of_year() + 6 - m.weekday()) / 7; }

std::string directive(char letter, const Moment& m, char fill, bool chinese) {
  const auto number = [&](int value, int width, char own) {
    return padded(value, width, fill == '-' ? '\0' : fill == 0 ? own : fill);
  };
  const int twelve = m.hour % 12 == 0 ? 12 : m.hour % 12;
  switch (letter) {
    case 'Y':
      return number(m.year, 4, '0');
    case 'y':
      return number(m.year % 100, 2, '0');
    case 'm':
      return number(m.month, 2, '0');
    case 'd':
      return number(m.day, 2, '0');
    case 'e':
      return number(m.day, 2, ' ');
    case 'H':
      return number(m.hour, 2, '0');
    case 'I':
      return number(twelve, 2, '0');
    case 'M':
      return number(m.minute, 2, '0');
    case 'S':
      return number(m.second, 2, '0');
    case 'L':
      return number(m.millisecond, 3, '0');
    case 'j':
      return number(m.day_of_year(), 3, '0');
    case 'U':
      return number(week_of_year(m), 2, '0');
    case 'w':
      return std::to_string(m.weekday());
    case 'q':
      return std::to_string((m.month - 1) / 3 + 1);
    case 'B':
    case 'b':
      return month_name(m, letter == 'B', chinese);
    case 'A':
    case 'a':
      return day_name(m, letter == 'A', chinese);
    case 'p':
      return chinese ? (m.hour < 12 ? "上午" : "下午") : (m.hour < 12 ? "AM" : "PM");
    case '%':
      return "%";
    default:
      return std::string("%") + letter;
  }
}

}  // namespace

std::string format_time(double time, std::string_view specifier, std::string_view language) {
  const Moment moment = from_milliseconds(time);
  const bool chinese = language.starts_with("zh");
  std::string out;
  for (std::size_t i = 0; i < specifier.size(); ++i) {
    if (specifier[i] != '%' || i + 1 == specifier.size()) {
      out.push_back(specifier[i]);
      continue;
    }
    char fill = 0, letter = specifier[++i];
    if ((letter == '-' || letter == '_' || letter == '0') && i + 1 < specifier.size()) {
      fill = letter == '_' ? ' ' : letter;
      letter = specifier[++i];
    }
    out += directive(letter, moment, fill, chinese);
  }
  return out;
}

std::string unit_specifier(std::string_view unit, std::string_view language) {
  struct Form {
    std::string_view parts, english, chinese;
  };
  constexpr std::array<Form, 13> forms{{{"year-month-date", "%b %d, %Y ", "%Y年%-m月%-d日"},
                                        {"year-month", "%b %Y ", "%Y年%-m月"},
                                        {"month-date", "%b %d ", "%-m月%-d日"},
                                        {"hours-minutes", "%H:%M", "%H:%M"},
                                        {"year", "%Y ", "%Y年"},
                                        {"quarter", "Q%q ", "%q季度"},
                                        {"month", "%b ", "%-m月"},
                                        {"date", "%d ", "%-d日"},
                                        {"week", "W%U ", "第%-U周"},
                                        {"day", "%a ", "%a"},
                                        {"hours", "%H:00", "%H:00"},
                                        {"minutes", "00:%M", "00:%M"},
                                        {"seconds", ":%S", ":%S"}}};
  const bool chinese = language.starts_with("zh");
  const std::string words = unit_words(unit);
  std::string out;
  for (std::string_view rest = words; !rest.empty();) {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) {
      return rest.starts_with(form.parts) &&
             (rest.size() == form.parts.size() || rest[form.parts.size()] == '-');
    });
    if (found == forms.end()) break;
    out += chinese ? found->chinese : found->english;
    rest.remove_prefix(std::min(rest.size(), found->parts.size() + 1));
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string full_specifier(const std::vector<double>& times, std::string_view language) {
  bool months = false, days = false, minutes = false, seconds = false;
  for (const double time : times) {
    const Moment m = from_milliseconds(time);
    months = months || m.month != 1;
    days = days || m.day != 1;
    minutes = minutes || m.hour != 0 || m.minute != 0;
    seconds = seconds || m.second != 0 || m.millisecond != 0;
  }
  const bool chinese = language.starts_with("zh");
  std::string specifier = chinese ? "%Y年" : "%Y";
  days = days || minutes || seconds;
  if (months || days) specifier = chinese ? specifier + "%-m月" : "%B " + specifier;
  if (days) specifier = chinese ? specifier + "%-d日" : "%-d " + specifier;
  if (minutes || seconds) specifier += seconds ? " %H:%M:%S" : " %H:%M";
  return specifier;
}

std::string tick_time(double time, std::string_view language) {
  const Moment m = from_milliseconds(time);
  const bool chinese = language.starts_with("zh");
  if (m.millisecond != 0) return format_time(time, ".%L", language);
  if (m.second != 0) return format_time(time, ":%S", language);
  if (m.minute != 0) return format_time(time, chinese ? "%H:%M" : "%I:%M", language);
  if (m.hour != 0) return format_time(time, chinese ? "%-H时" : "%I %p", language);
  if (m.day != 1) {
    if (chinese) return format_time(time, "%-d日", language);
    return format_time(time, m.weekday() == 0 ? "%b %d" : "%a %d", language);
  }
  if (m.month != 1) return format_time(time, "%B", language);
  return format_time(time, chinese ? "%Y年" : "%Y", language);
}

}  // namespace jianbao::chart
