#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace jianbao::rows {

// In milliseconds.
constexpr double second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;

// A moment as civil time, UTC: data know no time zone.
struct Moment {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
  int weekday() const;      // Sunday is 0
  int day_of_year() const;  // from 1
};

// Milliseconds since 1970 began, as Vega keeps times.
double to_milliseconds(const Moment& moment);
Moment from_milliseconds(double milliseconds);

// ISO 8601 and the forms that data sets use: "2000-01-01", "2000/1/1 12:30", "Jan 1 2000",
// "1 January 2000". Empty when it is none of them.
std::optional<double> parse_time(std::string_view text);
double to_milliseconds(const value::Date& date);

// The start of the unit that the time lies in, as Vega-Lite's timeUnit has it: "yearmonth" keeps
// year and month; "month" alone lies in the year 2012. Empty when there is no such unit.
std::optional<double> truncate_time(double milliseconds, std::string_view unit);
// The end of that unit: where the next one starts.
double end_of_unit(double start, std::string_view unit);
// "year-month" of "yearmonth", for titles.
std::string unit_words(std::string_view unit);

}  // namespace jianbao::rows
