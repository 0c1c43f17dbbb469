#include "compose/block_composer.h"
#include "compose/code_lines.h"
#include "compose/rich_text.h"

// Blocks that are made of text alone.
namespace jianbao::compose {

using value::Value;

void BlockComposer::paragraph(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  RichText::Form form{block.style.text.empty() ? "text" : block.style.text};
  form.column_rule = block.style.text.empty();
  if (options.find("lines-before") != nullptr) {
    form.baselines_before = options.integer("lines-before", 0);
  }
  form.keep_with_next = options.boolean("keep-with-next", false);
  form.continues = options.boolean("continues", false);
  form.band_baselines = options.integer("lines", form.band_baselines);
  RichText(*this, input_, form).compose(*text);
}

std::vector<doc::Texts> BlockComposer::markers(std::size_t count, int first, int depth,
                                               const std::string& style, base::Span span) {
  std::vector<doc::Texts> markers;
  for (std::size_t i = 0; i < count; ++i) {
    doc::Texts texts;
    for (const std::string& language : input_.edition.languages) {
      const int number = first < 0 ? -1 : first + static_cast<int>(i);
      texts.push_back(plain(numbering_.marker(number, depth, language), style, language, span));
    }
    markers.push_back(std::move(texts));
  }
  return markers;
}

doc::Quote BlockComposer::quote_frame(base::Span span) const {
  return {input_.theme.color("hairline"), std::nullopt, span};
}

// The style of its own, if the theme has it, or the one for paragraphs.
std::string BlockComposer::style_or(const spec::BlockSpec& block, const std::string& own) const {
  if (!block.style.text.empty()) return block.style.text;
  return input_.theme.has(own) ? own : "text";
}

void BlockComposer::list(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* items = options.find("items");
  const Value* source = options.find("of");
  base::Diagnostics& diagnostics = evaluation_.diagnostics();
  if ((items == nullptr) == (source == nullptr)) {
    diagnostics.error(block.kind_span, "a list has either 'items' or 'of'",
                      "texts, or an expression that gives a list of them");
    return;
  }
  Value texts = items == nullptr
                    ? evaluation_.evaluate(spec::located(*source), input_.edition.languages.front())
                    : *items;
  if (texts.as_list() == nullptr) {
    // Of `items` the parser has said it.
    if (source != nullptr && !texts.is_null()) {
      diagnostics.error(source->span(),
                        "'of' must give a list of texts, not " + std::string(texts.kind()));
    }
    return;
  }
  const std::string style = style_or(block, "list");
  const bool loose = options.boolean("loose", false);
  const int first = options.boolean("ordered", false) ? options.integer("start", 1) : -1;
  doc::List list{markers(texts.as_list()->size(), first, 0, style, block.kind_span),
                 block.kind_span};
  blocks_.emplace_back(std::move(list));
  bool apart = false;
  for (std::size_t i = 0; i < texts.as_list()->size(); ++i) {
    if (too_many(block.kind_span)) break;
    RichText::Form form{.style = style, .indented = false};
    if (i > 0 && !apart) form.baselines_before = loose ? 1 : 0;
    blocks_.emplace_back(doc::ListItem{});
    apart = RichText(*this, input_, form).compose_item((*texts.as_list())[i], 1, loose);
    blocks_.emplace_back(doc::InsetEnd{});
  }
  blocks_.emplace_back(doc::InsetEnd{});
}

void BlockComposer::quote(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  blocks_.emplace_back(quote_frame(block.kind_span));
  RichText(*this, input_, {.style = style_or(block, "quote")}).compose(*text);
  if (const Value* source = options.find("source")) {
    if (auto* last = std::get_if<doc::Paragraph>(&blocks_.back())) last->keep_with_next = true;
    doc::Paragraph paragraph;
    paragraph.texts = texts(*source, "note");
    for (doc::Words& words : paragraph.texts) words.style.align = style::Align::end;
    paragraph.baselines_before = 0;
    paragraph.column_rule = true;
    blocks_.emplace_back(std::move(paragraph));
  }
  blocks_.emplace_back(doc::InsetEnd{});
}

void BlockComposer::callout(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  doc::Callout callout;
  callout.span = block.kind_span;
  callout.background = color_option(options, "color").value_or(input_.theme.color("tint"));
  if (const Value* title = options.find("title")) callout.title = texts(*title, "figure-title");
  blocks_.emplace_back(std::move(callout));
  RichText(*this, input_, {.style = style_or(block, "callout"), .indented = false}).compose(*text);
  blocks_.emplace_back(doc::InsetEnd{});
}

void BlockComposer::code(const spec::BlockSpec& block) {
  const Value* text = block.options().find("text");
  if (text == nullptr || text->as_text() == nullptr) return;
  blocks_.emplace_back(make_code({*text->as_text()}, text->span(), *this, input_));
}

}  // namespace jianbao::compose
