#include "expr/functions.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "expr/arithmetic.h"
#include "expr/common_unit.h"
#include "expr/list_functions.h"
#include "expr/members.h"
#include "expr/row_functions.h"
#include "expr/wording.h"
#include "expr/work.h"
#include "value/date_form.h"

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::Value;

struct Pattern {
  bool sign = false, group = false, percent = false;
  std::optional<int> places;
};

// The part of d3-format that briefs need: [+][,][.places][f|d|%].
std::optional<Pattern> parse_pattern(std::string_view rest) {
  Pattern pattern;
  const auto take = [&](char c) {
    const bool found = rest.starts_with(c);
    if (found) rest.remove_prefix(1);
    return found;
  };
  pattern.sign = take('+');
  pattern.group = take(',');
  if (take('.')) {
    int places = 0;
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > 2) return std::nullopt;
    for (const char c : rest.substr(0, digits)) places = places * 10 + (c - '0');
    rest.remove_prefix(digits);
    if (places > most_places) return std::nullopt;
    pattern.places = places;
  } else if (rest == "d") {
    pattern.places = 0;
    take('d');
  }
  if (rest == "%") pattern.percent = take('%');
  if (rest == "f") take('f');
  return rest.empty() ? std::optional(pattern) : std::nullopt;
}

Answer format(const Work& work) {
  const auto* spec = work.at(1).as_text();
  const auto pattern = spec == nullptr ? std::nullopt : parse_pattern(*spec);
  if (!pattern) return work.fail("unknown number format; such as ',', '.1f', '+.2f' or '.1%'");
  // A gap in a table shows its sign, whatever the format is.
  if (is_missing(work.at(0))) return work.missing();
  auto number = work.number(0);
  if (number && pattern->percent) number = multiply(*number, Decimal(100, 0));
  if (!number) return work.problem.empty() ? answer(number, work) : std::nullopt;
  if (pattern->places) number = number->rounded(*pattern->places);
  std::string words = word_number(*number, {pattern->group ? "en" : "zh"});
  if (pattern->sign && !number->negative()) words.insert(0, "+");
  if (pattern->percent) words += "%";
  const bool provisional =
      is_figure(work.at(0)) && status_of(*work.at(0).as_record()) == Status::provisional;
  return answer(provisional ? words + work.call.language.signs.provisional : words);
}

Answer date(const Work& work) {
  if (is_missing(work.at(0))) return work.missing();
  auto day = date_of(work.at(0));
  if (const auto* text = work.at(0).as_text(); text != nullptr && !day) {
    const value::DateForm written =
        value::date_form(value::without_time(*text), value::DateOrder::usual);
    if (!written.readings.empty()) return work.needs(0, "one date, it may be " + written.readings);
    day = written.date;
  }
  if (!day) return work.needs(0, "a date");
  const auto* form = work.at(1).as_text();
  if (form != nullptr && *form == "long") return answer(word_date(*day, work.call.language));
  if (form != nullptr && *form == "year-month") return answer(word_month(*day, work.call.language));
  if (form == nullptr || *form != "iso")
    return work.fail("unknown date form; 'long', 'iso' or 'year-month'");
  return answer(day->to_string());
}

enum class Case { upper, lower };
Answer change_case(const Work& work, Case wanted) {
  std::vector<TextPiece> pieces = work.pieces(work.at(0));
  const icu::Locale& root = icu::Locale::getRoot();
  for (TextPiece& piece : pieces) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(piece.words);
    piece.words.clear();
    (wanted == Case::upper ? text.toUpper(root) : text.toLower(root)).toUTF8String(piece.words);
  }
  return text_of(std::move(pieces), work.call.language, {});
}

// The first letter only: "foreign capital" → "Foreign capital".
Answer capitalize(const Work& work) {
  std::vector<TextPiece> pieces = work.pieces(work.at(0));
  const auto first = std::find_if(pieces.begin(), pieces.end(),
                                  [](const TextPiece& piece) { return !piece.words.empty(); });
  if (first == pieces.end()) return answer("");
  std::size_t behind = 0;
  const char32_t letter = base::next_code_point(first->words, behind);
  std::string out;
  base::append_utf8(out, static_cast<char32_t>(u_totitle(static_cast<UChar32>(letter))));
  first->words = out + first->words.substr(behind);
  return text_of(std::move(pieces), work.call.language, {});
}

// Percent of the total, exact; it prints with one place if no other is named.
Answer share(const Work& work) {
  if (is_missing(work.at(0)) || is_missing(work.at(1))) return work.missing();
  const auto part = work.number(0), total = part ? work.number(1) : std::nullopt;
  const auto places = total ? work.places(2, 1) : std::nullopt;
  if (!places) return std::nullopt;
  if (total->zero()) return work.missing();
  const auto numbers = in_one_unit(work.at(0), work.at(1));
  if (!numbers) return work.fail("a share of what is measured in another unit");
  const auto hundredfold = multiply(numbers->first, Decimal(100, 0));
  const auto percent = hundredfold ? calculate("/", *hundredfold, numbers->second) : std::nullopt;
  if (!percent) return answer(percent, work);
  return shown_with_places(*percent, *places, work.call.use);
}

Answer round_to(const Work& work) {
  if (is_missing(work.at(0))) return work.missing();
  const auto number = work.number(0);
  const auto places = number ? work.places(1, 0) : std::nullopt;
  return places ? answer(number->rounded(*places)) : std::nullopt;
}

Answer absolute(const Work& work) {
  if (is_missing(work.at(0))) return work.missing();
  const auto number = work.number(0);
  return number ? answer(number->absolute()) : std::nullopt;
}

Answer ordinal(const Work& work) {
  if (is_missing(work.at(0))) return work.missing();
  const auto number = work.number(0);
  return number ? answer(word_rank(*number, work.call.language)) : std::nullopt;
}

// How an item of a list is counted: 一、 and "1. ".
Answer enumerator(const Work& work) {
  if (is_missing(work.at(0))) return work.missing();
  const auto number = work.number(0);
  if (!number) return std::nullopt;
  if (!number->is_integer() || number->negative() || number->zero() ||
      compare(*number, Decimal(99, 0)) > 0) {
    return work.fail("an enumerator is a whole number from 1 to 99");
  }
  const auto n = static_cast<std::size_t>(number->rounded(0).coefficient());
  if (!work.call.language.chinese()) return answer(std::to_string(n) + ". ");
  constexpr std::array<std::string_view, 10> digits{"",   "一", "二", "三", "四",
                                                    "五", "六", "七", "八", "九"};
  std::string words;
  if (n >= 20) words += digits[n / 10];
  if (n >= 10) words += "十";
  return answer(words + std::string(digits[n % 10]) + "、");
}

// "rose 74.4%", "fell 3.1%": of a number, of what is written as one, or of a figure's growth. The
// form can be named; without a verb it is what `figure.growth` prints.
Answer change(const Work& work) {
  const auto* form = work.count() > 1 ? work.at(1).as_text() : nullptr;
  if (work.count() > 1 && (form == nullptr || *form != "verb")) {
    return work.fail("the second argument of 'change' can only be 'verb'");
  }
  // No change is known: its sign says so.
  if (is_missing(work.at(0))) return work.missing();
  const auto growth = growth_of(work.at(0));
  if (!growth) return work.needs(0, "a number or a text such as 74.4%");
  return answer(word_growth(*growth, GrowthForm::verb, work.call.language));
}

Answer plural(const Work& work) {
  if (is_missing(work.at(0))) return work.at(2);
  const auto count = work.number(0);
  if (!count) return std::nullopt;
  return work.at(cardinal_form(*count, work.call.language) == "one" ? 1 : 2);
}

Answer compact(const Work& work) {
  return answer(
      display_compact(work.at(0), work.call.language, work.call.use, work.call.diagnostics));
}

constexpr std::array<Function, 14> functions{{
    {"format", 2, 2, format},
    {"date", 2, 2, date},
    {"upper", 1, 1, [](const Work& work) { return change_case(work, Case::upper); }},
    {"lower", 1, 1, [](const Work& work) { return change_case(work, Case::lower); }},
    {"capitalize", 1, 1, capitalize},
    {"abs", 1, 1, absolute},
    {"round", 1, 2, round_to},
    {"share", 2, 3, share},
    {"ordinal", 1, 1, ordinal},
    {"enumerator", 1, 1, enumerator},
    {"change", 1, 2, change},
    {"plural", 3, 3, plural},
    {"compact", 1, 1, compact},
    {"language", 0, 0,
     [](const Work& work) { return answer(work.call.language.chinese() ? "zh" : "en"); }},
}};

const Function* find_function(std::string_view name) {
  const auto is_meant = [&](const Function& f) { return f.name == name; };
  const auto found = std::find_if(functions.begin(), functions.end(), is_meant);
  if (found != functions.end()) return &*found;
  for (const auto* others : {&list_functions(), &row_functions()}) {
    const auto other = std::find_if(others->begin(), others->end(), is_meant);
    if (other != others->end()) return &*other;
  }
  return nullptr;
}

}  // namespace

std::optional<Value> call_function(const std::string& name, const Call& call, Problem& problem) {
  const Function* found = find_function(name);
  if (found == nullptr) return std::nullopt;
  problem = {count_problem(name, found->least, found->most, call.arguments.size())};
  return problem.empty() ? found->body({call, problem}) : std::nullopt;
}

std::optional<int> places_of_format(std::string_view text) {
  const auto pattern = parse_pattern(text);
  if (!pattern || !pattern->places) return std::nullopt;
  return *pattern->places + (pattern->percent ? 2 : 0);
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names{"present", "if", "where"};
  for (const Function& function : functions) names.push_back(function.name);
  for (const Function& function : list_functions()) names.push_back(function.name);
  for (const Function& function : row_functions()) names.push_back(function.name);
  return names;
}

std::string count_problem(const std::string& name, std::size_t least, std::size_t most,
                          std::size_t given) {
  if (given >= least && given <= most) return {};
  std::string wanted = std::to_string(least);
  if (most > least) wanted += most == any_number ? " or more" : " or " + std::to_string(most);
  const bool one = least == 1 && most == 1;
  return "'" + name + "' takes " + wanted + (one ? " argument" : " arguments") + ", not " +
         std::to_string(given);
}

}  // namespace jianbao::expr
