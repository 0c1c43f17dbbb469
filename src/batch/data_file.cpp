#include "batch/data_file.h"

#include "expr/expr.h"
#include "read/read.h"
#include "spec/table_schema.h"

namespace jianbao::batch {

namespace {

struct World {
  const base::FileSystem& files;
  base::Sources& sources;
  base::Diagnostics& diagnostics;
};

// counties.csv → counties.schema.json
std::string schema_beside(const std::string& path) {
  return path.substr(0, path.rfind('.')) + ".schema.json";
}

void add_schema_file(const std::string& path, base::Span referrer, spec::TableSource& table,
                     const World& world) {
  const auto schema =
      read::read_document(world.files, path, referrer, world.sources, world.diagnostics);
  if (schema) spec::add_table_schema(*schema, table, world.diagnostics);
}

void add_schemas(const DataFile& file, spec::TableSource& table, const World& world) {
  if (!file.schema.text.empty()) {
    const std::string path = base::resolve_path(file.schema.span.file->path(), file.schema.text);
    return add_schema_file(path, file.schema.span, table, world);
  }
  if (file.postgres.span.file != nullptr) return;
  if (const std::string own = schema_beside(file.path); world.files.exists(own)) {
    add_schema_file(own, file.referrer, table, world);
  }
  const std::string package = base::resolve_path(file.path, "datapackage.json");
  if (!world.files.exists(package)) return;
  const auto read =
      read::read_document(world.files, package, file.referrer, world.sources, world.diagnostics);
  const auto* schema = read ? spec::schema_in_package(*read, base::file_name(file.path)) : nullptr;
  if (schema == nullptr) return;
  if (const auto* path = schema->as_text()) {
    return add_schema_file(base::resolve_path(package, *path), schema->span(), table, world);
  }
  spec::add_table_schema(*schema, table, world.diagnostics);
}

}  // namespace

Data read_data_file(const DataFile& file, const base::FileSystem& files, base::Sources& sources,
                    base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  spec::TableSource table = file.table;
  add_schemas(file, table, {files, sources, diagnostics});
  fill_from_environment(table, file.environment, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  if (file.postgres.span.file != nullptr) {
    const auto connection = connection_string(file.postgres, file.environment, files, diagnostics);
    if (!connection) return std::nullopt;
    return read::read_postgres({*connection, file.path, file.referrer}, table, sources,
                               diagnostics);
  }
  return read::read_data(files, file.path, file.referrer, table, sources, diagnostics);
}

std::optional<value::Value> read_chart_data(const DataFile& file, const base::FileSystem& files,
                                            base::Sources& sources,
                                            base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  auto data = read_data_file(file, files, sources, diagnostics);
  if (data) expr::check_figures(data->rows, file.units, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  return std::move(data->rows);
}

}  // namespace jianbao::batch
