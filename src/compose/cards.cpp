#include <algorithm>

#include "compose/card.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

std::vector<Value> BlockComposer::figures(const spec::BlockSpec& block, const Value* option) {
  base::Diagnostics& diagnostics = evaluation_.diagnostics();
  const std::string first = input_.edition.languages.front();
  std::vector<Value> result;
  Value list = option == nullptr ? Value() : *option;
  const std::size_t errors = diagnostics.error_count();
  // The data may say which of its figures are meant.
  if (list.as_text() != nullptr) list = evaluation_.evaluate(spec::located(*option), first);
  if (const auto* record = list.as_record(); record != nullptr && !expr::is_figure(list)) {
    list = Value(value::values_of(*record), list.span());
  }
  if (list.is_null() && diagnostics.error_count() != errors) return result;
  if (list.as_list() == nullptr) {
    diagnostics.error(option == nullptr ? block.kind_span : option->span(),
                      "'" + block.kind + "' needs a list of 'figures'");
    return result;
  }
  if (list.as_list()->empty() && option->as_list() == nullptr) {
    diagnostics.error(option->span(),
                      "an empty data set: '" + block.kind + "' has no figures to show");
  }
  for (const Value& entry : *list.as_list()) {
    Value figure =
        entry.as_text() == nullptr ? entry : evaluation_.evaluate(spec::located(entry), first);
    if (figure.is_null()) continue;
    if (expr::is_figure(figure)) {
      result.push_back(std::move(figure));
    } else {
      diagnostics.error(entry.span(), "this is " + std::string(figure.kind()) + ", not a figure");
    }
  }
  return result;
}

namespace {

// The languages one behind the other; those that say the same say it once.
doc::Words joined(const doc::Texts& texts) {
  doc::Words all;
  std::string said;
  for (const doc::Words& words : texts) {
    const std::string text = plain_text(words);
    if (text.empty() || text == said) continue;
    const std::size_t at = all.inlines.size();
    all.style = words.style;
    all.inlines.insert(all.inlines.end(), words.inlines.begin(), words.inlines.end());
    if (at > 0 && all.inlines[at].ruby.empty()) all.inlines[at].text.insert(0, "\u3000");
    said = text;
  }
  return all;
}

}  // namespace

void BlockComposer::cards(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  doc::Cards cards;
  cards.columns = std::max(1, options.integer("columns", 4));
  const bool parallel = input_.edition.languages.size() > 1;
  cards.baselines = options.integer("lines", parallel ? 7 : 5);
  cards.gutter = Length::points(12);
  cards.rule_color = input_.theme.color("ink");
  cards.full_width = options.word("width") == "full";
  const auto key = static_cast<std::size_t>(options.integer("key", 0));
  CardComposer composer(*this, evaluation_, input_);
  for (const Value& figure : figures(block, options.find("figures"))) {
    const bool is_key = cards.cards.size() + 1 == key;
    cards.cards.push_back(composer.full(figure, is_key ? "card-key" : "card-value"));
  }
  if (!cards.cards.empty()) blocks_.emplace_back(std::move(cards));
}

void BlockComposer::aside(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  // Side by side, both languages take the whole width.
  if (input_.edition.languages.size() > 1) return;
  if (input_.layout.page.side_column <= Length{}) {
    evaluation_.diagnostics().error(block.kind_span, "an aside needs a page with a 'side-column'");
    return;
  }
  doc::Aside aside;
  aside.rule_color = input_.theme.color("ink");
  CardComposer composer(*this, evaluation_, input_);
  for (const Value& figure : figures(block, options.find("figures"))) {
    aside.cards.push_back(composer.side(figure));
  }
  blocks_.emplace_back(std::move(aside));
}

void BlockComposer::highlight(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  base::Diagnostics& diagnostics = evaluation_.diagnostics();
  const Value* expression = options.find("figure");
  const Value* text = options.find("text");
  if (expression == nullptr || text == nullptr) return;
  const std::string first = input_.edition.languages.front();
  const Value figure = evaluation_.evaluate(spec::located(*expression), first);
  if (figure.is_null()) return;
  if (!expr::is_figure(figure)) {
    diagnostics.error(expression->span(),
                      "this is " + std::string(figure.kind()) + ", not a figure");
    return;
  }
  doc::Highlight highlight;
  highlight.span = block.kind_span;
  highlight.baselines = std::max(3, options.integer("lines", 5));
  highlight.rule_color = input_.theme.color("ink");
  const Evaluation::Frame frame(evaluation_, "figure", figure);
  highlight.value =
      options.boolean("unit", true)
          ? CardComposer(*this, evaluation_, input_).number(figure, "highlight-value", "card-unit")
          : words(Value("{figure.number}", figure.span()), "highlight-value", first);
  highlight.texts = texts(*text, "highlight-text");
  if (const Value* note = options.find("note")) {
    highlight.note = joined(texts(*note, "card-note"));
  }
  blocks_.emplace_back(std::move(highlight));
}

}  // namespace jianbao::compose
