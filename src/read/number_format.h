#pragma once

#include <string_view>

#include "value/value.h"

namespace jianbao::read {

// What the format of a sheet's cell shows of a number.
struct NumberFormat {
  enum class Shows { number, percent, date, moment } shows = Shows::number;
  bool grouped = false;                         // 1,234
  int places = 0;                               // that are shown at the least: 0.00 has 2
  value::DatePart part = value::DatePart::day;  // of a date
};
// ECMA-376, 18.8.31: "#,##0.00", "0.0%", "yyyy\"年\"m\"月\"".
NumberFormat parse_number_format(std::string_view code);
// The formats that have a number and no code; the ones of China where programs differ.
NumberFormat built_in_format(int id);

}  // namespace jianbao::read
