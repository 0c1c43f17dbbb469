#include "compose/row_selection.h"

#include "rows/rows.h"

namespace jianbao::compose {

using value::Value;

std::optional<value::List> RowSelection::transformed(value::List rows) {
  if (selection_.transforms.empty()) return rows;
  Evaluation& evaluation = blocks_.evaluation();
  const std::string& first = input_.edition.languages.front();
  const expr::Language language = evaluation.language(first);
  const expr::Scope names = evaluation.scope();
  const auto find = [&](const Value& data) -> std::optional<Value> {
    const std::size_t errors = evaluation.diagnostics().error_count();
    const Value* named = data.as_record() == nullptr ? nullptr : blocks_.named_data(data);
    if (named != nullptr) return *named;
    if (data.as_record() != nullptr) return std::nullopt;
    Value found = evaluation.evaluate(spec::located(data), first);
    if (evaluation.diagnostics().error_count() != errors) return std::nullopt;
    return found;
  };
  const std::size_t errors = evaluation.diagnostics().error_count();
  rows = rows::transform(std::move(rows), selection_.transforms,
                         {language, evaluation.diagnostics(), expr::Dialect::layout, &names, find});
  if (evaluation.diagnostics().error_count() != errors) return std::nullopt;
  return rows;
}

std::optional<std::vector<std::size_t>> RowSelection::chosen(const value::List& rows,
                                                             const Keys& keys) {
  Evaluation& evaluation = blocks_.evaluation();
  value::List kept;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!selection_.where.text.empty()) {
      std::vector<Evaluation::Name> names{{variable_, rows[i]}};
      if (!keys.variable.empty()) names.push_back({keys.variable, keys.values[i]});
      const Evaluation::Frames frames(evaluation, std::move(names));
      if (!evaluation.holds(selection_.where)) continue;
    }
    kept.push_back(rows[i]);
    places.push_back(i);
  }
  const expr::Language language = evaluation.language(input_.edition.languages.front());
  const auto chosen =
      rows::chosen_places(kept, selection_, variable_, {language, evaluation.diagnostics()});
  if (!chosen) return std::nullopt;
  std::vector<std::size_t> result;
  for (const std::size_t place : *chosen) result.push_back(places[place]);
  return result;
}

std::optional<value::List> RowSelection::select(value::List rows) {
  const bool all = selection_.where.text.empty() && selection_.sort.empty() && !selection_.limit &&
                   selection_.offset == 0;
  auto made = transformed(std::move(rows));
  if (!made || all) return made;
  const auto places = chosen(*made, {});
  if (!places) return std::nullopt;
  value::List result;
  for (const std::size_t place : *places) result.push_back(std::move((*made)[place]));
  return result;
}

}  // namespace jianbao::compose
