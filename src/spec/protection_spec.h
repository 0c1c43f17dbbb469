#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "spec/located.h"
#include "value/value.h"

namespace jianbao::spec {

// Where a password or a key comes from; one of both has a text. A layout that is passed on says
// nothing that is secret.
struct SecretSpec {
  Located environment, file;
  base::Span span;
  Located key = {};  // in the file, which is a table then; an empty text: the file is the secret

  // Whether it is told by {expressions}, each record its own.
  bool is_of_record() const;
};

// What others than the owner may do; all of it where nothing is said.
enum class Permission { print, print_low_resolution, copy, modify, annotate, fill_forms, assemble };

struct EncryptionSpec {
  base::Span span;
  std::optional<SecretSpec> user_password;  // none: anyone opens the file
  SecretSpec owner_password;
  std::optional<std::vector<Permission>> permissions;

  bool is_of_record() const {
    return owner_password.is_of_record() || (user_password && user_password->is_of_record());
  }
};

struct SignatureSpec {
  base::Span span;
  SecretSpec key, password;
  value::Value reason, location, contact;  // words; may be null
  Located visible;                         // the id of the block that shows it; empty: none
};

// The maps of these names, which have been checked.
EncryptionSpec parse_encryption(const value::Field& field, base::Diagnostics& diagnostics);
SignatureSpec parse_signature(const value::Field& field);

}  // namespace jianbao::spec
