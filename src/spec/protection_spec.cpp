#include "spec/protection_spec.h"

#include "spec/fields.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

SecretSpec parse_secret(const value::Value& value, const MapSpec& keys) {
  Fields fields(value, keys);
  SecretSpec secret{fields.located("env"), fields.located("file"), value.span(),
                    fields.located("key")};
  fields.finish();
  // Which of two was meant is not known.
  const std::size_t places = secret.key.text.empty() ? 1 : 2;
  const bool alone = value.as_record() == nullptr || value.as_record()->fields().size() == places;
  return alone ? secret : SecretSpec{{}, {}, value.span()};
}

// In the order of `Permission`.
Permission permission_of(const KeySpec& key, std::string_view name) {
  std::size_t place = 0;
  while (place + 1 < key.choices.size() && key.choices[place] != name) ++place;
  return static_cast<Permission>(place);
}

}  // namespace

bool SecretSpec::is_of_record() const {
  const auto has_hole = [](const Located& text) {
    return text.text.find('{') != std::string::npos;
  };
  return has_hole(environment) || has_hole(file) || has_hole(key);
}

EncryptionSpec parse_encryption(const value::Field& field, base::Diagnostics& diagnostics) {
  const MapSpec& keys = *pdf_keys().find("encryption")->inner;
  const KeySpec& may = *keys.find("permissions");
  Fields fields(field.value, keys);
  EncryptionSpec encryption{.span = field.key_span};
  const auto secret = [&](std::string_view name) -> std::optional<SecretSpec> {
    const value::Value* found = fields.find(name);
    return found == nullptr ? std::nullopt
                            : std::optional(parse_secret(*found, *keys.find(name)->inner));
  };
  encryption.user_password = secret("user-password");
  encryption.owner_password = secret("owner-password").value_or(SecretSpec{});
  if (fields.find("permissions") != nullptr) {
    encryption.permissions.emplace();
    for (const std::string& name : fields.texts("permissions")) {
      encryption.permissions->push_back(permission_of(may, name));
    }
  }
  fields.finish();
  if (!encryption.user_password && !encryption.permissions) {
    diagnostics.error(field.key_span, "this encryption keeps nothing from anyone",
                      "a 'user-password' keeps the file from being read, 'permissions' from what "
                      "they leave out");
  }
  return encryption;
}

SignatureSpec parse_signature(const value::Field& field) {
  const MapSpec& keys = *pdf_keys().find("signature")->inner;
  Fields fields(field.value, keys);
  SignatureSpec signature{.span = field.key_span};
  const auto secret = [&](std::string_view name) {
    const value::Value* found = fields.find(name);
    return found == nullptr ? SecretSpec{} : parse_secret(*found, *keys.find(name)->inner);
  };
  const auto words = [&](std::string_view name) {
    const value::Value* found = fields.find(name);
    return found == nullptr ? value::Value{} : *found;
  };
  signature.key = secret("key");
  signature.password = secret("password");
  signature.reason = words("reason");
  signature.location = words("location");
  signature.contact = words("contact");
  signature.visible = fields.located("visible");
  fields.finish();
  return signature;
}

}  // namespace jianbao::spec
