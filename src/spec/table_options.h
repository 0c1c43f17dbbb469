#pragma once

#include "spec/fields.h"
#include "spec/table_source.h"

namespace jianbao::spec {

// What a source says of its table file (table_file_keys), but for `schema`.
TableSource parse_table_options(Fields& fields, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
