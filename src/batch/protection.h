#pragma once

#include <optional>

#include "base/base.h"
#include "batch/options.h"
#include "expr/expr.h"
#include "pdf/protection.h"
#include "spec/spec.h"
#include "value/value.h"

namespace jianbao::batch {

// The secrets of a layout's files, read.
struct Protection {
  std::optional<pdf::Encryption> encryption;
  std::optional<pdf::Signature> signature;
};

// Passwords and keys are read from where the layout says, each mistake an error at its place: a
// variable or file that is not there, a key that does not open. A certificate that does not hold on
// the project's date is a warning.
struct ProtectionInput {
  const spec::PdfSpec& pdf;
  const BuildOptions& options;  // its environment
  const base::FileSystem& files;
  value::Date date;
  // What the expressions of `env`, `file` and `key` see: the fields of a record. Null: they are
  // taken as they stand.
  const expr::Scope* scope = nullptr;
};
Protection read_protection(const ProtectionInput& input, base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
