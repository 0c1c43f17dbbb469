#include "expr/functions.h"

#include <algorithm>
#include <array>
#include <functional>

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::Value;
using Arguments = std::vector<Value>;

struct Call {
  const Arguments& arguments;
  const Language& language;
  std::string& problem;

  std::optional<Decimal> number(std::size_t i) const {
    const auto found = number_of(arguments[i]);
    if (!found)
      problem = "argument " + std::to_string(i + 1) + " must be a number, not " +
                std::string(arguments[i].kind());
    return found;
  }
};

std::optional<Value> text(std::string words) { return Value(std::move(words), {}); }
std::optional<Value> number(const Decimal& decimal) { return Value(decimal, {}); }

// The part of d3-format that briefs need: [+][,][.places](f|%).
std::optional<Value> format(const Call& call) {
  auto value = call.number(0);
  const auto* pattern = call.arguments[1].as_text();
  if (!value) return std::nullopt;
  std::string_view rest = pattern == nullptr ? "" : *pattern;
  const bool sign = rest.starts_with('+');
  if (sign) rest.remove_prefix(1);
  const bool group = rest.starts_with(',');
  if (group) rest.remove_prefix(1);
  std::optional<int> places;
  if (rest.size() >= 2 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9') {
    places = rest[1] - '0';
    rest.remove_prefix(2);
  }
  const bool percent = rest == "%";
  if (pattern == nullptr || !(rest.empty() || rest == "f" || percent)) {
    call.problem = "unknown number format; such as ',', '.1f', '+.2f' or '.1%'";
    return std::nullopt;
  }
  if (percent) value = value->shifted(2);
  if (places) value = value->rounded(*places);
  std::string words = word_number(*value, {group ? "en" : "zh"});
  if (sign && !value->negative()) words.insert(0, "+");
  return text(words + (percent ? "%" : ""));
}

std::optional<Value> sum(const Call& call) {
  const auto* list = call.arguments[0].as_list();
  if (list == nullptr) {
    call.problem = "sum needs a list";
    return std::nullopt;
  }
  Decimal total;
  for (const Value& item : *list) {
    const auto term = number_of(item);
    const auto next = term ? add(total, *term) : std::nullopt;
    if (!next) {
      call.problem = "sum needs a list of numbers";
      return std::nullopt;
    }
    total = *next;
  }
  return number(total);
}

std::optional<Value> share(const Call& call) {
  const auto part = call.number(0), whole = call.number(1);
  if (!part || !whole) return std::nullopt;
  const auto result = divide(part->shifted(2), *whole, 1);
  if (!result) call.problem = "the share of nothing";
  return result ? number(*result) : std::nullopt;
}

std::optional<Value> length(const Call& call) {
  if (const auto* list = call.arguments[0].as_list())
    return number(Decimal(static_cast<std::int64_t>(list->size()), 0));
  call.problem = "length needs a list";
  return std::nullopt;
}

std::optional<Value> round_to(const Call& call) {
  const auto value = call.number(0), places = call.number(1);
  if (!value || !places) return std::nullopt;
  const std::int64_t count = places->rounded(0).coefficient();
  if (count < 0 || count > 12) {
    call.problem = "round takes 0 to 12 places";
    return std::nullopt;
  }
  return number(value->rounded(static_cast<int>(count)));
}

std::optional<Value> pick(const Call& call, bool larger) {
  const auto a = call.number(0), b = call.number(1);
  if (!a || !b) return std::nullopt;
  return number((compare(*a, *b) > 0) == larger ? *a : *b);
}

// "rose 74.4%", "fell 3.1%", "was unchanged".
std::optional<Value> change(const Call& call) {
  const auto words = word_growth(call.arguments[0], call.language);
  if (!words) {
    call.problem = "change needs a number or a text such as 74.4%";
    return std::nullopt;
  }
  if (call.language.chinese()) return text(*words);
  if (words->starts_with("up ")) return text("rose " + words->substr(3));
  if (words->starts_with("down ")) return text("fell " + words->substr(5));
  return text("was " + *words);
}

std::optional<Value> plural(const Call& call) {
  const auto count = call.number(0);
  if (!count) return std::nullopt;
  // CLDR's cardinal rule of English: one for the integer 1 written without decimals.
  const bool one = count->scale() == 0 && count->coefficient() == 1;
  return call.arguments[one ? 1 : 2];
}

struct Function {
  std::string_view name;
  std::size_t arguments;
  std::optional<Value> (*body)(const Call&);
};

constexpr std::array<Function, 12> functions{{
    {"format", 2, format},
    {"sum", 1, sum},
    {"share", 2, share},
    {"length", 1, length},
    {"round", 2, round_to},
    {"min", 2, [](const Call& call) { return pick(call, false); }},
    {"max", 2, [](const Call& call) { return pick(call, true); }},
    {"abs", 1,
     [](const Call& call) {
       const auto n = call.number(0);
       return n ? number(n->absolute()) : std::nullopt;
     }},
    {"ordinal", 1,
     [](const Call& call) {
       const auto n = call.number(0);
       return n ? text(word_rank(*n, call.language)) : std::nullopt;
     }},
    {"change", 1, change},
    {"plural", 3, plural},
    {"language", 0, [](const Call& call) { return text(call.language.chinese() ? "zh" : "en"); }},
}};

}  // namespace

std::optional<Decimal> number_of(const Value& value) {
  if (const auto* plain = value.as_number()) return *plain;
  if (!is_figure(value)) return std::nullopt;
  const auto* inner = value.as_record()->find("value")->as_number();
  return inner == nullptr ? std::nullopt : std::optional(*inner);
}

std::optional<Value> call_function(const std::string& name, const Arguments& arguments,
                                   const Language& language, std::string& problem) {
  const auto found = std::find_if(functions.begin(), functions.end(),
                                  [&](const Function& f) { return f.name == name; });
  if (found == functions.end()) return std::nullopt;
  if (arguments.size() != found->arguments) {
    problem = "'" + name + "' takes " + std::to_string(found->arguments) + " arguments, not " +
              std::to_string(arguments.size());
    return std::nullopt;
  }
  return found->body({arguments, language, problem});
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names{"present", "if"};
  for (const Function& function : functions) names.push_back(function.name);
  return names;
}

}  // namespace jianbao::expr
