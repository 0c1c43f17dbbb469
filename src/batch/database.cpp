#include "batch/database.h"

namespace jianbao::batch {

namespace {

std::optional<std::string> variable(const spec::Located& name, const Environment& environment,
                                    base::Diagnostics& diagnostics) {
  auto found = environment(name.text);
  if (!found) {
    diagnostics.error(name.span, "there is no environment variable '" + name.text + "'");
  }
  return found;
}

// An editor ends a file with the end of a line.
std::string one_line(std::string text) {
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  text.resize(end == text.npos ? 0 : end + 1);
  return text;
}

// As a value of a connection string is quoted.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

}  // namespace

std::optional<std::string> connection_string(const spec::ConnectionSpec& told,
                                             const Environment& environment,
                                             const base::FileSystem& files,
                                             base::Diagnostics& diagnostics) {
  constexpr std::uint64_t most_bytes = 10'000;
  if (!told.service.text.empty()) return "service=" + quoted(told.service.text);
  if (!told.environment.text.empty()) {
    auto found = variable(told.environment, environment, diagnostics);
    return found ? std::optional(one_line(std::move(*found))) : std::nullopt;
  }
  if (told.file.text.empty()) return std::nullopt;  // said by the check
  const std::string path = base::resolve_path(told.file.span.file->path(), told.file.text);
  const auto bytes = files.read(path, most_bytes);
  if (bytes.ok()) return one_line(*bytes);
  diagnostics.error(told.file.span, "cannot read '" + path + "': " + bytes.reason());
  return std::nullopt;
}

void fill_from_environment(spec::TableSource& table, const Environment& environment,
                           base::Diagnostics& diagnostics) {
  for (spec::QueryParameter& parameter : table.parameters) {
    if (parameter.environment.text.empty()) continue;
    // What a parameter says may be printed: a project reads no variable that is not meant for one.
    if (constexpr std::string_view ours = "JIANBAO_";
        !parameter.environment.text.starts_with(ours)) {
      diagnostics.error(parameter.environment.span,
                        "a parameter's variable has a name that starts with JIANBAO_");
      continue;
    }
    auto found = variable(parameter.environment, environment, diagnostics);
    if (found) parameter.value = value::Value(std::move(*found), parameter.environment.span);
  }
}

}  // namespace jianbao::batch
