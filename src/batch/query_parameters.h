#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostics.h"
#include "expr/expression.h"
#include "expr/scope.h"
#include "spec/table_source.h"

// What a query is asked with, where expressions say it.
namespace jianbao::batch {

// A parameter's text, which may have holes.
struct ParameterText {
  std::size_t parameter = 0;  // among those of the table
  expr::Template text;
};
// What is no expression is said.
std::vector<ParameterText> parse_parameters(const spec::TableSource& table,
                                            base::Diagnostics& diagnostics);
// The names in their holes, each once, with its place.
std::vector<spec::Located> names_in(const std::vector<ParameterText>& texts);
// Parameters get the values of their texts. One without a value, or of several, is an error.
void fill_parameters(spec::TableSource& table, const std::vector<ParameterText>& texts,
                     const expr::Scope& scope, base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
