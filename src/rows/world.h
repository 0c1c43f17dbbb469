#pragma once

#include <functional>
#include <optional>

#include "base/diagnostics.h"
#include "expr/evaluate.h"
#include "expr/expression.h"
#include "expr/language.h"
#include "expr/scope.h"
#include "rows/row.h"

namespace jianbao::rows {

// What transforms know of the place where they stand. Borrowed.
struct World {
  const expr::Language& language;  // texts are sorted, and worded by expressions, in it
  base::Diagnostics& diagnostics;  // its budget holds for them too
  expr::Dialect dialect = expr::Dialect::layout;
  const expr::Scope* names = nullptr;  // in scope beside `datum`; null: none
  // The data that `from: {data: …}` of a lookup names. Where there are none it says why.
  std::function<std::optional<value::Value>(const value::Value& data)> find = {};
};

}  // namespace jianbao::rows
