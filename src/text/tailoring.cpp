#include "text/tailoring.h"

#include <algorithm>

#include "text/number_breaks.h"

namespace jianbao::text {

namespace {

using enum CharacterClass;
using style::LineBreak;

constexpr int after_hyphen = 40;
constexpr int within_name = 700;  // of an address: rather than a line of wide gaps
constexpr std::size_t most_parted = 40;

// What UAX #14 takes the character for. Chinese marks are put above its classes, which know neither
// the direction of quotation marks nor that · and ～ start no line.
BreakClass tailored_class(const Character& c, LineBreak level) {
  const bool strictly = level != LineBreak::none;
  switch (c.kind) {
    case space:
      return BreakClass::SP;
    case opening:
      return strictly ? BreakClass::OP : BreakClass::ID;
    case closing:
    case comma:
    case stop:
    case exclamation:
      return strictly ? BreakClass::CL : BreakClass::ID;
    case connector:
    case middle_dot:
    case solidus:
      return strictly ? BreakClass::NS : BreakClass::ID;
    case inseparable:
      return BreakClass::B2;
    default:
      break;
  }
  if (c.code == object_character) return BreakClass::ID;
  if (c.code == U'—') return BreakClass::BA;
  if (c.code == U'"' && c.attachment == Attachment::to_next) return BreakClass::OP;
  if (c.code == U'"' && c.attachment == Attachment::to_previous) return BreakClass::CL;
  const BreakClass known = break_class(c.code);
  if (c.kind != han) return known;
  const bool nonstarter = known == BreakClass::NS && level == LineBreak::none;
  return known == BreakClass::AL || nonstarter ? BreakClass::ID : known;
}

bool is_circled_number(char32_t c) {
  return (c >= 0x2460 && c <= 0x2473) || (c >= 0x24EA && c <= 0x24FF) ||
         (c >= 0x2776 && c <= 0x2793) || (c >= 0x3251 && c <= 0x325F) ||
         (c >= 0x32B1 && c <= 0x32BF);
}

constexpr char32_t wide_quotation_mark = U'＂';

// Signs that belong to what they stand before, and the other way round.
bool binds_next(char32_t c) {
  return c == U'§' || c == U'#' || c == U'＃' || c == U'＜' || c == U'№';
}
bool binds_previous(char32_t c) { return c == U'＞'; }

class Tailor {
 public:
  Tailor(const Characters& characters, const std::vector<Run>& runs, LineBreak level)
      : characters_(characters),
        list_(characters.list),
        runs_(runs),
        level_(level),
        shown_before_(shown_classes(list_)) {}

  std::vector<BreakPoint> find() {
    std::u32string text;
    std::vector<BreakClass> classes;
    for (const Character& c : list_) {
      text += c.code;
      classes.push_back(tailored_class(c, level_));
    }
    for (const Break kind : line_breaks(text, classes)) points_.push_back({kind});
    quoted_ = !list_.empty() && list_.front().code == wide_quotation_mark;
    for (std::size_t i = 1; i < list_.size(); ++i) {
      tailor(i);
      if (level_ == LineBreak::strict) bind_signs(i);
    }
    tailor_addresses();
    bind_numbers(characters_, points_);
    return std::move(points_);
  }

 private:
  void forbid(std::size_t i) {
    if (points_[i].kind == Break::allowed) points_[i].kind = Break::no;
  }

  void tailor(std::size_t i) {
    const Character &last = list_[i - 1], &next = list_[i];
    if (level_ == LineBreak::strict && next.kind == inseparable) forbid(i);
    const bool strokes = level_ == LineBreak::gb || level_ == LineBreak::strict;
    if (strokes && shown_before(i) == solidus) forbid(i);
    // UAX #14 lets a line start with these after a space; the space goes, the mark would stay.
    const bool joins = next.kind == connector || next.kind == middle_dot || next.kind == solidus;
    if (joins && last.kind == space && level_ != LineBreak::none) forbid(i);
    if (next.run == last.run && holds_together(runs_[next.run])) forbid(i);
    if (is_note_mark(i)) forbid(i);
    if (is_circled_number(last.code) && is_circled_number(next.code)) {
      points_[i].cost = last_resort;
    }
    if (last.kind == latin && next.kind == latin) within_word(i);
  }

  // Of ＂, which has no direction, every other one closes.
  void bind_signs(std::size_t i) {
    const char32_t last = list_[i - 1].code, next = list_[i].code;
    if (binds_next(last) || binds_previous(next)) forbid(i);
    if (last == wide_quotation_mark && quoted_) forbid(i);
    if (next != wide_quotation_mark) return;
    if (quoted_) forbid(i);
    quoted_ = !quoted_;
  }

  // What stands before a character, but for typed spaces.
  CharacterClass shown_before(std::size_t i) const { return shown_before_[i - 1]; }

  static std::vector<CharacterClass> shown_classes(const std::vector<Character>& list) {
    std::vector<CharacterClass> shown;
    for (const Character& c : list) {
      shown.push_back(c.kind == space && !shown.empty() ? shown.back() : c.kind);
    }
    return shown;
  }

  static bool holds_together(const Run& run) { return run.keep_together || !run.ruby.empty(); }

  // ① and [1] belong to the word before them, and so does what is raised or lowered.
  bool is_note_mark(std::size_t i) const {
    const Character &last = list_[i - 1], &next = list_[i];
    if (last.kind == space) return false;
    const bool script = runs_[next.run].style.script_position != style::ScriptPosition::normal;
    if (next.run != last.run && (script || runs_[next.run].note >= 0)) return true;
    if (is_mark(last.kind)) return false;
    if (is_circled_number(next.code)) return !is_circled_number(last.code);
    return is_bracketed_number(i);
  }

  bool is_bracketed_number(std::size_t i) const {
    const char32_t c = list_[i].code;
    if (c != U'[' && c != U'〔' && c != U'［') return false;
    const char32_t end = c == U'[' ? U']' : c == U'〔' ? U'〕' : U'］';
    std::size_t at = i + 1;
    while (at < list_.size() && is_of_numbers(list_[at].code)) ++at;
    return at > i + 1 && at < list_.size() && list_[at].code == end;
  }
  static bool is_of_numbers(char32_t c) {
    return is_ascii_digit(c) || c == U',' || c == U'-' || c == U'–' || c == U'，' || c == U'～';
  }

  // After its own hyphens, though no single letter stays behind: e-commerce.
  void within_word(std::size_t i) {
    if (points_[i].kind != Break::allowed) return;
    points_[i].cost = after_hyphen;
    if (i < 2 || list_[i - 2].kind != latin) forbid(i);
    const bool single = i < 3 || list_[i - 3].kind != latin;
    if (single && list_[i - 1].code != U'—') forbid(i);
  }

  // An address may end a line after its marks too, or no line could hold it; and before its
  // hyphens, since one at a line's end would be taken for the line's.
  void tailor_addresses() {
    for (std::size_t begin = 0; begin < list_.size();) {
      std::size_t end = begin;
      while (end < list_.size() && list_[end].typed_name) ++end;
      const bool parted = end > begin && longest_part(begin, end) <= most_parted;
      for (std::size_t i = begin + 1; i < end; ++i) tailor_in_address(i, parted);
      begin = end + 1;
    }
  }
  void tailor_in_address(std::size_t i, bool parted) {
    constexpr std::u32string_view marks = U"./\\_@?&=#%";
    const char32_t last = list_[i - 1].code, next = list_[i].code;
    if (parted && is_within_part(i)) points_[i] = {Break::allowed, within_name, true};
    const bool hyphen = next == U'-' && !is_mark_of_address(last);
    const bool mark = marks.find(last) != marks.npos && !is_mark_of_address(next);
    if (last == U'-') forbid(i);
    if ((hyphen || mark) && points_[i].kind != Break::mandatory && !closes_western(next)) {
      points_[i] = {Break::allowed, after_hyphen, true};
    }
  }
  // Between letters or digits, some of them on either side.
  bool is_within_part(std::size_t i) const {
    constexpr std::size_t least = 3;
    if (i < least || i + least > list_.size()) return false;
    for (std::size_t k = i - least; k < i + least; ++k) {
      if (!is_of_part(k)) return false;
    }
    return true;
  }
  bool is_of_part(std::size_t i) const {
    const Character& c = list_[i];
    return c.typed_name && (is_ascii_letter(c.code) || is_ascii_digit(c.code));
  }
  // Between two marks. A name with a longer one has no words that one could read off paper, and is
  // parted where no line holds it.
  std::size_t longest_part(std::size_t begin, std::size_t end) const {
    std::size_t longest = 0, length = 0;
    for (std::size_t i = begin; i < end; ++i) {
      length = is_of_part(i) ? length + 1 : 0;
      longest = std::max(longest, length);
    }
    return longest;
  }
  static bool is_mark_of_address(char32_t c) {
    constexpr std::u32string_view marks = U"./\\_@?&=#%-:";
    return marks.find(c) != marks.npos;
  }

  const Characters& characters_;
  const std::vector<Character>& list_;
  const std::vector<Run>& runs_;
  LineBreak level_;
  std::vector<CharacterClass> shown_before_;  // before the next character of each
  bool quoted_ = false;                       // an odd number of ＂ stand before
  std::vector<BreakPoint> points_;
};

}  // namespace

std::vector<BreakPoint> find_breaks(const Characters& characters, const std::vector<Run>& runs,
                                    LineBreak level) {
  return Tailor(characters, runs, level).find();
}

}  // namespace jianbao::text
