#include "value/date_form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include "value/number_form.h"

namespace jianbao::value {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::optional<Date> day(int year, int month, int day) {
  return Date::parse(Date{year, month, day}.to_string());
}

std::optional<Date> part(int year, int month, DatePart part) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  return Date{year, month, 1, part};
}

// 一 to 四, 1 to 4.
int quarter_of(std::string_view word) {
  constexpr std::array<std::string_view, 4> chinese{"一", "二", "三", "四"};
  const auto found = std::find(chinese.begin(), chinese.end(), word);
  if (found != chinese.end()) return 1 + static_cast<int>(found - chinese.begin());
  return word.size() == 1 && word >= "1" && word <= "4" ? word[0] - '0' : 0;
}

// 2020Q1, 2020-Q1, 2020年一季度, 2020年第1季度.
std::optional<Date> quarter(std::string_view text) {
  if (text.size() < 6 || !is_digits(text.substr(0, 4))) return std::nullopt;
  std::string_view rest = text.substr(4);
  const auto take = [&](std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
  };
  if (take("年")) {
    take("第");
    constexpr std::string_view season = "季度", short_season = "季";
    if (rest.ends_with(season)) {
      rest.remove_suffix(season.size());
    } else if (rest.ends_with(short_season)) {
      rest.remove_suffix(short_season.size());
    } else {
      return std::nullopt;
    }
  } else {
    take("-");
    if (!take("Q") && !take("q")) return std::nullopt;
  }
  const int which = quarter_of(rest);
  return which == 0 ? std::nullopt
                    : part(number_of(text.substr(0, 4)), which * 3 - 2, DatePart::quarter);
}

// The numbers between the marks - / . 年 月 日, of which all but the last have one behind them.
std::vector<std::string> numbers_between(std::string_view text) {
  std::vector<std::string> numbers(1);
  for (std::size_t i = 0; i < text.size();) {
    if (is_digit(text[i])) {
      numbers.back() += text[i++];
      continue;
    }
    constexpr std::array<std::string_view, 6> marks{"-", "/", ".", "年", "月", "日"};
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](std::string_view each) {
      return text.substr(i).starts_with(each);
    });
    if (mark == marks.end() || numbers.back().empty() || numbers.back().size() > 4) return {};
    i += mark->size();
    if (i < text.size()) numbers.emplace_back();
  }
  return numbers.back().empty() ? std::vector<std::string>() : numbers;
}

// Excel writes a day as a moment: 2020-01-05 00:00:00.
std::string_view without_midnight(std::string_view text) {
  for (const std::string_view midnight :
       {"T00:00:00Z", "T00:00:00", " 00:00:00", " 0:00:00", " 00:00", " 0:00"}) {
    if (text.ends_with(midnight)) return text.substr(0, text.size() - midnight.size());
  }
  return text;
}

DateForm compact(std::string_view digits) {
  DateForm form;
  const int year = number_of(digits.substr(0, 4)), month = number_of(digits.substr(4, 2));
  if (digits.size() == 8) form.date = day(year, month, number_of(digits.substr(6)));
  if (digits.size() == 6) form.date = part(year, month, DatePart::month);
  if (year < 1000) form.date.reset();
  return form;
}

// 5/1/2020: the year last.
DateForm year_last(const std::vector<std::string>& numbers, DateOrder order) {
  const int first = number_of(numbers[0]), second = number_of(numbers[1]),
            year = number_of(numbers[2]);
  const auto day_first = day(year, second, first), month_first = day(year, first, second);
  if (order == DateOrder::day_month_year) return {day_first, ""};
  if (order == DateOrder::month_day_year) return {month_first, ""};
  if (!day_first || !month_first || day_first == month_first)
    return {day_first ? day_first : month_first, ""};
  return {std::nullopt, day_first->to_string() + " or " + month_first->to_string()};
}

}  // namespace

std::optional<DateOrder> date_order(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, DateOrder>, 4> names{
      {{"D/M/Y", DateOrder::day_month_year},
       {"M/D/Y", DateOrder::month_day_year},
       {"excel", DateOrder::excel},
       {"excel-1904", DateOrder::excel_1904}}};
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const auto& entry) { return entry.first == name; });
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

DateForm date_form(std::string_view text, DateOrder order) {
  const std::string half = half_width(trimmed(text));
  const std::string_view written = without_midnight(half);
  if (order == DateOrder::excel || order == DateOrder::excel_1904) {
    const auto number = Decimal::plain(written);
    if (number) return {day_of_serial(number->to_double(), order == DateOrder::excel_1904), ""};
  }
  if (is_digits(written) && (written.size() == 8 || written.size() == 6)) return compact(written);
  if (const auto found = quarter(written)) return {found, "", true};
  const std::vector<std::string> numbers = numbers_between(written);
  if (numbers.size() == 2 && numbers[0].size() == 4 && numbers[1].size() <= 2) {
    const bool sure = written.find("月") != written.npos;
    return {part(number_of(numbers[0]), number_of(numbers[1]), DatePart::month), "", sure};
  }
  if (numbers.size() != 3) return {};
  if (numbers[0].size() == 4) {
    const bool sure = written.find('.') == written.npos;
    return {day(number_of(numbers[0]), number_of(numbers[1]), number_of(numbers[2])), "", sure};
  }
  if (numbers[2].size() != 4) {
    if (numbers[2].size() != 2) return {};
    return {std::nullopt, "20" + numbers[2] + " or 19" + numbers[2] + " as its year"};
  }
  return year_last(numbers, order);
}

std::string_view without_time(std::string_view text) {
  const std::size_t mark = text.find_last_of(" T");
  if (mark == text.npos) return text;
  const std::string_view time = text.substr(mark + 1);
  int colons = 0;
  std::size_t digits = 0;
  for (const char c : time) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && c != ':' && c != '.') return text;
    if (c == ':' && (digits == 0 || digits > 2)) return text;
    colons += c == ':' ? 1 : 0;
    digits = digit ? digits + 1 : 0;
  }
  return colons == 1 || colons == 2 ? text.substr(0, mark) : text;
}

std::optional<Date> day_of_serial(double serial, bool since_1904) {
  constexpr double last = 2'958'465;  // 9999-12-31
  if (!(serial >= 0) || serial > last || serial != std::floor(serial)) return std::nullopt;
  int days = static_cast<int>(serial);
  // 1900-02-29, day 60, never was.
  if (!since_1904 && (days == 60 || days == 0)) return std::nullopt;
  const auto origin =
      since_1904 ? std::chrono::year{1904} / 1 / 1 : std::chrono::year{1899} / 12 / 31;
  if (!since_1904 && days > 60) --days;
  const std::chrono::year_month_day found{std::chrono::sys_days(origin) + std::chrono::days(days)};
  return Date{static_cast<int>(found.year()),
              static_cast<int>(static_cast<unsigned>(found.month())),
              static_cast<int>(static_cast<unsigned>(found.day()))};
}

}  // namespace jianbao::value
