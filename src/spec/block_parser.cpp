#include "spec/block_parser.h"

#include <algorithm>

#include "expr/expr.h"
#include "spec/check.h"
#include "spec/fields.h"
#include "spec/named.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

// Names and what they stand for, of a map that has been checked.
std::vector<Named> named_expressions(const value::Value* map) {
  std::vector<Named> names;
  if (map == nullptr || map->as_record() == nullptr) return names;
  for (const value::Field& field : map->as_record()->fields()) {
    names.push_back({field.key, field.key_span, located(field.value)});
  }
  return names;
}

void parse_modifiers(const value::Value& modifiers, BlockSpec& block) {
  Fields fields(modifiers, block_modifiers());
  block.condition = fields.located("if");
  block.data = fields.located("with");
  if (const value::Value* style = fields.find("style")) {
    if (style->as_record() != nullptr) {
      block.properties = *style;
    } else {
      block.style = located(*style);
    }
  }
  block.names = named_expressions(fields.find("let"));
  if (const value::Value* id = fields.find("id")) block.id = *id;
  if (const value::Value* keep = fields.find("keep")) {
    const value::List one{*keep};
    for (const value::Value& word : keep->as_list() == nullptr ? one : *keep->as_list()) {
      const auto* text = word.as_text();
      block.keep_together = block.keep_together || (text != nullptr && *text == "together");
      block.keep_with_next = block.keep_with_next || (text != nullptr && *text == "with-next");
    }
  }
  block.floats = fields.text("float").value_or("");
  const value::Value* repeated = fields.find("for");
  if (const auto loop = repeated == nullptr ? std::nullopt : parse_loop(*repeated)) {
    block.key_variable = loop->key;
    block.variable = loop->variable;
    block.list = loop->list;
  }
  block.selection = parse_selection([&](std::string_view key) { return fields.find(key); });
  fields.finish();
}

}  // namespace

bool BlockParser::can_name(const value::Field& field) const {
  if (find_block_kind(field.key) == nullptr && block_modifiers().find(field.key) == nullptr) {
    return true;
  }
  diagnostics_.error(field.key_span, "'" + field.key + "' has a meaning of its own",
                     "a component needs another name, such as my-" + field.key);
  return false;
}

int BlockParser::find_component(std::string_view name) const {
  const auto found = std::find_if(components_.begin(), components_.end(),
                                  [&](const Component& known) { return known.name == name; });
  return found == components_.end() ? -1 : static_cast<int>(found - components_.begin());
}

std::vector<std::string_view> BlockParser::names() const {
  std::vector<std::string_view> names;
  for (const Component& component : components_) names.emplace_back(component.name);
  for (const BlockKind& kind : block_kinds()) names.push_back(kind.name);
  return names;
}

void BlockParser::unknown(const std::string& word, base::Span span) const {
  diagnostics_.error(span, "unknown block '" + word + "'", base::suggestion(word, names()));
}

bool BlockParser::recognize(BlockSpec& block, const std::string& word, base::Span span) const {
  block.component = find_component(word);
  if (block.component < 0 && find_block_kind(word) == nullptr) {
    unknown(word, span);
    return false;
  }
  block.kind = word;
  block.kind_span = span;
  return true;
}

void BlockParser::components(const value::Value& value, const MapSpec& keys) {
  if (value.as_record() == nullptr) return;  // said by the check
  const MapSpec& inner = *keys.others->inner;
  for (const value::Field& field : value.as_record()->fields()) {
    if (!can_name(field) || field.value.as_record() == nullptr) continue;
    if (find_component(field.key) >= 0) {
      diagnostics_.error(field.key_span, "a second component '" + field.key + "'");
      continue;
    }
    Component component;
    component.name = field.key;
    Fields fields(field.value, inner);
    const value::Value* parameters = fields.find("params");
    if (parameters != nullptr && parameters->as_record() != nullptr) {
      for (const value::Field& parameter : parameters->as_record()->fields()) {
        const auto* type = parameter.value.as_text();
        component.parameters.push_back({parameter.key, type == nullptr ? "any" : *type});
      }
    }
    if (const value::Value* content = fields.find("blocks")) component.blocks = blocks(*content);
    fields.finish();
    components_.push_back(std::move(component));
  }
}

std::vector<BlockSpec> BlockParser::blocks(const value::Value& value) {
  std::vector<BlockSpec> result;
  if (value.as_list() == nullptr) {
    diagnostics_.error(value.span(), "'blocks' must be a list, not " + std::string(value.kind()));
    return result;
  }
  // Blocks within blocks of files within files would fill the stack.
  constexpr int deepest = 200;
  if (depth_ == deepest) {
    diagnostics_.error(value.span(), "blocks and files are nested more than 200 deep");
    return result;
  }
  ++depth_;
  for (const value::Value& item : *value.as_list()) {
    if (auto one = block(item)) result.push_back(std::move(*one));
  }
  --depth_;
  return result;
}

// Finds the key that names the block, and gathers what stands beside it.
value::Record BlockParser::keys(const value::Value& value, BlockSpec& block) const {
  value::Record modifiers;
  std::vector<value::Field> others;
  const bool loops = value.as_record()->find("for") != nullptr;
  for (const value::Field& field : value.as_record()->fields()) {
    const bool known = find_block_kind(field.key) != nullptr || find_component(field.key) >= 0;
    // Without a loop these are options: a table has them too.
    const bool selects = field.key == "where" || is_selection_key(field.key);
    if (block_modifiers().find(field.key) != nullptr && (loops || !selects)) {
      modifiers.add(field.key, field.key_span, field.value);
    } else if (!known) {
      others.push_back(field);
    } else if (block.kind.empty()) {
      if (recognize(block, field.key, field.key_span)) block.content = field.value;
    } else {
      diagnostics_.error(field.key_span, "a second block in one map",
                         "start it with a '-' of its own");
    }
  }
  if (!block.kind.empty()) {
    options_beside(block, others);
  } else if (!others.empty()) {
    unknown(others.front().key, others.front().key_span);
  } else {
    diagnostics_.error(value.span(), "a block needs a key that names it",
                       base::suggestion("", names()));
  }
  return modifiers;
}

// {chart: bars.vl.yaml, data: figures} is short for {chart: {spec: bars.vl.yaml, data: figures}}.
void BlockParser::options_beside(BlockSpec& block, const std::vector<value::Field>& others) const {
  if (others.empty()) return;
  const BlockKind* kind = find_block_kind(block.kind);
  value::Record options;
  if (kind != nullptr && !is_short(block.content, *kind)) {
    options = *block.content.as_record();
  } else if (kind != nullptr && !kind->main.empty() && !block.content.is_null()) {
    options.add(std::string(kind->main), block.kind_span, block.content);
  }
  for (const value::Field& field : others) {
    const bool is_option = kind != nullptr && kind->options.find(field.key) != nullptr;
    if (!is_option && block_modifiers().find(field.key) != nullptr) {
      diagnostics_.error(field.key_span, "'" + field.key + "' is of the rows of a loop",
                         "there is no 'for' beside it");
    } else if (!is_option) {
      std::vector<std::string_view> known = block_modifiers().names();
      if (kind != nullptr) {
        const auto own = kind->options.names();
        known.insert(known.end(), own.begin(), own.end());
      }
      diagnostics_.error(field.key_span,
                         "the block '" + block.kind + "' has no '" + field.key + "'",
                         base::suggestion(field.key, known));
    } else if (options.find(field.key) != nullptr) {
      diagnostics_.error(field.key_span, "'" + field.key + "' is given twice");
    } else {
      options.add(field.key, field.key_span, field.value);
    }
  }
  const base::Span span = block.content.is_null() ? block.kind_span : block.content.span();
  block.content = value::Value(std::move(options), span);
}

std::optional<BlockSpec> BlockParser::block(const value::Value& value) {
  BlockSpec block;
  value::Record modifiers;
  if (const auto* word = value.as_text()) {
    if (!recognize(block, *word, value.span())) return std::nullopt;
  } else if (value.as_record() != nullptr) {
    modifiers = keys(value, block);
  } else {
    diagnostics_.error(value.span(), "a block is a map with one key that names it",
                       base::suggestion("", names()));
    return std::nullopt;
  }
  const value::Value beside(std::move(modifiers), value.span());
  check_map(beside, block_modifiers(), diagnostics_);
  parse_modifiers(beside, block);
  // A loop that cannot be read would leave its variable unknown.
  const bool lost = beside.as_record()->find("for") != nullptr && block.variable.empty();
  if (block.kind.empty() || lost) return std::nullopt;
  if (block.component < 0) {
    content(block);
  } else {
    if (const value::Value* style = beside.as_record()->find("style")) {
      diagnostics_.error(style->span(), "a component has no style",
                         "its blocks have theirs; a parameter can choose among them with 'if'");
    }
    arguments(block);
  }
  return block;
}

// A map of options, or the main option alone.
void BlockParser::content(BlockSpec& block) {
  const BlockKind& kind = *find_block_kind(block.kind);
  if (!is_short(block.content, kind)) {
    check_map(block.content, kind.options, diagnostics_);
  } else if (block.content.is_null()) {
    for (const KeySpec& key : kind.options.keys) {
      if (key.required) {
        diagnostics_.error(block.kind_span, std::string(kind.options.what) + " has no '" +
                                                std::string(key.name) + "'");
      }
    }
  } else if (kind.main.empty()) {
    diagnostics_.error(block.content.span(), std::string(kind.options.what) + " has no content");
  } else {
    check_value(block.content, kind.main, *kind.options.find(kind.main), diagnostics_);
  }
  const Options options = block.options();
  for (const KeySpec& key : kind.options.keys) {
    const value::Value* found = key.type == Type::blocks ? options.find(key.name) : nullptr;
    if (found != nullptr) block.blocks = blocks(*found);
  }
  if (block.kind == "table") block.column_styles = table_styles(options);
  if (block.kind == "include") include(block);
}

// A map of expressions by parameter or, where there is one parameter, its expression alone.
void BlockParser::arguments(BlockSpec& block) const {
  const Component& component = components_[static_cast<std::size_t>(block.component)];
  const auto is_parameter = [&](std::string_view name) {
    return std::any_of(component.parameters.begin(), component.parameters.end(),
                       [&](const Parameter& parameter) { return parameter.name == name; });
  };
  const std::string what = "the component '" + component.name + "'";
  if (block.content.as_record() != nullptr) {
    block.arguments = named_expressions(&block.content);
  } else if (!block.content.is_null() && component.parameters.size() == 1) {
    block.arguments.push_back(
        {component.parameters[0].name, block.kind_span, located(block.content)});
  } else if (!block.content.is_null()) {
    diagnostics_.error(block.content.span(), what + " takes a map of its parameters");
    return;
  }
  std::vector<std::string_view> known;
  for (const Parameter& parameter : component.parameters) known.emplace_back(parameter.name);
  for (const Named& argument : block.arguments) {
    if (!is_parameter(argument.name)) {
      diagnostics_.error(argument.name_span, what + " has no parameter '" + argument.name + "'",
                         known.empty() ? "it has none" : base::suggestion(argument.name, known));
    } else if (argument.expression.text.empty()) {
      diagnostics_.error(argument.expression.span, "'" + argument.name + "' must be an expression");
    } else {
      expr::parse(argument.expression.text, argument.expression.span, diagnostics_);
    }
  }
  for (const Parameter& parameter : component.parameters) {
    const bool given =
        std::any_of(block.arguments.begin(), block.arguments.end(),
                    [&](const Named& argument) { return argument.name == parameter.name; });
    if (!given) {
      diagnostics_.error(block.kind_span, what + " needs '" + parameter.name + "'");
    }
  }
}

// The file's blocks stand in the block's place, as those of `blocks` do.
void BlockParser::include(BlockSpec& block) {
  const value::Value* file = block.options().find("file");
  const auto* path = file == nullptr ? nullptr : file->as_text();
  if (path == nullptr) return;
  constexpr int most_files = 1000;
  if (++included_ > most_files) {
    if (included_ == most_files + 1) {
      diagnostics_.error(file->span(), "a layout includes at most 1,000 files");
    }
    return;
  }
  const auto read = open_(*path, file->span());
  if (!read) return;
  const std::string name = read->span().file == nullptr ? *path : read->span().file->path();
  if (std::find(including_.begin(), including_.end(), name) != including_.end()) {
    diagnostics_.error(file->span(), "'" + *path + "' includes itself");
    return;
  }
  including_.push_back(name);
  if (read->as_record() == nullptr) {
    block.blocks = blocks(*read);
  } else {
    check_map(*read, included_keys(), diagnostics_);
    Fields fields(*read, included_keys());
    if (const value::Value* own = fields.find("components")) {
      components(*own, *included_keys().find("components")->inner);
    }
    if (const value::Value* list = fields.find("blocks")) block.blocks = blocks(*list);
    fields.finish();
  }
  including_.pop_back();
}

}  // namespace jianbao::spec
