#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/value.h"

namespace jianbao::value {

// How the texts of a column write days, where they do not say it themselves.
enum class DateOrder {
  usual,           // year first, and what can only be one day
  day_month_year,  // 5/1/2020
  month_day_year,  // 1/5/2020
  excel,           // the days since 1900 began, as Excel counts them: 43835
  excel_1904,      // and as Excel for the Mac did
};
std::optional<DateOrder> date_order(std::string_view name);

// What a text says as a day, a month or a quarter.
struct DateForm {
  std::optional<Date> date;
  // Where it may be two days: both readings, for the message. Then there is no date.
  std::string readings;
  // Whether it can be nothing else: 2020.5 may be a number, 202001 a code, 2010-11 two years.
  bool sure = false;
};
// 2020-01-05, 2020/1/5, 2020.1.5, 2020年1月5日, 20200105, 2020-01, 2020年1月, 202001, 2020Q1,
// 2020年一季度, 2020年第1季度; a time behind it that is midnight, since Excel writes days so.
DateForm date_form(std::string_view text, DateOrder order);

// The day of a moment, where a day is asked for: what stands before 10:30 or T10:30:00.5. A moment
// of a time zone stays whole, since its day differs from place to place.
std::string_view without_time(std::string_view text);

// Of Excel's day numbers, with the 29 February 1900 that it believes in. Empty outside of 1900 to
// 9999, and for what is no whole day.
std::optional<Date> day_of_serial(double serial, bool since_1904);

}  // namespace jianbao::value
