#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "value/value.h"

namespace jianbao::read {

// What a code says of a value, the strictest last.
enum class Standing : std::uint8_t { given, provisional, missing, withheld };

// Of OBS_STATUS by CL_OBS_STATUS 2.2, of several codes the strictest. Empty where one is unknown.
std::optional<Standing> standing_by_status(std::string_view codes);
// Of CONF_STATUS or OBS_CONF by CL_CONF_STATUS: what is not free is withheld.
std::optional<Standing> standing_by_confidentiality(std::string_view code);
// Of Eurostat's OBS_FLAG, which may have several letters: c is confidential, e, f and p are not
// final.
Standing standing_by_flag(std::string_view flags);

// The unit of a code of UNIT_MEASURE that has a word here: 元 of CNY, % of PT; empty for others.
std::string unit_of_measure(std::string_view code);
// Whether Chinese statistics are given in 万 and 亿 of it: 亿元.
bool is_counted_by_myriads(std::string_view unit);

// 2020, 2020-Q1, 2020-01 and 2020-01-05 are dates; weeks, half years and others texts.
value::Value time_period(const std::string& written, base::Span span);

}  // namespace jianbao::read
