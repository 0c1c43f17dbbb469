#include "spec/form_check.h"

#include <algorithm>
#include <cctype>

#include "base/odd_character.h"
#include "expr/expr.h"
#include "spec/fits.h"
#include "spec/located.h"
#include "spec/predicate_check.h"
#include "spec/sort_keys.h"

namespace jianbao::spec {

namespace {

class Checker {
 public:
  Checker(const value::Value& value, std::string_view name, const KeySpec& key,
          base::Diagnostics& diagnostics, const CheckOther& other)
      : value_(value), name_(name), key_(key), diagnostics_(diagnostics), other_(other) {}

  void check() {
    switch (key_.type) {
      case Type::text:
      case Type::path:
      case Type::edition:
        return require(value_.as_text() != nullptr, "a text");
      case Type::text_or_number:
        return require(value_.as_text() != nullptr || value_.as_number() != nullptr,
                       "a text or a number");
      case Type::words:
        return check_words(value_);
      case Type::words_or_map:
        if (value_.as_record() == nullptr || expr::is_language_map(value_))
          return check_words(value_);
        return check_form(value_, *key_.inner, diagnostics_, other_);
      case Type::path_or_map:
        if (value_.as_record() != nullptr)
          return check_form(value_, *key_.inner, diagnostics_, other_);
        return require(value_.as_text() != nullptr, "the path of a file, or a map");
      case Type::name_or_map:
        if (value_.as_record() != nullptr)
          return check_form(value_, *key_.inner, diagnostics_, other_);
        return require(value_.as_text() != nullptr, "the name of a style, or a map of properties");
      case Type::names:
        if (value_.as_text() != nullptr) return check_words(value_);
        return require(false, "a name, or a text with {expressions} that give names");
      case Type::expression:
      case Type::condition:
        return check_expression();
      case Type::loop:
        return check_loop();
      case Type::integer:
        return check_integer();
      case Type::number:
        return check_number();
      case Type::boolean:
        return require(value_.as_bool() != nullptr, "true or false");
      case Type::length:
      case Type::relative_length:
        return check_length();
      case Type::color:
        return check_color();
      case Type::color_or_ink:
        if (value_.as_record() != nullptr)
          return check_form(value_, *key_.inner, diagnostics_, other_);
        return check_color();
      case Type::color_name:
        return require(value_.as_text() != nullptr, "a colour or the name of one");
      case Type::date:
        return check_date();
      case Type::choice:
        return check_choice();
      case Type::choice_or_map:
        if (value_.as_record() == nullptr) return check_choice();
        return check_form(value_, *key_.inner, diagnostics_, other_);
      case Type::map_or_expression:
        if (value_.as_record() == nullptr) return check_expression();
        return check_form(value_, *key_.inner, diagnostics_, other_);
      case Type::map:
        return check_form(value_, *key_.inner, diagnostics_, other_);
      case Type::chart:
      case Type::chart_config:
      case Type::transforms:
        return other_ ? other_(value_, name_, key_, diagnostics_) : void();
      case Type::secret:
        return check_secret();
      case Type::connection:
        return check_connection();
      case Type::scalar_or_map:
        if (value_.as_record() != nullptr)
          return check_form(value_, *key_.inner, diagnostics_, other_);
        return require(value_.as_list() == nullptr, "a text, a number, a date, true or false");
      case Type::boolean_or_map:
        if (value_.as_record() != nullptr)
          return check_form(value_, *key_.inner, diagnostics_, other_);
        return require(value_.as_bool() != nullptr, "true, false or a map");
      case Type::predicate:
        return check_predicate(value_, diagnostics_);
      case Type::sort:
        return static_cast<void>(parse_sort(value_, diagnostics_));
      case Type::frame:
        return check_frame();
      case Type::any:
      case Type::blocks:
        return;
    }
  }

 private:
  void require(bool right, std::string_view expected) {
    if (!right) {
      diagnostics_.error(value_.span(), "'" + std::string(name_) + "' must be " +
                                            std::string(expected) + ", not " +
                                            std::string(value_.kind()));
    }
  }

  void fail(std::string_view expected, std::string hint = {}) {
    diagnostics_.error(value_.span(),
                       "'" + std::string(name_) + "' must be " + std::string(expected),
                       std::move(hint));
  }

  void check_words(const value::Value& words) {
    if (const auto* text = words.as_text()) {
      expr::parse_template(*text, words.span(), diagnostics_);
    } else if (words.as_list() != nullptr) {
      diagnostics_.error(words.span(), "'" + std::string(name_) + "' must be a text, not a list");
    } else if (words.as_record() != nullptr && &words != &value_) {
      diagnostics_.error(words.span(), "a text of one language, not a map, is needed here");
    } else if (const auto* record = words.as_record()) {
      if (!expr::is_language_map(words)) {
        return fail("a text or a map by language", "such as {zh: …, en: …}");
      }
      for (const value::Field& field : record->fields()) check_words(field.value);
    }
  }

  void check_expression() {
    const Located expression = located(value_);
    if (expression.text.empty()) return require(value_.as_text() != nullptr, "an expression");
    if (key_.type == Type::condition) return check_condition(expression, diagnostics_);
    expr::parse(expression.text, expression.span, diagnostics_);
  }

  void check_loop() {
    const auto loop = parse_loop(value_);
    if (!loop) return fail("a loop", "NAME in LIST, or KEY, VALUE in MAP");
    expr::parse(loop->list.text, loop->list.span, diagnostics_);
  }

  void check_frame() {
    const auto* list = value_.as_list();
    const auto is_end = [](const value::Value& end) {
      return end.is_null() || (end.as_number() != nullptr && end.as_number()->is_integer());
    };
    const bool right =
        list != nullptr && list->size() == 2 && std::all_of(list->begin(), list->end(), is_end);
    if (!right) fail("two whole numbers", "rows before and behind, null for all: [-2, 2]");
  }

  void check_integer() {
    if (!fits_one(value_, key_)) fail("a whole number " + range());
  }

  // As the vocabulary has it.
  std::string range() const {
    return "from " + std::to_string(key_.least) + " to " + std::to_string(key_.most);
  }

  void check_number() {
    if (value_.as_number() == nullptr) return require(false, "a number");
    if (!fits_one(value_, key_)) fail("a number " + range());
  }

  void check_secret() {
    const auto* record = value_.as_record();
    if (record == nullptr) {
      diagnostics_.hide(value_.span());
      diagnostics_.error(value_.span(), "'" + std::string(name_) + "' must not stand in a layout",
                         "it comes from {env: NAME} or {file: PATH}");
      return;
    }
    check_form(value_, *key_.inner, diagnostics_, other_);
    const bool keyed = record->find("key") != nullptr;
    if (record->fields().size() != (keyed ? 2 : 1) || (keyed && record->find("file") == nullptr)) {
      fail("from one place", "{env: NAME}, {file: PATH} or {file: TABLE, key: NAME}");
    }
  }

  void check_connection() {
    constexpr const char* places = "{env: NAME}, {file: PATH} or {service: NAME}";
    const auto* record = value_.as_record();
    if (record == nullptr) {
      diagnostics_.hide(value_.span());
      // Its key is part of what is hidden.
      diagnostics_.error(value_.span(), "a connection string must not stand in a project",
                         std::string("it comes from ") + places);
      return;
    }
    for (const value::Field& field : record->fields()) {
      if (key_.inner->find(field.key) == nullptr) diagnostics_.hide(field.value.span());
    }
    check_form(value_, *key_.inner, diagnostics_, other_);
    if (record->fields().size() != 1) fail("from one place", places);
  }

  void check_length() {
    if (fits_one(value_, key_)) return;
    const bool relative = key_.type == Type::relative_length;
    const auto* text = value_.as_text();
    const auto em = relative ? base::Length::points(1) : base::Length();
    if (text != nullptr && base::parse_length(*text, em)) {
      const LengthRange range = length_range(key_);
      const auto points = [](base::Length length) {
        return std::to_string(length.units() / base::Length::units_per_point) + "pt";
      };
      return fail("a length from " + points(range.least) + " to " + points(range.most));
    }
    const auto& words = key_.choices;
    const std::string other = words.empty() ? "" : "'" + std::string(words.front()) + "' or ";
    fail("a length", other + (relative ? "a number with a unit: pt, mm, cm, in, px or em"
                                       : "a number with a unit: pt, mm, cm, in or px"));
  }

  void check_color() {
    const auto* text = value_.as_text();
    if (text == nullptr || !parse_color(*text)) {
      fail("a colour", "six hexadecimal digits in quotes: '#1F2328'");
    }
  }

  void check_date() {
    if (!as_date(value_)) fail("a date", "such as 2021-07-16");
  }

  void check_choice() {
    const auto* text = value_.as_text();
    const auto& known = key_.choices;
    if (text != nullptr && std::find(known.begin(), known.end(), *text) != known.end()) return;
    // A name of the user's own would read as the name of a choice.
    const std::string what = key_.name == name_ ? std::string(name_) : "word";
    diagnostics_.error(value_.span(),
                       text == nullptr ? "'" + std::string(name_) + "' must be a word"
                                       : "unknown " + what + " '" + *text + "'",
                       base::suggestion(text == nullptr ? "" : *text, known));
  }

  const value::Value& value_;
  std::string_view name_;
  const KeySpec& key_;
  base::Diagnostics& diagnostics_;
  const CheckOther& other_;
};

bool holds_secrets(const MapSpec& spec) {
  return std::any_of(spec.keys.begin(), spec.keys.end(),
                     [](const KeySpec& key) { return key.type == Type::secret; });
}

// Whoever writes a password in the wrong place, or a level too high, does not want it in a log
// either.
bool may_be_secret(const std::string& key, const MapSpec& spec) {
  if (holds_secrets(spec)) return true;
  const auto leads_there = [](const KeySpec& each) {
    return each.type == Type::map && holds_secrets(*each.inner);
  };
  if (std::none_of(spec.keys.begin(), spec.keys.end(), leads_there)) return false;
  const KeySpec* meant = spec.find(base::nearest(key, spec.names()));
  return meant == nullptr || leads_there(*meant);
}

// Nothing, blanks, or as words a map by language of nothing else.
bool says_nothing(const value::Value& value, Type type) {
  if (const auto* text = value.as_text()) return text->find_first_not_of(" \t\n") == text->npos;
  const auto* record = value.as_record();
  if (record == nullptr) return value.is_null();
  const auto& fields = record->fields();
  return type == Type::words && !fields.empty() &&
         std::all_of(fields.begin(), fields.end(),
                     [&](const value::Field& field) { return says_nothing(field.value, type); });
}

// A key that asks for something says what.
void check_empty(const value::Field& field, const KeySpec& key, base::Diagnostics& diagnostics,
                 const CheckOther& other) {
  const auto required = [](const KeySpec& each) { return each.required; };
  if (field.value.is_null() && key.type == Type::map && key.count == Count::one &&
      std::any_of(key.inner->keys.begin(), key.inner->keys.end(), required)) {
    return check_form(value::Value(value::Record(), field.key_span), *key.inner, diagnostics,
                      other);
  }
  if (key.required && field.value.is_null()) return;  // which is said of the whole map
  const bool has_place = field.value.span().end > field.value.span().begin;
  diagnostics.error(has_place ? field.value.span() : field.key_span, "'" + field.key + "' is empty",
                    key.required ? "" : "give it a value, or leave the key out");
}

std::string_view plural(Type type) {
  return type == Type::map ? "maps" : type == Type::expression ? "expressions" : "texts";
}

}  // namespace

void check_form_value(const value::Value& value, std::string_view name, const KeySpec& key,
                      base::Diagnostics& diagnostics, const CheckOther& other) {
  const auto* list = value.as_list();
  if (key.count == Count::one || (key.count == Count::one_or_list && list == nullptr)) {
    return Checker(value, name, key, diagnostics, other).check();
  }
  if (list == nullptr) {
    diagnostics.error(value.span(), "'" + std::string(name) + "' must be a list of " +
                                        std::string(plural(key.type)) + ", not " +
                                        std::string(value.kind()));
    return;
  }
  if (list->empty() && key.required) {
    diagnostics.error(value.span(), "'" + std::string(name) + "' is an empty list");
  }
  for (const value::Value& item : *list) Checker(item, name, key, diagnostics, other).check();
}

bool is_name(const std::string& key) {
  return std::all_of(key.begin(), key.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

void check_form(const value::Value& value, const MapSpec& spec, base::Diagnostics& diagnostics,
                const CheckOther& other) {
  const std::string what(spec.what);
  const auto* record = value.as_record();
  if (record == nullptr) {
    if (holds_secrets(spec)) diagnostics.hide(value.span());
    diagnostics.error(value.span(), what + " must be a map, not " + std::string(value.kind()));
    return;
  }
  for (const value::Field& field : record->fields()) {
    const KeySpec* key = spec.find(field.key);
    if (key == nullptr && holds_secrets(spec) && !is_name(field.key)) {
      // Perhaps a value for want of a space: {password:abc}.
      diagnostics.hide(field.key_span);
      diagnostics.hide(field.value.span());
      diagnostics.error(field.key_span, what + " has a key that is none",
                        "a colon and a space end a key");
    } else if (key == nullptr) {
      if (may_be_secret(field.key, spec)) diagnostics.hide(field.value.span());
      const auto names = spec.names();
      const std::string odd = base::odd_character(field.key);
      diagnostics.error(field.key_span, what + " has no key '" + field.key + "'",
                        !odd.empty()    ? "there is " + odd + " in it"
                        : names.empty() ? "it has none"
                                        : base::suggestion(field.key, names));
    } else if (key->filled && says_nothing(field.value, key->type)) {
      check_empty(field, *key, diagnostics, other);
    } else if (!field.value.is_null()) {
      check_form_value(field.value, field.key, *key, diagnostics, other);
    }
  }
  for (const KeySpec& key : spec.keys) {
    const value::Value* found = key.required ? record->find(key.name) : nullptr;
    if (key.required && (found == nullptr || found->is_null())) {
      diagnostics.error(value.span(), what + " has no '" + std::string(key.name) + "'");
    }
  }
}

}  // namespace jianbao::spec
