#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jianbao::spec {

// The files that have a schema: "project", "layout", "theme", "fonts".
const std::vector<std::string_view>& schema_names();

// The JSON Schema (draft 2020-12) of such a file, made from the vocabulary.
std::string make_schema(std::string_view name);

}  // namespace jianbao::spec
