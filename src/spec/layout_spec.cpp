#include "spec/layout_spec.h"

#include <algorithm>

#include "spec/fields.h"

namespace jianbao::spec {

namespace {

const std::vector<std::string_view>& block_kinds() {
  static const std::vector<std::string_view> kinds{"cover",      "image",  "heading",  "text",
                                                   "cards",      "table",  "contents", "space",
                                                   "page-break", "blocks", "aside",    "highlight"};
  return kinds;
}

const std::vector<std::string_view>& modifiers() {
  static const std::vector<std::string_view> names{"if", "for", "with", "style"};
  return names;
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void parse_modifier(const value::Field& field, BlockSpec& block, base::Diagnostics& diagnostics) {
  const auto* text = field.value.as_text();
  if (text == nullptr) {
    diagnostics.error(field.value.span(),
                      "'" + field.key + "' must be a text, not " + std::string(field.value.kind()));
  } else if (field.key == "if") {
    block.condition = {*text, field.value.span()};
  } else if (field.key == "with") {
    block.data = {*text, field.value.span()};
  } else if (field.key == "style") {
    block.style = *text;
  } else if (const std::size_t in = text->find(" in "); in != std::string::npos) {
    block.variable = text->substr(0, in);
    base::Span span = field.value.span();
    span.begin += in + 4;
    block.list = {text->substr(in + 4), span};
  } else {
    diagnostics.error(field.value.span(), "a loop reads 'for: NAME in LIST'");
  }
}

std::optional<BlockSpec> parse_block(const value::Value& value, base::Diagnostics& diagnostics) {
  BlockSpec block;
  if (const auto* word = value.as_text(); word != nullptr && has(block_kinds(), *word)) {
    block.kind = *word;
    block.kind_span = value.span();
    return block;
  }
  const auto* record = value.as_record();
  if (record == nullptr) {
    diagnostics.error(value.span(), "a block is a map with one key that names it",
                      base::suggestion("", block_kinds()));
    return std::nullopt;
  }
  for (const value::Field& field : record->fields()) {
    if (has(modifiers(), field.key)) {
      parse_modifier(field, block, diagnostics);
    } else if (!has(block_kinds(), field.key)) {
      diagnostics.error(field.key_span, "unknown block '" + field.key + "'",
                        base::suggestion(field.key, block_kinds()));
    } else if (!block.kind.empty()) {
      diagnostics.error(field.key_span, "a second block in one map",
                        "start it with a '-' of its own");
    } else {
      block.kind = field.key;
      block.kind_span = field.key_span;
      block.content = field.value;
    }
  }
  if (block.kind.empty()) return std::nullopt;
  return block;
}

PageSpec parse_page(const value::Value& value, base::Diagnostics& diagnostics) {
  PageSpec page;
  Fields fields(value, "the page", diagnostics);
  if (const auto size = fields.text("size"); size && *size != "A4") {
    diagnostics.error(fields.find("size")->span(), "unknown page size '" + *size + "'", "A4");
  }
  if (const value::Value* margins = fields.find("margins")) {
    Fields inner(*margins, "the margins", diagnostics);
    page.inner = inner.length("inner").value_or(page.inner);
    page.outer = inner.length("outer").value_or(page.outer);
    page.top = inner.length("top").value_or(page.top);
    page.bottom = inner.length("bottom").value_or(page.bottom);
    inner.finish();
  }
  page.baseline = fields.length("baseline").value_or(page.baseline);
  page.gutter = fields.length("gutter").value_or(page.gutter);
  page.measure = fields.length("measure").value_or(page.measure);
  page.side_column = fields.length("side-column").value_or(page.side_column);
  page.side_gutter = fields.length("side-gutter").value_or(page.side_gutter);
  page.parallel_share = fields.integer("parallel-share", 100, 900).value_or(page.parallel_share);
  if (const value::Value* header = fields.find("header")) page.publication = *header;
  fields.finish();
  if (page.baseline < base::Length::points(4)) {
    diagnostics.error(value.span(), "the baseline must be at least 4pt");
    page.baseline = base::Length::points(4);
  }
  if (page.sheet.width - page.inner - page.outer < base::Length::points(72) ||
      page.sheet.height - page.top - page.bottom < base::Length::points(72)) {
    diagnostics.error(value.span(), "the margins leave less than an inch for text");
  }
  if (page.side_column > base::Length{} && page.measure > base::Length{}) {
    diagnostics.error(fields.find("measure")->span(),
                      "with a 'side-column' the measure is what it leaves", "leave out 'measure'");
  }
  if (page.side_column < base::Length{} || page.side_gutter < base::Length{} ||
      page.sheet.width - page.inner - page.outer - page.side_column - page.side_gutter <
          base::Length::points(72)) {
    diagnostics.error(value.span(), "the side column leaves less than an inch for text");
    page.side_column = {};
    page.side_gutter = {};
  }
  return page;
}

}  // namespace

std::vector<BlockSpec> parse_blocks(const value::Value& value, base::Diagnostics& diagnostics) {
  std::vector<BlockSpec> blocks;
  if (value.as_list() == nullptr) {
    diagnostics.error(value.span(), "'blocks' must be a list");
    return blocks;
  }
  for (const value::Value& item : *value.as_list()) {
    if (auto block = parse_block(item, diagnostics)) blocks.push_back(std::move(*block));
  }
  return blocks;
}

Layout parse_layout(const value::Value& value, base::Diagnostics& diagnostics) {
  Layout layout;
  Fields fields(value, "the layout", diagnostics);
  fields.integer("jianbao", 1, 1);
  if (const value::Value* theme = fields.require("theme")) {
    layout.theme = fields.text("theme").value_or("");
    layout.theme_span = theme->span();
  }
  if (const value::Value* page = fields.find("page")) layout.page = parse_page(*page, diagnostics);
  if (const value::Value* blocks = fields.require("blocks")) {
    layout.blocks = parse_blocks(*blocks, diagnostics);
  }
  fields.finish();
  return layout;
}

}  // namespace jianbao::spec
