#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "expr/scope.h"
#include "spec/table_source.h"

// What a query is asked with, where expressions say it.
namespace jianbao::batch {

// The names that the parameters' expressions begin with, each once, with its place. What is no
// expression is said.
std::vector<spec::Located> names_in_parameters(const spec::TableSource& table,
                                               base::Diagnostics& diagnostics);

// Parameters with expressions get their values. One that is a hole alone keeps its value's type;
// one without a value, or of several, is an error.
void fill_parameters(spec::TableSource& table, const expr::Scope& scope,
                     base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
