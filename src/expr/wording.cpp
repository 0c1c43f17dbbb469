#include "expr/wording.h"

#include <algorithm>
#include <array>

#include "base/language_tag.h"
#include "expr/unit_names.h"

namespace jianbao::expr {

value::Decimal readable(const value::Decimal& number) {
  constexpr int most_places = 6, usual_places = 2, digits = 3;
  if (number.scale() <= most_places || number.zero()) return number;
  const int places = std::max(usual_places, digits - number.whole_digits());
  return number.rounded(std::min(places, number.scale())).without_zeros();
}

namespace {

using value::Decimal;
using value::Record;
using value::Value;

// Only these begin a tag: "id" and "is" are languages too, but more often names of fields.
constexpr std::array<std::string_view, 18> languages{"zh", "en", "yue", "ja", "ko", "fr",
                                                     "de", "es", "ru",  "ar", "pt", "vi",
                                                     "bo", "ug", "mn",  "ii", "za", "kk"};

bool is_language_tag(std::string_view key) {
  const std::string_view primary = key.substr(0, key.find('-'));
  return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

const std::string* text_field(const Record& record, std::string_view key) {
  const Value* field = record.find(key);
  return field == nullptr ? nullptr : field->as_text();
}

bool has(const Record& record, std::string_view key) {
  const Value* field = record.find(key);
  return field != nullptr && !field->is_null();
}

int places_of(const Record& figure) {
  const Value* places = figure.find("places");
  const auto* number = places == nullptr ? nullptr : places->as_number();
  return number == nullptr ? 0 : static_cast<int>(number->rounded(0).coefficient());
}

// Without a unit: one that stands in the data prints as it stands there, one that was reckoned as
// the language writes numbers.
std::string word_plain_number(const Value& number, const Language& language) {
  if (!number.is_as_read()) return word_number(readable(*number.as_number()), language);
  std::string digits = number.written();
  if (digits.starts_with('-')) digits.replace(0, 1, "\u2212");
  return digits;
}

std::string word_figure_number(const Record& figure, const Decimal& number,
                               const Language& language, bool compact) {
  // What `rank`, `growth` and `year` of a figure give says itself how it is worded.
  if (const auto* worded = text_field(figure, "worded")) {
    if (*worded == "rank") return word_rank(number, language);
    if (*worded == "year") return number.to_string();
    const auto* unit = text_field(figure, "unit");
    const Decimal shown = has(figure, "places") ? number.rounded(places_of(figure)) : number;
    if (*worded == "places" && (unit == nullptr || unit->empty())) {
      return word_number(shown, language);
    }
    if (*worded == "places") {
      const Measured words = word_measure(shown, *unit, language);
      return compact ? words.compact : words.whole;
    }
    return word_growth({shown, unit != nullptr && *unit == "百分点"}, GrowthForm::adverb, language);
  }
  const auto* unit = text_field(figure, "unit");
  if (unit == nullptr || unit->empty()) return word_plain_number(*figure.find("value"), language);
  const Measured words = word_measure(number, *unit, language);
  return compact ? words.compact : words.whole;
}

// What a figure says is counted, in the form that goes with its number; empty where it says
// nothing in the language.
std::string counted_words(const Record& figure, const Language& language) {
  const Value* counted = figure.find("counted");
  if (counted == nullptr) return {};
  const Value* words =
      is_language_map(*counted) ? pick_language(*counted->as_record(), language) : counted;
  const auto* forms = words == nullptr ? nullptr : words->as_record();
  if (forms != nullptr) {
    const auto* number = figure.find("value")->as_number();
    words = number == nullptr ? nullptr : forms->find(cardinal_form(*number, language));
    if (words == nullptr) words = forms->find("other");
  }
  const auto* text = words == nullptr ? nullptr : words->as_text();
  return text == nullptr ? "" : *text;
}

struct Use {
  const Language& language;
  base::Span span;
  base::Diagnostics& diagnostics;
  bool compact = false;
};

std::string display_value(const Value& value, const Use& use);

// A sign that is a letter would be read as the end of a word.
std::string marked(std::string text, const std::string& mark) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (mark.empty() || text.empty()) return text + mark;
  // The mark belongs to its figure, whatever unit stands between.
  const bool letters = is_letter(text.back()) && is_letter(mark.front());
  return text + (letters ? "\u00A0" : "\u2060") + mark;
}

// 2020年 is a year, 15年 are years.
bool is_year(const Record& figure, std::string_view unit) {
  const auto* number = figure.find("value")->as_number();
  return unit == "年" && number != nullptr && number->is_integer() && number->whole_digits() == 4;
}

// "46 museums": what is counted has its word where the unit has none.
std::string counted(const Record& figure, std::string words, const Use& use) {
  const auto* unit = text_field(figure, "unit");
  if (unit == nullptr || is_year(figure, *unit) || !is_nameless(*unit, use.language)) return words;
  const std::string word = counted_words(figure, use.language);
  if (!word.empty()) return words + "\u00A0" + word;
  base::Diagnostic nameless{base::Severity::warning, figure.find("unit")->span(),
                            "the unit '" + *unit + "' has no English word",
                            "'counted: {en: …}' beside it, or 'units' in the project, gives one; "
                            "'.number' prints the number alone"};
  if (nameless.span.file == nullptr) nameless.span = use.span;
  nameless.notes.push_back({use.span, "printed here"});
  nameless.fault = "unit " + *unit;
  use.diagnostics.add(std::move(nameless));
  return words;
}

std::string display_figure(const Record& figure, const Use& use) {
  const Status status = status_of(figure);
  const Signs& signs = use.language.signs;
  if (status == Status::suppressed) return signs.suppressed;
  if (status == Status::missing) return signs.missing;
  const std::string mark = status == Status::provisional ? signs.provisional : "";
  if (has(figure, "text")) return marked(display_value(*figure.find("text"), use), mark);
  const Value& value = *figure.find("value");
  const auto* number = value.as_number();
  if (number == nullptr) return marked(display_value(value, use), mark);
  std::string words = word_figure_number(figure, *number, use.language, use.compact);
  return marked(counted(figure, std::move(words), use), mark);
}

std::string display_language(const Value& texts, const Use& use) {
  const Value* picked = pick_language(*texts.as_record(), use.language);
  if (picked != nullptr) return display_value(*picked, use);
  use.diagnostics.error(texts.span().file == nullptr ? use.span : texts.span(),
                        "missing language '" + use.language.tag + "'",
                        "this text has only the others");
  return {};
}

std::string display_value(const Value& value, const Use& use) {
  if (const auto* text = value.as_text()) return *text;
  if (value.as_number() != nullptr) return word_plain_number(value, use.language);
  if (const auto* date = value.as_date()) return word_date(*date, use.language);
  if (const auto* truth = value.as_bool()) return *truth ? "true" : "false";
  if (is_figure(value)) return display_figure(*value.as_record(), use);
  if (is_language_map(value)) return display_language(value, use);
  // A gap in a file is a value that is missing; one that no file has is a mistake.
  if (value.is_null() && value.span().file != nullptr) return use.language.signs.missing;
  if (value.is_null()) {
    use.diagnostics.error(use.span, "missing data");
    return {};
  }
  use.diagnostics.error(
      use.span, "this is " + std::string(value.kind()) + ", not a text or a figure",
      value.as_list() == nullptr ? "" : "names(…) and join(…, '、') make one of it");
  return {};
}

// Takes the first of the endings that the text has.
bool take_ending(std::string_view& text, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (!text.ends_with(ending)) continue;
    text.remove_suffix(ending.size());
    return true;
  }
  return false;
}

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string month_name(const value::Date& date) {
  return std::string(months[static_cast<std::size_t>(std::clamp(date.month, 1, 12)) - 1]);
}

}  // namespace

bool is_figure(const Value& value) {
  const auto* record = value.as_record();
  return record != nullptr && record->find("value") != nullptr;
}

bool is_language_map(const Value& value) {
  const auto* record = value.as_record();
  if (record == nullptr || record->empty()) return false;
  return std::all_of(record->fields().begin(), record->fields().end(),
                     [](const value::Field& field) { return is_language_tag(field.key); });
}

namespace {

template <class Fits>
std::optional<value::Field> find_field(const Record& texts, const Fits& fits) {
  const auto found = std::find_if(
      texts.fields().begin(), texts.fields().end(),
      [&](const value::Field& field) { return !field.value.is_null() && fits(field.key); });
  return found == texts.fields().end() ? std::nullopt : std::optional(*found);
}

std::optional<value::Field> pick_field(const Record& texts, const std::string& tag) {
  const auto same = [](const std::string& wanted) {
    return [wanted](const std::string& key) {
      return key == wanted || base::full_language_tag(key) == wanted;
    };
  };
  const auto within = [](const std::string& range) {
    return [range](const std::string& key) {
      return base::is_in_range(base::full_language_tag(key), range);
    };
  };
  std::string wanted = base::full_language_tag(tag);
  for (std::size_t dash = wanted.size(); dash != std::string::npos; dash = wanted.rfind('-')) {
    wanted.resize(dash);
    if (const auto field = find_field(texts, same(wanted))) return field;
  }
  const bool traditional = base::is_traditional_chinese(tag);
  const auto simplified = traditional ? find_field(texts, within("zh-Hans")) : std::nullopt;
  return simplified ? simplified : find_field(texts, within(wanted));
}

}  // namespace

const Value* pick_language(const Record& texts, const Language& language) {
  const auto field = pick_field(texts, language.tag);
  if (!field) return nullptr;
  if (language.natives && base::is_traditional_chinese(field->key)) {
    language.natives->add(field->value.span());
  }
  return &field->value;
}

Status status_of(const Record& figure) {
  const auto* word = text_field(figure, "status");
  if (word != nullptr && *word == "suppressed") return Status::suppressed;
  if (word != nullptr && *word == "missing") return Status::missing;
  if (!has(figure, "value") && !has(figure, "text")) return Status::missing;
  return word != nullptr && *word == "provisional" ? Status::provisional : Status::given;
}

bool is_withheld(const Value& value) {
  if (!is_figure(value)) return false;
  const Status status = status_of(*value.as_record());
  return status == Status::missing || status == Status::suppressed;
}

std::string word_ordinal(const Decimal& number, const Language& language) {
  const std::string digits = word_number(number, language);
  if (language.chinese()) return "第" + digits;
  // The words are English, whatever the tag is.
  const std::string form = language.tag.starts_with("en")
                               ? ordinal_form(number, language)
                               : ordinal_form(number, make_language("en"));
  return digits + (form == "one" ? "st" : form == "two" ? "nd" : form == "few" ? "rd" : "th");
}

std::string word_rank(const Decimal& rank, const Language& language) {
  return word_ordinal(rank, language) + (language.chinese() ? "位" : "");
}

Value shown_with_places(const Decimal& number, int places, base::Span span) {
  Record record;
  record.add("value", span, Value(number, span));
  record.add("worded", span, Value(std::string("places"), span));
  record.add("places", span, Value(Decimal(places, 0), span));
  return {std::move(record), span};
}

namespace {

// A figure in per cent or in points is a growth itself, as cells of a column of such are.
std::optional<Growth> own_growth(const Record& record) {
  const Value* value = record.find("value");
  const auto* number = value == nullptr ? nullptr : value->as_number();
  const auto* written = text_field(record, "unit");
  const std::string unit = written == nullptr ? "" : plain_unit(*written);
  if (number == nullptr || (!unit.empty() && unit != "%" && unit != percentage_point)) {
    return std::nullopt;
  }
  return Growth{*number, unit == percentage_point};
}

}  // namespace

std::optional<Growth> growth_of(const Value& value) {
  if (const auto* number = value.as_number()) return Growth{*number, false};
  if (const auto* record = value.as_record()) {
    const auto* worded = text_field(*record, "worded");
    if (worded != nullptr && *worded == "places") {
      const auto* unit = text_field(*record, "unit");
      if (unit != nullptr && !own_growth(*record)) return std::nullopt;
      return Growth{record->find("value")->as_number()->rounded(places_of(*record)),
                    unit != nullptr && plain_unit(*unit) == percentage_point};
    }
    if (worded == nullptr || *worded != "growth") {
      const Value* growth = record->find("growth");
      return growth == nullptr ? own_growth(*record) : growth_of(*growth);
    }
    const auto* number = record->find("value")->as_number();
    const auto* unit = text_field(*record, "unit");
    if (number == nullptr) return std::nullopt;
    const Decimal shown = has(*record, "places") ? number->rounded(places_of(*record)) : *number;
    return Growth{shown, unit != nullptr && *unit == "百分点"};
  }
  const auto* text = value.as_text();
  if (text == nullptr) return std::nullopt;
  std::string_view rest = *text;
  const bool points =
      take_ending(rest, {"个百分点", "百分点", " percentage points", " percentage point"});
  if (!points) take_ending(rest, {" %", "%", "％"});
  const bool typographic_minus = rest.starts_with("\u2212");
  if (typographic_minus) rest.remove_prefix(std::string_view("\u2212").size());
  if (typographic_minus && (rest.starts_with('-') || rest.starts_with('+'))) return std::nullopt;
  const auto number = Decimal::parse(rest);
  if (!number) return std::nullopt;
  const Decimal fall(-number->coefficient(), number->scale());
  return Growth{typographic_minus ? fall : *number, points};
}

std::string word_growth(const Growth& growth, GrowthForm form, const Language& language) {
  const bool verb = form == GrowthForm::verb;
  const auto& [amount, points] = growth;
  if (amount.zero()) return language.chinese() ? "持平" : verb ? "was unchanged" : "unchanged";
  const std::string size = word_measure(amount.absolute(), points ? "百分点" : "%", language).whole;
  if (form == GrowthForm::sign) return (amount.negative() ? "\u2212" : "+") + size;
  if (language.chinese()) {
    return (amount.negative() ? "下降" : points ? "提高" : "增长") + size;
  }
  if (amount.negative()) return (verb ? "fell " : "down ") + size;
  return (verb ? "rose " : "up ") + size;
}

std::optional<std::string> word_growth(const Value& value, const Language& language) {
  const auto growth = growth_of(value);
  if (!growth) return std::nullopt;
  return word_growth(*growth, GrowthForm::adverb, language);
}

// 2020年一季度, Q1 2020.
std::string word_quarter(const value::Date& date, const Language& language) {
  constexpr std::array<std::string_view, 4> chinese{"一", "二", "三", "四"};
  const auto which = static_cast<std::size_t>((date.month - 1) / 3);
  const std::string year = std::to_string(date.year);
  if (language.chinese()) return year + "年" + std::string(chinese[which]) + "季度";
  return "Q" + std::to_string(which + 1) + " " + year;
}

std::string word_date(const value::Date& date, const Language& language) {
  if (date.part == value::DatePart::month) return word_month(date, language);
  if (date.part == value::DatePart::quarter) return word_quarter(date, language);
  if (date.part == value::DatePart::year) {
    return std::to_string(date.year) + (language.chinese() ? "年" : "");
  }
  const std::string day = std::to_string(date.day);
  if (language.chinese()) return word_month(date, language) + day + "日";
  return day + " " + word_month(date, language);
}

std::string word_month(const value::Date& date, const Language& language) {
  const std::string year = std::to_string(date.year);
  if (language.chinese()) return year + "年" + std::to_string(date.month) + "月";
  return month_name(date) + " " + year;
}

std::string display(const Value& value, const Language& language, base::Span use,
                    base::Diagnostics& diagnostics) {
  return display_value(value, {language, use, diagnostics});
}

std::string display_compact(const Value& value, const Language& language, base::Span use,
                            base::Diagnostics& diagnostics) {
  return display_value(value, {language, use, diagnostics, true});
}

}  // namespace jianbao::expr
