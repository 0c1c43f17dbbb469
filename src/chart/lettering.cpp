#include "chart/lettering.h"

#include <algorithm>

#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

constexpr double second_size = 0.95;

}  // namespace

expr::Language Lettering::wording(const std::string& language) const {
  expr::Language words = expr::make_language(language);
  words.units = units_;
  return words;
}

// What a value that is no text by language says in a language.
std::string Lettering::words_of(const Value& value, const std::string& language) const {
  if (const auto* text = value.as_text()) return *text;
  if (const auto* number = value.as_number()) {
    const std::string digits = value.is_as_read() && !number->negative()
                                   ? value.written()
                                   : expr::readable(number->absolute()).to_string();
    return number->negative() ? "\u2212" + digits : digits;
  }
  if (const auto* truth = value.as_bool()) return *truth ? "true" : "false";
  if (value.is_null()) return expr::Signs().missing;
  return expr::display(value, wording(language), value.span(), diagnostics_);
}

void Lettering::add(std::vector<text::Run>& runs, const std::string& text, const Type& type,
                    const std::string& language, base::Span span) const {
  if (text.empty()) return;
  style::TextStyle style;
  style.families = type.families;
  for (const std::string& family : fallback_) {
    if (std::find(style.families.begin(), style.families.end(), family) == style.families.end())
      style.families.push_back(family);
  }
  style.size = base::Length::from_points(type.size);
  if (style.size <= base::Length{}) return;  // a way to hide a text
  style.weight = type.weight;
  style.italic = type.italic;
  style.color = type.color;
  runs.push_back({text, style, language, span});
}

void Lettering::add_second(std::vector<text::Run>& runs, const std::string& text, const Type& type,
                           const std::string& language, base::Span span) const {
  Type own = type;
  if (!runs.empty()) {
    own.size *= second_size;
    own.weight = 400;
    add(runs, "\u2002", type, languages_.front(), span);
  }
  add(runs, text, own, language, span);
}

std::vector<text::Run> Lettering::runs(const std::string& text, const Type& type) const {
  std::vector<text::Run> runs;
  add(runs, reworded(text, languages_.front()), type, languages_.front(), span_);
  return runs;
}

std::vector<text::Run> Lettering::runs(const Words& words, const Type& type,
                                       base::Span span) const {
  std::vector<text::Run> runs;
  std::vector<std::string> said;
  for (const std::string& language : languages_) {
    const std::string text = reworded(words(language), language);
    std::string bare = expr::without_separators(text);
    if (std::find(said.begin(), said.end(), bare) != said.end()) continue;
    said.push_back(std::move(bare));
    add_second(runs, text, type, language, span.file == nullptr ? span_ : span);
  }
  return runs;
}

std::vector<text::Run> Lettering::runs(const Value& text, const Type& type) const {
  const base::Span span = text.span().file == nullptr ? span_ : text.span();
  std::vector<text::Run> runs;
  if (!expr::is_language_map(text)) {
    add(runs, reworded(words_of(text, languages_.front()), languages_.front()), type,
        languages_.front(), span);
    return runs;
  }
  for (const std::string& language : languages_) {
    expr::Language spoken = wording(language);
    spoken.natives = std::make_shared<expr::NativeTexts>();
    const Value* picked = expr::pick_language(*text.as_record(), spoken);
    if (picked == nullptr) {
      diagnostics_.error(span, "missing language '" + language + "'",
                         "this text has only the others");
      continue;
    }
    std::string words = words_of(*picked, language);
    if (spoken.natives->taken() == 0) words = reworded(words, language);
    if (std::any_of(runs.begin(), runs.end(),
                    [&](const text::Run& run) { return run.text == words; }))
      continue;
    add_second(runs, words, type, language, picked->span().file == nullptr ? span : picked->span());
  }
  return runs;
}

std::string Lettering::plain(const Value& text) const {
  std::string out;
  for (const text::Run& run : runs(text, {})) out += run.text;
  return out;
}

Type Lettering::type(const Properties& properties, const std::string& prefix,
                     const Type& otherwise) const {
  const auto key = [&](const char* name) {
    std::string whole = prefix.empty() ? name : prefix + name;
    if (prefix.empty()) whole[0] = static_cast<char>(whole[0] - 'A' + 'a');
    return whole;
  };
  Type type = otherwise;
  if (auto families = properties.families(key("Font")); !families.empty())
    type.families = std::move(families);
  type.size = properties.number(key("FontSize"), type.size);
  type.weight = properties.weight(key("FontWeight"), type.weight);
  type.italic = properties.text(key("FontStyle"), type.italic ? "italic" : "normal") == "italic";
  type.color = properties.color(key("Color"), type.color);
  return type;
}

}  // namespace jianbao::chart
