#include "spec/layout_spec.h"

#include "spec/check.h"
#include "spec/fields.h"

namespace jianbao::spec {

namespace {

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const BlockKind& kind : block_kinds()) names.push_back(kind.name);
  return names;
}

void parse_modifiers(const value::Value& modifiers, BlockSpec& block) {
  Fields fields(modifiers, block_modifiers());
  block.condition = fields.located("if");
  block.data = fields.located("with");
  block.style = fields.text("style").value_or("");
  const value::Value* repeated = fields.find("for");
  if (const auto loop = repeated == nullptr ? std::nullopt : parse_loop(*repeated)) {
    block.variable = loop->variable;
    block.list = loop->list;
  }
  fields.finish();
}

// A map of options, or the main option alone.
void parse_content(BlockSpec& block, const BlockKind& kind, base::Diagnostics& diagnostics) {
  if (!is_short(block.content, kind)) {
    check_map(block.content, kind.options, diagnostics);
  } else if (block.content.is_null()) {
    for (const KeySpec& key : kind.options.keys) {
      if (key.required) {
        diagnostics.error(block.kind_span, std::string(kind.options.what) + " has no '" +
                                               std::string(key.name) + "'");
      }
    }
  } else if (kind.main.empty()) {
    diagnostics.error(block.content.span(), std::string(kind.options.what) + " has no content");
  } else {
    check_value(block.content, kind.main, *kind.options.find(kind.main), diagnostics);
  }
  const Options options = block.options();
  for (const KeySpec& key : kind.options.keys) {
    const value::Value* found = key.type == Type::blocks ? options.find(key.name) : nullptr;
    if (found != nullptr) block.blocks = parse_blocks(*found, diagnostics);
  }
}

std::optional<BlockSpec> parse_block(const value::Value& value, base::Diagnostics& diagnostics) {
  BlockSpec block;
  const BlockKind* kind = nullptr;
  value::Record modifiers;
  if (const auto* word = value.as_text()) {
    block.kind_span = value.span();
    kind = find_block_kind(*word);
    if (kind == nullptr) {
      diagnostics.error(value.span(), "unknown block '" + *word + "'",
                        base::suggestion(*word, kind_names()));
      return std::nullopt;
    }
  } else if (value.as_record() == nullptr) {
    diagnostics.error(value.span(), "a block is a map with one key that names it",
                      base::suggestion("", kind_names()));
    return std::nullopt;
  } else {
    for (const value::Field& field : value.as_record()->fields()) {
      const BlockKind* named = find_block_kind(field.key);
      if (block_modifiers().find(field.key) != nullptr) {
        modifiers.add(field.key, field.key_span, field.value);
      } else if (named == nullptr) {
        diagnostics.error(field.key_span, "unknown block '" + field.key + "'",
                          base::suggestion(field.key, kind_names()));
      } else if (kind != nullptr) {
        diagnostics.error(field.key_span, "a second block in one map",
                          "start it with a '-' of its own");
      } else {
        kind = named;
        block.kind_span = field.key_span;
        block.content = field.value;
      }
    }
    if (kind == nullptr && modifiers.fields().size() == value.as_record()->fields().size()) {
      diagnostics.error(value.span(), "a block needs a key that names it",
                        base::suggestion("", kind_names()));
    }
  }
  const value::Value beside(std::move(modifiers), value.span());
  check_map(beside, block_modifiers(), diagnostics);
  parse_modifiers(beside, block);
  if (kind == nullptr) return std::nullopt;
  block.kind = kind->name;
  parse_content(block, *kind, diagnostics);
  return block;
}

PageSpec parse_page(const value::Value& value, const MapSpec& keys,
                    base::Diagnostics& diagnostics) {
  PageSpec page;
  Fields fields(value, keys);
  fields.text("size");  // A4 is the only one
  if (const value::Value* margins = fields.find("margins")) {
    Fields inner(*margins, *keys.find("margins")->inner);
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
  page.parallel_share = fields.integer("parallel-share").value_or(page.parallel_share);
  if (const value::Value* header = fields.find("header")) page.publication = *header;
  fields.finish();
  if (page.baseline < base::Length::points(4)) {
    diagnostics.error(value.span(), "the baseline must be at least 4pt");
    page.baseline = base::Length::points(4);
  }
  if (page.sheet.width - page.inner - page.outer < base::Length::points(72) ||
      page.sheet.height - page.top - page.bottom < base::Length::points(72)) {
    diagnostics.error(value.span(), "the margins leave less than an inch for text");
  } else if (page.sheet.width - page.inner - page.outer - page.gutter < base::Length::points(72)) {
    diagnostics.error(value.span(), "the gutter leaves less than an inch for text");
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
    diagnostics.error(value.span(), "'blocks' must be a list, not " + std::string(value.kind()));
    return blocks;
  }
  for (const value::Value& item : *value.as_list()) {
    if (auto block = parse_block(item, diagnostics)) blocks.push_back(std::move(*block));
  }
  return blocks;
}

Layout parse_layout(const value::Value& value, base::Diagnostics& diagnostics) {
  const MapSpec& keys = layout_keys();
  check_map(value, keys, diagnostics);
  Layout layout;
  Fields fields(value, keys);
  fields.integer("jianbao");
  const Located theme = fields.located("theme");
  layout.theme = theme.text;
  layout.theme_span = theme.span;
  if (const value::Value* page = fields.find("page")) {
    layout.page = parse_page(*page, *keys.find("page")->inner, diagnostics);
  }
  if (const value::Value* blocks = fields.find("blocks")) {
    layout.blocks = parse_blocks(*blocks, diagnostics);
  }
  fields.finish();
  return layout;
}

}  // namespace jianbao::spec
