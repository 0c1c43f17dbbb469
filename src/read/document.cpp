#include "read/document.h"

#include "read/file_kind.h"
#include "read/json.h"
#include "read/yaml.h"

namespace jianbao::read {

std::optional<value::Value> read_document(const base::FileSystem& files, const std::string& path,
                                          base::Span referrer, base::Sources& sources,
                                          base::Diagnostics& diagnostics) {
  const bool json = kind_by_name(path) == FileKind::json;
  const JsonLimits json_limits;
  const YamlLimits yaml_limits;
  auto bytes = files.read(path, json ? json_limits.bytes : yaml_limits.bytes);
  if (!bytes.ok()) {
    diagnostics.error(referrer, "cannot read '" + path + "': " + bytes.reason(),
                      base::near_file(files, path));
    return std::nullopt;
  }
  const base::SourceFile& source = sources.add(path, std::move(*bytes));
  return json ? parse_json(source, json_limits, diagnostics)
              : parse_yaml(source, yaml_limits, diagnostics);
}

}  // namespace jianbao::read
