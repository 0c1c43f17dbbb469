#include "spec/located.h"

#include <charconv>

#include "expr/expr.h"

namespace jianbao::spec {

namespace {

// Where a part of a text stands: behind the quote, if there is one.
base::Span part_span(const value::Value& value, std::size_t from, std::size_t size) {
  base::Span span = value.span();
  if (span.file == nullptr) return span;
  const std::string_view source = span.file->text().substr(span.begin, 1);
  span.begin += from + (source == "'" || source == "\"" ? 1 : 0);
  span.end = span.begin + size;
  return span;
}

bool is_name(std::string_view word) {
  return !word.empty() && word.find_first_of(" \t\n.,()[]{}'\"") == word.npos &&
         (word[0] < '0' || word[0] > '9');
}

}  // namespace

Located located(const value::Value& value) {
  if (const auto* text = value.as_text()) return {*text, value.span()};
  if (const auto* truth = value.as_bool()) return {*truth ? "true" : "false", value.span()};
  if (const auto* number = value.as_number()) return {number->to_string(), value.span()};
  return {{}, value.span()};
}

namespace {

// "name, city"; what lacks a name before the comma has none that fits.
Loop loop_names(std::string_view words) {
  const std::size_t comma = words.find(',');
  if (comma == words.npos) return {{}, std::string(words), {}};
  const std::size_t behind = words.find_first_not_of(' ', comma + 1);
  if (comma == 0 || behind == words.npos) return {};
  return {std::string(words.substr(0, comma)), std::string(words.substr(behind)), {}};
}

}  // namespace

std::optional<Loop> parse_loop(const value::Value& value) {
  constexpr std::string_view word = " in ";
  const auto* text = value.as_text();
  const std::size_t in = text == nullptr ? std::string::npos : text->find(word);
  if (in == std::string::npos) return std::nullopt;
  Loop loop = loop_names(std::string_view(*text).substr(0, in));
  if (!is_name(loop.variable) || (!loop.key.empty() && !is_name(loop.key))) return std::nullopt;
  const std::size_t from = in + word.size();
  loop.list = {text->substr(from), part_span(value, from, text->size() - from)};
  return loop;
}

namespace {

// "present a.b" and "!present a.b": what stands before the path, and how long it is.
struct ShortForm {
  bool negated = false;
  std::size_t length = 0;
};
ShortForm short_form(std::string_view text) {
  constexpr std::string_view present = "present ", absent = "!present ";
  if (text.starts_with(present)) return {false, present.size()};
  if (text.starts_with(absent)) return {true, absent.size()};
  return {};
}

}  // namespace

Located long_form(const Located& condition) {
  const ShortForm form = short_form(condition.text);
  if (form.length == 0) return condition;
  return {(form.negated ? "!present(" : "present(") + condition.text.substr(form.length) + ")",
          condition.span};
}

void check_condition(const Located& condition, base::Diagnostics& diagnostics) {
  std::string_view text = condition.text;
  base::Span span = condition.span;
  const ShortForm form = short_form(text);
  text.remove_prefix(form.length);
  span.begin += form.length;
  expr::parse(text, span, diagnostics);
}

std::optional<base::Color> parse_color(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
  const auto part = [&](unsigned shift) {
    return static_cast<std::uint8_t>(value >> shift & 0xFFU);
  };
  return base::Color{part(16), part(8), part(0)};
}

std::optional<value::Date> as_date(const value::Value& value) {
  if (const auto* date = value.as_date()) return *date;
  const auto* text = value.as_text();
  return text == nullptr ? std::nullopt : value::Date::parse(*text);
}

}  // namespace jianbao::spec
