#include "chart/withheld.h"

#include "chart/data.h"
#include "expr/expr.h"

namespace jianbao::chart {

using value::Value;

const Value* withheld_figure(const Value& row, std::string_view path) {
  const Value* found = field_of(row, path);
  if (found != nullptr && expr::is_withheld(*found)) return found;
  const std::size_t dot = path.rfind('.');
  const std::string_view last = dot == path.npos ? path : path.substr(dot + 1);
  if (!expr::is_number_of_figure(last)) return nullptr;
  const Value* owner = dot == path.npos ? &row : field_of(row, path.substr(0, dot));
  return owner != nullptr && expr::is_withheld(*owner) ? owner : nullptr;
}

}  // namespace jianbao::chart
