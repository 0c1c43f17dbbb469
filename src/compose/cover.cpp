#include "compose/block_composer.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

void BlockComposer::cover(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  if (boxes_ > 0) {
    evaluation_.diagnostics().error(block.kind_span, "a cover is a page and cannot stand in a box");
    return;
  }
  const auto given = [&](std::string_view key, const std::string& style) {
    const Value* text = options.find(key);
    const bool one_line = style == "cover-kicker";
    return text == nullptr ? doc::Texts{} : texts(*text, style, {.line_ends = !one_line});
  };
  doc::Cover cover;
  cover.rule_color = input_.theme.color("ink");
  cover.span = block.kind_span;
  const spec::PageSpec& page = input_.layout.page;
  cover.kicker_step = (page.sheet.width - page.inner - page.outer + Length::points(12)) / 6;
  cover.kicker = given("kicker", "cover-kicker");
  cover.edition = given("edition", "cover-kicker");
  cover.title = given("title", "cover-title");
  cover.deck = given("deck", "cover-deck");
  cover.byline = given("byline", "cover-byline");
  if (const Value* file = options.find("image")) {
    cover.image =
        make_image(*file, options, block.style.text.empty() ? "caption" : block.style.text);
  }
  blocks_.emplace_back(std::move(cover));
}

}  // namespace jianbao::compose
