#include "compose/names_in_row.h"

#include "expr/members.h"
#include "spec/named.h"

namespace jianbao::compose {

using value::Value;

namespace {

// A text as a name; nothing for what is missing.
std::optional<spec::Located> name_of(const Value& value, base::Span use,
                                     base::Diagnostics& diagnostics) {
  if (expr::is_missing(value)) return std::nullopt;
  const base::Span place = value.span().file == nullptr ? use : value.span();
  if (const auto* text = value.as_text()) return spec::Located{*text, place};
  if (value.as_number() != nullptr) return spec::Located{value.written(), place};  // level-2
  base::Diagnostic wrong{base::Severity::error, place,
                         "a name is a text, not " + std::string(expr::kind_of(value)), ""};
  if (place.begin != use.begin || place.file != use.file) {
    wrong.notes.push_back({use, "it is to name a look here"});
  }
  wrong.fault = "name " + std::to_string(use.begin);
  diagnostics.add(std::move(wrong));
  return std::nullopt;
}

// Words run on from one part of the text to the next.
struct Words {
  std::vector<spec::Located> all;
  bool open = false;

  void add(const spec::Located& text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    for (const char c : text.text) {
      if (is_blank(c)) {
        open = false;
        continue;
      }
      if (!open) all.push_back({{}, text.span});
      all.back().text += c;
      open = true;
    }
  }
};

}  // namespace

std::vector<spec::Located> names_in_row(Evaluation& evaluation, const Value& text,
                                        const std::string& language) {
  Words words;
  const auto* written = text.as_text();
  if (written == nullptr) return {};
  base::Diagnostics said_before;
  const auto parsed = expr::parse_template(*written, text.span(), said_before);
  if (!parsed) return {};
  for (const expr::Template::Part& part : parsed->parts) {
    words.add({part.literal, text.span()});
    if (!part.expression) continue;
    const Value value = evaluation.evaluate(*part.expression, language);
    const auto name = name_of(value, part.expression->root().span, evaluation.diagnostics());
    if (name) words.add(*name);
  }
  return std::move(words.all);
}

std::vector<std::string> styles_in_row(Evaluation& evaluation, const spec::Theme& theme,
                                       const Value& text, const std::string& language) {
  std::vector<std::string> styles;
  for (spec::Located& name : names_in_row(evaluation, text, language)) {
    if (theme.has(name.text) || spec::is_usual_style(name.text)) {
      styles.push_back(std::move(name.text));
      continue;
    }
    const std::vector<std::string> names = theme.style_names();
    base::Diagnostic wrong{base::Severity::error, name.span,
                           "the theme has no style '" + name.text + "'",
                           base::suggestion(name.text, {names.begin(), names.end()})};
    wrong.fault = "style " + name.text;
    evaluation.diagnostics().add(std::move(wrong));
  }
  return styles;
}

std::optional<base::Color> color_in_row(BlockComposer& blocks, const Value& text,
                                        const std::string& language) {
  const auto names = names_in_row(blocks.evaluation(), text, language);
  if (names.empty()) return std::nullopt;
  if (names.size() > 1) {
    blocks.evaluation().diagnostics().error(text.span(), "a ground has one colour");
  }
  return blocks.color_of(Value(names.front().text, names.front().span));
}

void check_colors(BlockComposer& blocks, const Value& text) {
  for (const spec::Located& name : spec::names_in(text)) {
    static_cast<void>(blocks.color_of(Value(name.text, name.span)));
  }
}

}  // namespace jianbao::compose
