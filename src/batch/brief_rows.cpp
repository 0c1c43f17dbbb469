#include "batch/brief_rows.h"

#include "expr/expr.h"
#include "rows/rows.h"

namespace jianbao::batch {

using value::Value;

// Those that `where` lets through, and those of which it cannot be said.
std::vector<BriefRow> BriefRows::filtered(const value::List& rows) const {
  const spec::Located where = spec::long_form(brief_.selection.where);
  const auto condition =
      where.text.empty() ? std::nullopt : expr::parse(where.text, where.span, diagnostics_);
  expr::Language language = expr::make_language("en");
  language.units = store_.project.units;
  std::vector<BriefRow> kept;
  for (const Value& row : rows) {
    if (where.text.empty()) {
      kept.push_back({&row, row.span()});
      continue;
    }
    expr::Scope scope;
    for (const auto& [name, reason] : store_.unread) scope.add_unread(name, &reason);
    scope.add(brief_.variable, &row);
    const std::size_t first = diagnostics_.entries().size(), errors = diagnostics_.error_count();
    const bool holds = condition && expr::holds(*condition, scope, language, diagnostics_);
    if (diagnostics_.error_count() != errors) {
      diagnostics_.assign(first, "", row.span());
      kept.push_back({nullptr, row.span()});
    } else if (holds) {
      kept.push_back({&row, row.span()});
    }
  }
  return kept;
}

// A wrong cell among those that rows are sorted by, of which only some are taken.
bool BriefRows::is_doubtful(const value::List& rows) const {
  const spec::Selection& selection = brief_.selection;
  const RowFaults* faults = loader_.faults_of(brief_.list.text);
  if (faults == nullptr || (!selection.limit && selection.offset == 0)) return false;
  std::vector<std::string> fields;
  for (const auto& key : rows::sort_keys(rows, selection, brief_.variable)) {
    fields.push_back(key.field);
  }
  return faults->reaches(fields);
}

std::optional<std::vector<BriefRow>> BriefRows::choose(const Value& list) const {
  const Value* rows = &list;
  if (!brief_.selection.transforms.empty()) {
    rows = loader_.shaped(brief_.list.text, list, brief_.selection.transforms);
    if (rows == nullptr) return std::nullopt;
  }
  const std::vector<BriefRow> kept = filtered(*rows->as_list());
  std::vector<BriefRow> chosen;
  value::List sorted;
  std::vector<BriefRow> there;
  for (const BriefRow& row : kept) {
    if (row.value == nullptr) {
      chosen.push_back(row);
    } else {
      sorted.push_back(*row.value);
      there.push_back(row);
    }
  }
  const expr::Language language = expr::make_language("zh");
  const auto places =
      rows::chosen_places(sorted, brief_.selection, brief_.variable, {language, diagnostics_});
  if (!places) return std::nullopt;
  const bool broken = is_doubtful(*rows->as_list());
  for (const std::size_t place : *places) {
    chosen.push_back(there[place]);
    chosen.back().broken = broken;
  }
  return chosen;
}

}  // namespace jianbao::batch
