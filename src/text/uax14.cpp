#include "text/uax14.h"

#include <unicode/uchar.h>

#include <initializer_list>

namespace jianbao::text {

namespace {

using enum BreakClass;

bool in(BreakClass value, std::initializer_list<BreakClass> set) {
  for (const BreakClass each : set) {
    if (each == value) return true;
  }
  return false;
}

bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE || width == U_EA_HALFWIDTH;
}

// A Pictographic that is not assigned yet may become the base of an emoji (LB30b).
bool is_unassigned_pictograph(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) &&
         u_charType(static_cast<UChar32>(c)) == U_UNASSIGNED;
}

// Goes through a text from left to right; what stands before a character is kept as far as the
// rules look back.
class Rules {
 public:
  Rules(std::u32string_view text, const std::vector<BreakClass>& classes)
      : text_(text), classes_(classes) {}

  std::vector<Break> apply() {
    std::vector<Break> breaks(text_.size() + 1, Break::no);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const BreakClass next = classes_[i];
      if (i > 0) breaks[i] = before(i, next);
      take(i, next, attached_);
      attached_ = false;
    }
    if (!text_.empty()) breaks[text_.size()] = Break::mandatory;  // LB3
    return breaks;
  }

 private:
  static Break allowed_if(bool yes) { return yes ? Break::allowed : Break::no; }

  Break before(std::size_t i, BreakClass next) {
    if (in(raw_, {BK, LF, NL})) return Break::mandatory;               // LB4, LB5
    if (raw_ == CR) return next == LF ? Break::no : Break::mandatory;  // LB5
    if (in(next, {BK, CR, LF, NL, SP, ZW})) return Break::no;          // LB6, LB7
    if (after_zero_width_space_) return Break::allowed;                // LB8
    if (raw_ == ZWJ) {                                                 // LB8a
      attached_ = in(next, {CM, ZWJ});
      return Break::no;
    }
    if (in(next, {CM, ZWJ}) && raw_ != SP) {  // LB9
      attached_ = true;
      return Break::no;
    }
    if (in(next, {CM, ZWJ})) next = AL;  // LB10
    return allowed_if(!joined(i, next));
  }

  // LB11 to LB30b, for a last character that has its marks.
  bool joined(std::size_t i, BreakClass next) const {
    const bool space = raw_ == SP;
    if (next == WJ || (last_ == WJ && !space)) return true;         // LB11
    if (last_ == GL && !space) return true;                         // LB12
    if (next == GL && !space && !in(last_, {BA, HY})) return true;  // LB12a
    if (in(next, {CL, CP, EX, IS, SY})) return true;                // LB13
    if (last_ == OP) return true;                                   // LB14
    if (last_ == QU && next == OP) return true;                     // LB15
    if (in(last_, {CL, CP}) && next == NS) return true;             // LB16
    if (last_ == B2 && next == B2) return true;                     // LB17
    if (space) return false;                                        // LB18
    if (next == QU || last_ == QU) return true;                     // LB19
    if (next == CB || last_ == CB) return false;                    // LB20
    if (in(next, {BA, HY, NS}) || last_ == BB) return true;         // LB21
    if (before_last_ == HL && in(last_, {HY, BA})) return true;     // LB21a
    if (last_ == SY && next == HL) return true;                     // LB21b
    return next == IN || of_number(i, next) || of_word(i, next);    // LB22
  }

  bool of_number(std::size_t i, BreakClass next) const {
    const bool letter = in(last_, {AL, HL}), next_letter = in(next, {AL, HL});
    if ((letter && next == NU) || (last_ == NU && next_letter)) return true;  // LB23
    if (last_ == PR && in(next, {ID, EB, EM})) return true;                   // LB23a
    if (in(last_, {ID, EB, EM}) && next == PO) return true;
    if (in(last_, {PR, PO}) && next_letter) return true;  // LB24
    if (letter && in(next, {PR, PO})) return true;
    if (in(last_, {PR, PO}) && next == NU) return true;  // LB25
    if (in(last_, {PR, PO}) && in(next, {OP, HY}) && i + 1 < text_.size() && number_at(i + 1)) {
      return true;
    }
    if (last_ == HY && next == NU) return true;
    if (number_ == Number::digits && in(next, {NU, SY, IS, CL, CP})) return true;
    return number_ != Number::none && in(next, {PO, PR});
  }

  bool number_at(std::size_t i) const {
    while (i < text_.size() && in(classes_[i], {CM, ZWJ})) ++i;
    return i < text_.size() && classes_[i] == NU;
  }

  bool of_word(std::size_t i, BreakClass next) const {
    if (last_ == JL && in(next, {JL, JV, H2, H3})) return true;  // LB26
    if (in(last_, {JV, H2}) && in(next, {JV, JT})) return true;
    if (in(last_, {JT, H3}) && next == JT) return true;
    if (in(last_, {JL, JV, JT, H2, H3}) && next == PO) return true;  // LB27
    if (last_ == PR && in(next, {JL, JV, JT, H2, H3})) return true;
    const bool letter = in(last_, {AL, HL}), next_letter = in(next, {AL, HL});
    if ((letter || last_ == IS) && next_letter) return true;                       // LB28, LB29
    if ((letter || last_ == NU) && next == OP && !is_wide(text_[i])) return true;  // LB30
    if (last_ == CP && (next_letter || next == NU) && !is_wide(last_character_)) return true;
    if (last_ == RI && next == RI) return regional_indicators_ % 2 == 1;              // LB30a
    return next == EM && (last_ == EB || is_unassigned_pictograph(last_character_));  // LB30b
  }

  void take(std::size_t i, BreakClass next, bool attached) {
    raw_ = next;
    after_zero_width_space_ = next == ZW || (next == SP && after_zero_width_space_);
    if (attached || next == SP) {
      if (next == SP) number_ = Number::none;
      if (next == SP) regional_indicators_ = 0;
      return;
    }
    if (in(next, {CM, ZWJ})) next = AL;
    before_last_ = last_;
    last_ = next;
    last_character_ = text_[i];
    regional_indicators_ = next == RI ? regional_indicators_ + 1 : 0;
    const bool within = number_ == Number::digits;
    number_ = next == NU || (within && in(next, {SY, IS})) ? Number::digits
              : within && in(next, {CL, CP})               ? Number::closed
                                                           : Number::none;
  }

  std::u32string_view text_;
  const std::vector<BreakClass>& classes_;
  BreakClass raw_ = BK;   // of the character before
  BreakClass last_ = WJ;  // of the one before that is no space and no combining mark
  BreakClass before_last_ = WJ;
  char32_t last_character_ = 0;
  bool attached_ = false;  // the character belongs to the one before
  bool after_zero_width_space_ = false;
  int regional_indicators_ = 0;
  // How far a number has been read: NU (NU | SY | IS)* (CL | CP)?
  enum class Number { none, digits, closed } number_ = Number::none;
};

}  // namespace

std::vector<Break> line_breaks(std::u32string_view text, const std::vector<BreakClass>& classes) {
  return Rules(text, classes).apply();
}

std::vector<Break> line_breaks(std::u32string_view text) {
  std::vector<BreakClass> classes;
  classes.reserve(text.size());
  for (const char32_t c : text) classes.push_back(break_class(c));
  return line_breaks(text, classes);
}

}  // namespace jianbao::text
