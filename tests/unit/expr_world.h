#pragma once

#include <optional>
#include <string>
#include <vector>

#include "expr/expr.h"

// Names and texts with holes, for tests of expressions and of their wording.
namespace jianbao::expr_world {

using base::Diagnostics;
using base::SourceFile;
using base::Span;
using expr::Language;
using expr::make_language;
using expr::Scope;
using value::Date;
using value::Decimal;
using value::List;
using value::Record;
using value::Value;

inline Value number(const char* text) { return Value(*Decimal::parse(text), {}); }
inline Value text(const char* words) { return Value(std::string(words), {}); }

using Fields = std::vector<std::pair<const char*, Value>>;
inline Value record(Fields fields) {
  Record made;
  for (auto& [key, value] : fields) made.add(key, {}, std::move(value));
  return Value(std::move(made), {});
}
inline Value figure(const char* amount, const char* unit) {
  return record({{"value", number(amount)}, {"unit", text(unit)}});
}

// Names, a text with holes, and what becomes of it; a `!` begins what is wrong instead.
struct World {
  std::vector<std::pair<std::string, Value>> names;

  std::string say(const std::string& words, const char* tag = "en") const {
    return say(words, make_language(tag));
  }
  std::string say(const std::string& words, const Language& language) const {
    const SourceFile file("t.yaml", words);
    Diagnostics diagnostics;
    Scope scope;
    for (const auto& [name, value] : names) scope.add(name, &value);
    const auto parsed = jianbao::expr::parse_template(words, {&file, 0, words.size()}, diagnostics);
    const std::string out =
        parsed ? jianbao::expr::expand(*parsed, scope, language, diagnostics) : "";
    if (!diagnostics.has_errors()) return out;
    const auto first = diagnostics.sorted().front();
    const std::string column =
        first.span.file == nullptr
            ? "?"
            : std::to_string(first.span.file->position(first.span.begin).column);
    return "!" + column + ": " + first.text + (first.hint.empty() ? "" : " | " + first.hint);
  }
};

inline std::string in_both(const Value& value, const char* expression = "{x}") {
  const World world{{{"x", value}}};
  return world.say(expression, "zh") + " / " + world.say(expression, "en");
}

inline std::string calculate(const std::string& expression) {
  return World{}.say("{format(" + expression + ", '')}");
}
inline std::string ask(const std::string& expression) {
  return World{}.say("{" + expression + "}");
}

inline const World& jiaxing() {
  static const World world{
      {{"fdi", record({{"value", number("26.47")},
                       {"unit", text("亿美元")},
                       {"year", number("2020")},
                       {"rank", number("2")}})},
       {"retail", record({{"name", record({{"zh", text("零售出口")}, {"en", text("exports")}})},
                          {"value", number("23.2")},
                          {"unit", text("亿元")},
                          {"growth", text("74.4%")}})},
       {"short-title", text("Jiaxing")},
       {"opened", Value(Date{2019, 11, 1}, {})},
       {"rows", Value(List{number("1"), number("2.5"), figure("3", "个")}, {})},
       {"gap", record({{"value", Value()}, {"unit", text("亿元")}})},
       {"secret", record({{"value", number("7.77")},
                          {"unit", text("亿元")},
                          {"status", text("suppressed")},
                          {"growth", text("7.7%")},
                          {"rank", number("7")},
                          {"text", text("7.77亿元")}})},
       {"early",
        record(
            {{"value", number("5")}, {"unit", text("亿元")}, {"status", text("provisional")}})}}};
  return world;
}

}  // namespace jianbao::expr_world
