#include "compose/row_selection.h"
#include "expr/expr.h"

namespace jianbao::compose {

using value::Value;

namespace {

// What a loop goes through: the entries of a list, or the values of a map with their keys.
struct Items {
  std::vector<Value> keys;  // none of a list
  value::List values;
};

std::optional<Items> items_of(const Value& list, const spec::BlockSpec& block,
                              base::Diagnostics& diagnostics) {
  const bool wants_keys = !block.key_variable.empty();
  const auto* record = list.as_record();
  if (record != nullptr && !expr::is_figure(list) && !expr::is_language_map(list)) {
    Items items;
    for (const value::Field& field : record->fields()) {
      items.keys.emplace_back(field.key, field.key_span);
      items.values.push_back(field.value);
    }
    return items;
  }
  if (list.as_list() != nullptr && !wants_keys) return Items{{}, *list.as_list()};
  if (list.as_list() != nullptr) {
    diagnostics.error(block.list.span, "a list has no keys", "'loop.index' counts its entries");
  } else if (!list.is_null()) {
    diagnostics.error(block.list.span, std::string("a loop needs a ") +
                                           (wants_keys ? "map" : "list") + ", not " +
                                           std::string(list.kind()));
  }
  return std::nullopt;
}

}  // namespace

void BlockComposer::repeat(const spec::BlockSpec& block) {
  const Value list = evaluation_.evaluate(block.list, input_.edition.languages.front());
  auto items = items_of(list, block, evaluation_.diagnostics());
  if (!items) return;
  RowSelection selection(*this, input_, block.selection, block.variable);
  if (!block.selection.transforms.empty()) {
    if (!block.key_variable.empty()) {
      evaluation_.diagnostics().error(block.selection.transforms.front().options.span(),
                                      "what transforms make has no keys", "'for NAME in MAP'");
      return;
    }
    auto made = selection.transformed(std::move(items->values));
    if (!made) return;
    items = Items{{}, std::move(*made)};
  }
  const auto places = selection.chosen(items->values, {block.key_variable, items->keys});
  if (!places) return;
  for (std::size_t i = 0; i < places->size(); ++i) {
    const std::size_t place = (*places)[i];
    std::vector<Evaluation::Name> names{{block.variable, items->values[place]},
                                        {"loop", loop_record(i, places->size())}};
    if (!block.key_variable.empty()) names.push_back({block.key_variable, items->keys[place]});
    const Evaluation::Frames frames(evaluation_, std::move(names));
    compose_named(block);
    if (stopped_) return;
  }
}

}  // namespace jianbao::compose
