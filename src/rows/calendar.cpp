#include "rows/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "value/date_form.h"

namespace jianbao::rows {

namespace {

// Days since 1970-01-01 of the proleptic Gregorian calendar, by eras of 400 years.
long days_from_civil(int year, int month, int day_of_month) {
  const long y = year - (month <= 2 ? 1 : 0);
  const long era = (y >= 0 ? y : y - 399) / 400;
  const long of_era = y - era * 400;
  const long of_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void civil_from_days(long days, Moment& moment) {
  const long z = days + 719468;
  const long era = (z >= 0 ? z : z - 146096) / 146097;
  const long doe = z - era * 146097;
  const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long mp = (5 * doy + 2) / 153;
  moment.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  moment.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  moment.year = static_cast<int>(yoe + era * 400 + (moment.month <= 2 ? 1 : 0));
}

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

struct Token {
  long number = -1;  // or, when it is a word:
  int month = 0;
  std::size_t digits = 0;
};

std::vector<Token> tokens_of(std::string_view text, bool& bad) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const auto digit = [&](std::size_t at) {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    const auto letter = [&](std::size_t at) {
      return at < text.size() && ((text[at] | 32) >= 'a' && (text[at] | 32) <= 'z');
    };
    if (digit(i)) {
      Token token{0, 0, 0};
      for (; digit(i); ++i, ++token.digits)
        token.number = std::min(token.number * 10 + (text[i] - '0'), 100000L);
      tokens.push_back(token);
    } else if (letter(i)) {
      std::string word;
      for (; letter(i); ++i) word.push_back(static_cast<char>(text[i] | 32));
      if (word == "t" || word == "z" || word == "utc" || word == "gmt") continue;
      const auto found = std::find(months.begin(), months.end(), word.substr(0, 3));
      if (found != months.end())
        tokens.push_back({-1, static_cast<int>(found - months.begin()) + 1, 0});
      const bool weekday =
          word.size() >= 3 && std::string_view("sunmontuewedthufrisat").find(word.substr(0, 3)) !=
                                  std::string_view::npos;
      if (found == months.end() && !weekday) bad = true;
    } else {
      if (std::string_view(" -/.,:+").find(text[i]) == std::string_view::npos) bad = true;
      ++i;
    }
  }
  return tokens;
}

bool plausible(const Moment& m) {
  return m.month >= 1 && m.month <= 12 && m.day >= 1 && m.day <= 31 && m.hour <= 24 &&
         m.minute < 60 && m.second < 60;
}

// What a unit such as "yearmonthdate" keeps.
struct Parts {
  bool year = false, quarter = false, month = false, week = false, day = false, date = false,
       hours = false, minutes = false, seconds = false;
};

std::optional<Parts> parts_of(std::string_view unit, std::string* words = nullptr) {
  if (unit.starts_with("utc")) unit.remove_prefix(3);
  Parts parts;
  struct Entry {
    std::string_view name;
    bool Parts::*part;
  };
  constexpr std::array<Entry, 9> entries{{{"year", &Parts::year},
                                          {"quarter", &Parts::quarter},
                                          {"month", &Parts::month},
                                          {"week", &Parts::week},
                                          {"date", &Parts::date},
                                          {"day", &Parts::day},
                                          {"hours", &Parts::hours},
                                          {"minutes", &Parts::minutes},
                                          {"seconds", &Parts::seconds}}};
  if (unit.empty()) return std::nullopt;
  while (!unit.empty()) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& e) { return unit.starts_with(e.name); });
    if (found == entries.end()) return std::nullopt;
    parts.*(found->part) = true;
    if (words != nullptr) *words += (words->empty() ? "" : "-") + std::string(found->name);
    unit.remove_prefix(found->name.size());
  }
  return parts;
}

}  // namespace

int Moment::weekday() const {
  const long days = days_from_civil(year, month, day);
  return static_cast<int>(((days + 4) % 7 + 7) % 7);
}

int Moment::day_of_year() const {
  return static_cast<int>(days_from_civil(year, month, day) - days_from_civil(year, 1, 1)) + 1;
}

double to_milliseconds(const Moment& m) {
  // Months beyond December run on into the next years.
  const int months_on = m.month - 1;
  const int years_on = months_on >= 0 ? months_on / 12 : -((11 - months_on) / 12);
  const long days =
      days_from_civil(m.year + years_on, months_on - years_on * 12 + 1, 1) + m.day - 1;
  return static_cast<double>(days) * day + m.hour * hour + m.minute * minute + m.second * second +
         m.millisecond;
}

Moment from_milliseconds(double milliseconds) {
  Moment m;
  constexpr double limit = 8.64e15;  // as far as ECMAScript's dates reach
  const double clamped = std::isfinite(milliseconds) ? std::clamp(milliseconds, -limit, limit) : 0;
  const double days = std::floor(clamped / day);
  civil_from_days(static_cast<long>(days), m);
  long rest = std::lround(clamped - days * day);
  m.millisecond = static_cast<int>(rest % 1000);
  rest /= 1000;
  m.second = static_cast<int>(rest % 60);
  rest /= 60;
  m.minute = static_cast<int>(rest % 60);
  m.hour = static_cast<int>(rest / 60);
  return m;
}

namespace {

std::optional<double> parse_western(std::string_view text) {
  bool bad = false;
  const std::vector<Token> tokens = tokens_of(text, bad);
  if (bad || tokens.empty() || tokens.size() > 7) return std::nullopt;
  Moment m;
  std::vector<long> numbers;
  int named = 0;
  for (const Token& token : tokens) {
    if (token.month > 0)
      named = token.month;
    else
      numbers.push_back(token.number);
  }
  std::size_t time = 3;
  if (named > 0) {
    // "Jan 1 2000", "1 January 2000", "Jan 2000".
    if (numbers.empty()) return std::nullopt;
    m.month = named;
    const bool day_first = numbers.size() > 1 && numbers[0] <= 31;
    m.day = day_first ? static_cast<int>(numbers[0]) : 1;
    m.year = static_cast<int>(day_first ? numbers[1] : numbers[0]);
    time = day_first ? 2 : 1;
  } else if (tokens[0].digits == 4) {
    m.year = static_cast<int>(numbers[0]);
    if (numbers.size() > 1) m.month = static_cast<int>(numbers[1]);
    if (numbers.size() > 2) m.day = static_cast<int>(numbers[2]);
  } else if (numbers.size() >= 3) {
    // American order, as ECMAScript reads it.
    m.month = static_cast<int>(numbers[0]);
    m.day = static_cast<int>(numbers[1]);
    m.year = static_cast<int>(numbers[2]);
  } else {
    return std::nullopt;
  }
  if (numbers.size() > time) m.hour = static_cast<int>(numbers[time]);
  if (numbers.size() > time + 1) m.minute = static_cast<int>(numbers[time + 1]);
  if (numbers.size() > time + 2) m.second = static_cast<int>(numbers[time + 2]);
  if (numbers.size() > time + 3)
    m.millisecond = static_cast<int>(std::min(numbers[time + 3], 999L));
  if (!plausible(m)) return std::nullopt;
  return to_milliseconds(m);
}

}  // namespace

// What Vega-Lite does not read, offices write: 2020年1月, 2020Q1.
std::optional<double> parse_time(std::string_view text) {
  if (const auto time = parse_western(text)) return time;
  const auto written = value::date_form(text, value::DateOrder::usual);
  return written.date ? std::optional(to_milliseconds(*written.date)) : std::nullopt;
}

double to_milliseconds(const value::Date& date) {
  return to_milliseconds(Moment{.year = date.year, .month = date.month, .day = date.day});
}

std::optional<double> truncate_time(double milliseconds, std::string_view unit) {
  const auto parts = parts_of(unit);
  if (!parts) return std::nullopt;
  const Moment m = from_milliseconds(milliseconds);
  Moment kept{.year = parts->year ? m.year : 2012};
  if (parts->quarter) kept.month = (m.month - 1) / 3 * 3 + 1;
  if (parts->month) kept.month = m.month;
  if (parts->date) kept.day = m.day;
  if (parts->day) kept.day = m.weekday() + 1;  // 2012 began on a Sunday
  if (parts->week) {
    const int first = Moment{.year = m.year}.weekday();
    kept.day = m.day_of_year() - (m.day_of_year() - 1 + first) % 7;
  }
  if (parts->hours) kept.hour = m.hour;
  if (parts->minutes) kept.minute = m.minute;
  if (parts->seconds) kept.second = m.second;
  return to_milliseconds(kept);
}

double end_of_unit(double start, std::string_view unit) {
  const auto parts = parts_of(unit);
  if (!parts) return start;
  Moment m = from_milliseconds(start);
  if (parts->seconds) return start + second;
  if (parts->minutes) return start + minute;
  if (parts->hours) return start + hour;
  if (parts->day || parts->date) return start + day;
  if (parts->week) return start + 7 * day;
  m.month += parts->month ? 1 : parts->quarter ? 3 : 12;
  return to_milliseconds(m);
}

std::string unit_words(std::string_view unit) {
  std::string words;
  parts_of(unit, &words);
  return words;
}

}  // namespace jianbao::rows
