#include "spec/transform_spec.h"

#include <algorithm>

#include "spec/form_check.h"
#include "spec/located.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

using value::Value;

// The kind that a map names. `sort` and `limit` are options of some kinds too, so that the first of
// the vocabulary counts, in which these stand last.
const TransformKind* kind_of(const value::Record& record) {
  const auto& kinds = transform_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const TransformKind& kind) {
    return record.find(kind.name) != nullptr;
  });
  return found == kinds.end() ? nullptr : &*found;
}

void unknown(const Value& item, base::Diagnostics& diagnostics) {
  const auto* record = item.as_record();
  if (record == nullptr || record->empty()) {
    diagnostics.error(item.span(), "a transform is a map whose key names it",
                      base::suggestion("", transform_names()));
    return;
  }
  const value::Field& first = record->fields().front();
  diagnostics.error(first.key_span, "unknown transform '" + first.key + "'",
                    base::suggestion(first.key, transform_names()));
}

}  // namespace

std::vector<Transform> parse_transforms(const Value& value, base::Diagnostics& diagnostics) {
  std::vector<Transform> transforms;
  if (value.as_list() == nullptr) {
    diagnostics.error(value.span(), "'transform' must be a list, not " + std::string(value.kind()));
    return transforms;
  }
  for (const Value& item : *value.as_list()) {
    const TransformKind* kind = item.as_record() == nullptr ? nullptr : kind_of(*item.as_record());
    if (kind == nullptr) {
      unknown(item, diagnostics);
      continue;
    }
    const std::size_t errors = diagnostics.error_count();
    check_form(item, kind->options, diagnostics);
    if (diagnostics.error_count() == errors) {
      transforms.push_back({std::string(kind->name), item});
    }
  }
  return transforms;
}

namespace {

std::optional<int> whole_number(const Value* value) {
  const auto* number = value == nullptr ? nullptr : value->as_number();
  const bool fits = number != nullptr && number->scale() == 0 && number->coefficient() >= 0 &&
                    number->coefficient() <= most_selected_rows;
  return fits ? std::optional(static_cast<int>(number->coefficient())) : std::nullopt;
}

}  // namespace

Selection parse_selection(const FindKey& find) {
  base::Diagnostics said;  // by the check of the map
  Selection selection;
  if (const Value* transforms = find("transform")) {
    selection.transforms = parse_transforms(*transforms, said);
  }
  if (const Value* where = find("where")) selection.where = located(*where);
  if (const Value* sort = find("sort")) selection.sort = parse_sort(*sort, said);
  selection.limit = whole_number(find("limit"));
  selection.offset = whole_number(find("offset")).value_or(0);
  return selection;
}

}  // namespace jianbao::spec
