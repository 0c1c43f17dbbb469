#include <map>

#include "compose/row_selection.h"
#include "compose/table.h"
#include "expr/members.h"

namespace jianbao::compose {

using value::Value;

// A map stands for the list of its values.
bool TableComposer::list_of(const spec::Options& options, Value& list) {
  const Value* rows = options.find("rows");
  const std::size_t errors = evaluation_.diagnostics().error_count();
  list = evaluation_.evaluate(spec::located(*rows), input_.edition.languages.front());
  if (const auto* record = list.as_record()) {
    list = Value(value::values_of(*record), list.span());
  }
  if (evaluation_.diagnostics().error_count() != errors) return false;
  if (expr::is_missing(list)) list = Value(value::List{}, rows->span());
  if (list.as_list() != nullptr) return select(options, list);
  evaluation_.diagnostics().error(
      rows->span(), "the rows of a table are a list, not " + std::string(expr::kind_of(list)));
  return false;
}

// The rows that the table shows, in their order.
bool TableComposer::select(const spec::Options& options, Value& list) {
  const spec::Selection selection =
      spec::parse_selection([&](std::string_view key) { return options.find(key); });
  auto rows = RowSelection(blocks_, input_, selection, "row").select(*list.as_list());
  if (!rows) return false;
  if (const Value* group = options.find("group")) rows = gathered(std::move(*rows), *group);
  list = Value(std::move(*rows), list.span());
  return true;
}

// Rows of one group that stand apart stand together where the first of them does: a group has one
// title and one total.
value::List TableComposer::gathered(value::List rows, const Value& group) {
  const std::string& language = input_.edition.languages.front();
  std::map<std::string, std::size_t> groups;
  std::vector<std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Evaluation::Frame row(evaluation_, "row", rows[i]);
    const Evaluation::Frame loop(evaluation_, "loop", loop_record(i, rows.size()));
    const auto [found, is_new] =
        groups.try_emplace(evaluation_.expand_name(group, language), places.size());
    if (is_new) places.emplace_back();
    places[found->second].push_back(i);
  }
  value::List result;
  for (const auto& members : places) {
    for (const std::size_t place : members) result.push_back(std::move(rows[place]));
  }
  return result;
}

}  // namespace jianbao::compose
