#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"
#include "value/value.h"

// What the small forms that stand in a text mean, each with its place.
namespace jianbao::spec {

// A text of a file and its place.
struct Located {
  std::string text;
  base::Span span;
};

// The text of a value; what `true` or a number means as an expression. Empty for lists and maps.
Located located(const value::Value& value);

struct Loop {
  std::string key;  // of "name, city in cities", over a map; empty: none
  std::string variable;
  Located list;  // an expression
};
std::optional<Loop> parse_loop(
    const value::Value& value);  // "county in counties", "name, city in cities"

// `if: present fdi.rank` is short for `present(fdi.rank)`; errors in it are said at its place.
Located long_form(const Located& condition);
void check_condition(const Located& condition, base::Diagnostics& diagnostics);

std::optional<base::Color> parse_color(std::string_view text);  // "#1F2328"
std::optional<value::Date> as_date(const value::Value& value);  // in JSON, dates are texts

}  // namespace jianbao::spec
