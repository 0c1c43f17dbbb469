#include "text/break_class.h"

#include <unicode/uchar.h>

namespace jianbao::text {

BreakClass break_class(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_BREAK_BOTH:
      return BreakClass::B2;
    case U_LB_BREAK_AFTER:
      return BreakClass::BA;
    case U_LB_BREAK_BEFORE:
      return BreakClass::BB;
    case U_LB_MANDATORY_BREAK:
      return BreakClass::BK;
    case U_LB_CONTINGENT_BREAK:
      return BreakClass::CB;
    case U_LB_CLOSE_PUNCTUATION:
      return BreakClass::CL;
    case U_LB_COMBINING_MARK:
      return BreakClass::CM;
    case U_LB_CLOSE_PARENTHESIS:
      return BreakClass::CP;
    case U_LB_CARRIAGE_RETURN:
      return BreakClass::CR;
    case U_LB_E_BASE:
      return BreakClass::EB;
    case U_LB_E_MODIFIER:
      return BreakClass::EM;
    case U_LB_EXCLAMATION:
      return BreakClass::EX;
    case U_LB_GLUE:
      return BreakClass::GL;
    case U_LB_H2:
      return BreakClass::H2;
    case U_LB_H3:
      return BreakClass::H3;
    case U_LB_HEBREW_LETTER:
      return BreakClass::HL;
    case U_LB_HYPHEN:
      return BreakClass::HY;
    case U_LB_IDEOGRAPHIC:
      return BreakClass::ID;
    case U_LB_INSEPARABLE:
      return BreakClass::IN;
    case U_LB_INFIX_NUMERIC:
      return BreakClass::IS;
    case U_LB_JL:
      return BreakClass::JL;
    case U_LB_JT:
      return BreakClass::JT;
    case U_LB_JV:
      return BreakClass::JV;
    case U_LB_LINE_FEED:
      return BreakClass::LF;
    case U_LB_NEXT_LINE:
      return BreakClass::NL;
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
      return BreakClass::NS;
    case U_LB_NUMERIC:
      return BreakClass::NU;
    case U_LB_OPEN_PUNCTUATION:
      return BreakClass::OP;
    case U_LB_POSTFIX_NUMERIC:
      return BreakClass::PO;
    case U_LB_PREFIX_NUMERIC:
      return BreakClass::PR;
    case U_LB_QUOTATION:
      return BreakClass::QU;
    case U_LB_REGIONAL_INDICATOR:
      return BreakClass::RI;
    case U_LB_SPACE:
      return BreakClass::SP;
    case U_LB_BREAK_SYMBOLS:
      return BreakClass::SY;
    case U_LB_WORD_JOINER:
      return BreakClass::WJ;
    case U_LB_ZWSPACE:
      return BreakClass::ZW;
    case U_LB_ZWJ:
      return BreakClass::ZWJ;
    case U_LB_COMPLEX_CONTEXT: {
      const auto category = u_charType(c);
      const bool mark = category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK;
      return mark ? BreakClass::CM : BreakClass::AL;
    }
    default:
      return BreakClass::AL;
  }
}

}  // namespace jianbao::text
