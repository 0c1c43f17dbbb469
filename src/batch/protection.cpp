#include "batch/protection.h"

#include "base/encoding.h"
#include "pdf/password.h"
#include "read/data.h"

namespace jianbao::batch {

namespace {

constexpr std::uint64_t most_bytes = 1'000'000;

class Reader {
 public:
  Reader(const ProtectionInput& input, base::Diagnostics& diagnostics)
      : input_(input), diagnostics_(diagnostics) {}

  std::optional<pdf::Encryption> encryption(const spec::EncryptionSpec& spec) {
    pdf::Encryption encryption;
    encryption.span = spec.span;
    const auto owner = password(spec.owner_password);
    auto user = owner;
    if (spec.user_password) user = password(*spec.user_password);
    if (!owner || !user) return std::nullopt;
    if (spec.user_password && *user == *owner) {
      diagnostics_.error(spec.user_password->span,
                         "user and owner have the same password: who opens the file owns it");
    }
    encryption.owner_password = *owner;
    if (spec.user_password) encryption.user_password = *user;
    if (spec.permissions) encryption.permissions = permissions(*spec.permissions);
    return encryption;
  }

  std::optional<pdf::Signature> signature(const spec::SignatureSpec& spec) {
    const auto file = key_file(spec.key);
    const auto password_of_key = secret(spec.password);
    if (!file || !password_of_key) return std::nullopt;
    const auto opened = pdf::SigningKey::open(*file, one_line(*password_of_key));
    if (opened.key == nullptr) {
      diagnostics_.error(place_of(opened.password_fits ? spec.key : spec.password),
                         "the signing key cannot be used: " + opened.trouble, opened.remedy);
      return std::nullopt;
    }
    const value::Date& date = input_.date;
    if (!opened.key->holds_on({date.year, date.month, date.day})) {
      diagnostics_.warn(place_of(spec.key),
                        "the key's certificate does not hold on the project's date");
    }
    pdf::Signature signature;
    signature.key = opened.key;
    signature.span = spec.span;
    signature.visible = !spec.visible.text.empty();
    return signature;
  }

 private:
  static base::Span place_of(const spec::SecretSpec& spec) {
    return spec.environment.text.empty() ? spec.file.span : spec.environment.span;
  }

  // An editor ends a file with the end of a line, which is no part of a password.
  static std::string one_line(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
    return text;
  }

  // With the expressions of its places worked out; empty, which has been said, where they cannot
  // be.
  std::optional<spec::SecretSpec> filled(spec::SecretSpec spec) {
    if (input_.scope == nullptr) return spec;
    const std::size_t errors = diagnostics_.error_count();
    const expr::Language language = expr::make_language("en");
    for (spec::Located* place : {&spec.environment, &spec.file, &spec.key}) {
      if (place->text.find('{') == std::string::npos) continue;
      const auto text = expr::parse_template(place->text, place->span, diagnostics_);
      if (!text) return std::nullopt;
      place->text = expr::expand_name(*text, *input_.scope, language, diagnostics_);
      if (place->text.empty() && diagnostics_.error_count() == errors) {
        diagnostics_.error(place->span, "the place of a secret is empty");
      }
    }
    if (diagnostics_.error_count() != errors) return std::nullopt;
    return spec;
  }

  std::optional<std::string> secret(const spec::SecretSpec& told) {
    const auto filled_in = filled(told);
    if (!filled_in) return std::nullopt;
    const spec::SecretSpec& spec = *filled_in;
    if (!spec.environment.text.empty()) {
      auto found = input_.options.environment(spec.environment.text);
      if (!found) {
        diagnostics_.error(spec.environment.span,
                           "there is no environment variable '" + spec.environment.text + "'");
      }
      return found;
    }
    if (spec.file.text.empty()) return std::nullopt;  // which has been said
    const std::string path = base::resolve_path(spec.file.span.file->path(), spec.file.text);
    if (!spec.key.text.empty()) return keyed(path, spec);
    const auto bytes = input_.files.read(path, most_bytes);
    if (bytes.ok()) return *bytes;
    diagnostics_.error(spec.file.span, "cannot read '" + path + "': " + bytes.reason());
    return std::nullopt;
  }

  // Of a table of names and secrets. What is wrong in it is not shown, since secrets stand there.
  std::optional<std::string> keyed(const std::string& path, const spec::SecretSpec& spec) {
    base::Sources sources;
    base::Diagnostics unheard;
    spec::TableSource told;
    told.as_texts = true;
    const auto table = read::read_data(input_.files, path, {}, told, sources, unheard);
    const auto* rows = table ? table->rows.as_list() : nullptr;
    if (rows == nullptr || unheard.has_errors()) {
      diagnostics_.error(spec.file.span, "cannot read '" + path + "' as a table of secrets",
                         "two columns under a header: names, secrets");
      return std::nullopt;
    }
    const auto text_of = [](const value::Value& cell) {
      return cell.as_text() != nullptr ? *cell.as_text() : cell.written();
    };
    std::optional<std::string> found;
    for (const value::Value& row : *rows) {
      const auto* record = row.as_record();
      if (record == nullptr || record->fields().size() != 2) continue;
      if (text_of(record->fields()[0].value) != spec.key.text) continue;
      if (found) {
        diagnostics_.error(spec.key.span,
                           "'" + path + "' has two secrets of '" + spec.key.text + "'");
        return std::nullopt;
      }
      found = text_of(record->fields()[1].value);
    }
    if (!found || found->empty()) {
      diagnostics_.error(spec.key.span, "'" + path + "' has no secret of '" + spec.key.text + "'");
      return std::nullopt;
    }
    return found;
  }

  std::optional<std::string> password(const spec::SecretSpec& spec) {
    auto found = secret(spec);
    if (!found) return std::nullopt;
    auto prepared = pdf::prepared_password(one_line(std::move(*found)));
    if (prepared.ok()) return *prepared;
    diagnostics_.error(place_of(spec), "this password " + prepared.reason());
    return std::nullopt;
  }

  // No environment variable holds bytes: they stand there in base64 (RFC 4648).
  std::optional<std::string> key_file(const spec::SecretSpec& spec) {
    auto found = secret(spec);
    if (!found || spec.environment.text.empty()) return found;
    auto bytes = base::from_base64(*found);
    if (!bytes) diagnostics_.error(spec.environment.span, "the variable holds no base64");
    return bytes;
  }

  static pdf::Permissions permissions(const std::vector<spec::Permission>& allowed) {
    using spec::Permission;
    pdf::Permissions may{false, false, false, false, false, false, false};
    for (const Permission permission : allowed) {
      may.print = may.print || permission == Permission::print ||
                  permission == Permission::print_low_resolution;
      may.print_high_resolution = may.print_high_resolution || permission == Permission::print;
      may.copy = may.copy || permission == Permission::copy;
      may.modify = may.modify || permission == Permission::modify;
      may.annotate = may.annotate || permission == Permission::annotate;
      may.fill_forms = may.fill_forms || permission == Permission::fill_forms;
      may.assemble = may.assemble || permission == Permission::assemble;
    }
    return may;
  }

  const ProtectionInput& input_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

Protection read_protection(const ProtectionInput& input, base::Diagnostics& diagnostics) {
  Reader reader(input, diagnostics);
  Protection protection;
  if (input.pdf.encryption) protection.encryption = reader.encryption(*input.pdf.encryption);
  if (input.pdf.signature) protection.signature = reader.signature(*input.pdf.signature);
  return protection;
}

}  // namespace jianbao::batch
