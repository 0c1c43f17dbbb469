#pragma once

#include <cstdint>

namespace jianbao::text {

// The Line_Break property (UAX #14, table 1), resolved as LB1 says: AI, SG and XX are AL, CJ is NS,
// SA is CM or AL.
enum class BreakClass : std::uint8_t {
  AL,
  B2,
  BA,
  BB,
  BK,
  CB,
  CL,
  CM,
  CP,
  CR,
  EB,
  EM,
  EX,
  GL,
  H2,
  H3,
  HL,
  HY,
  ID,
  IN,
  IS,
  JL,
  JT,
  JV,
  LF,
  NL,
  NS,
  NU,
  OP,
  PO,
  PR,
  QU,
  RI,
  SP,
  SY,
  WJ,
  ZW,
  ZWJ
};

BreakClass break_class(char32_t character);

}  // namespace jianbao::text
