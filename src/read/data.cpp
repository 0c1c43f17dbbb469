#include "read/data.h"

#include <algorithm>

#include "read/encoding.h"
#include "read/file_kind.h"
#include "read/json.h"
#include "read/key_check.h"
#include "read/sdmx.h"
#include "read/sqlite.h"
#include "read/text_table.h"
#include "read/tree_rows.h"
#include "read/workbook.h"
#include "read/yaml.h"

namespace jianbao::read {

namespace {

using base::Span;

constexpr std::uint64_t largest_file = 512U << 20U;

std::string_view called(FileKind kind) {
  switch (kind) {
    case FileKind::yaml:
      return "a YAML file";
    case FileKind::json:
    case FileKind::json_lines:
      return "a JSON file";
    case FileKind::text_table:
      return "a text file";
    case FileKind::workbook:
      return "a workbook";
    case FileKind::sqlite:
      return "a database";
  }
  return {};
}

Origin origin_of(FileKind kind, bool sdmx) {
  switch (kind) {
    case FileKind::yaml:
      return Origin::yaml;
    case FileKind::json:
    case FileKind::json_lines:
      return sdmx ? Origin::sdmx_json : Origin::json;
    case FileKind::text_table:
      return sdmx ? Origin::sdmx_csv : Origin::text_table;
    case FileKind::workbook:
      return Origin::workbook;
    case FileKind::sqlite:
      return Origin::sqlite;
  }
  return Origin::text_table;
}

// What a message of SDMX says of its numbers is lost in a plain table.
void hint_at_sdmx(FileKind kind, std::string_view bytes, const std::string& path, Span referrer,
                  const spec::TableSource& told, base::Diagnostics& diagnostics) {
  const bool text = kind == FileKind::text_table || kind == FileKind::json;
  if (!text || !told.format.text.empty() || !looks_like_sdmx(bytes)) return;
  diagnostics.warn(referrer, "'" + path + "' is an SDMX message and is read as any other file",
                   "'format: sdmx' reads its codes, units and statuses, 'format: plain' does not");
}

std::optional<Table> read_sdmx(FileKind kind, std::string bytes, const std::string& path,
                               Span referrer, const spec::TableSource& told, base::Sources& sources,
                               base::Diagnostics& diagnostics) {
  auto text = decode(std::move(bytes), path, told.encoding, referrer, diagnostics);
  if (!text) return std::nullopt;
  const base::SourceFile& source = sources.add(path, std::move(*text));
  return kind == FileKind::text_table ? read_sdmx_csv(source, diagnostics)
                                      : read_sdmx_json(source, diagnostics);
}

// A workbook that is called .csv and its like.
bool check_content(FileKind kind, std::string_view bytes, const std::string& path, Span referrer,
                   base::Diagnostics& diagnostics) {
  const std::string_view binary = binary_name(bytes);
  if (kind == FileKind::workbook || kind == FileKind::sqlite) {
    if (kind_by_content(bytes) == kind) return true;
    const bool zip = bytes.starts_with("PK");
    if (kind == FileKind::workbook && zip) return true;  // the reader says what is wrong with it
    diagnostics.error(referrer, "'" + path + "' is not " + std::string(called(kind)),
                      binary.empty() ? "" : "it is " + std::string(binary));
    return false;
  }
  if (binary.empty()) return true;
  diagnostics.error(referrer, "'" + path + "' is not " + std::string(called(kind)) + " but " +
                                  std::string(binary));
  return false;
}

std::optional<FileKind> kind_of(const std::string& path, std::string_view bytes, Span referrer,
                                base::Diagnostics& diagnostics) {
  if (const auto kind = kind_by_name(path)) return kind;
  if (const auto kind = kind_by_content(bytes)) return kind;
  const std::string_view binary = binary_name(bytes);
  diagnostics.error(referrer, "cannot tell what '" + path + "' is",
                    binary.empty() ? "name it .csv, .tsv, .xlsx, .ods, .json, .jsonl or .yaml"
                                   : "it is " + std::string(binary));
  return std::nullopt;
}

std::optional<Table> read_tree(FileKind kind, std::string bytes, const std::string& path,
                               Span referrer, const spec::TableSource& told, base::Sources& sources,
                               base::Diagnostics& diagnostics) {
  if (kind != FileKind::yaml) {
    auto text = decode(std::move(bytes), path, told.encoding, referrer, diagnostics);
    if (!text) return std::nullopt;
    bytes = std::move(*text);
  }
  const base::SourceFile& source = sources.add(path, std::move(bytes));
  auto root = kind == FileKind::yaml   ? parse_yaml(source, {}, diagnostics)
              : kind == FileKind::json ? parse_json(source, {}, diagnostics)
                                       : parse_json_lines(source, {}, diagnostics);
  if (!root) return std::nullopt;
  auto table = rows_of_tree(std::move(*root), told, diagnostics);
  const bool fills = table && kind != FileKind::yaml;
  if (fills && !fill_left_out(*table, diagnostics)) return std::nullopt;
  return table;
}

bool is_named(const std::string& path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(),
                    path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

}  // namespace

std::optional<Table> read_data(const base::FileSystem& files, const std::string& path,
                               Span referrer, const spec::TableSource& told, base::Sources& sources,
                               base::Diagnostics& diagnostics) {
  const auto named = kind_by_name(path);
  const std::uint64_t limit = named == FileKind::yaml ? YamlLimits().bytes : largest_file;
  auto bytes = files.read(path, limit);
  if (!bytes.ok()) {
    diagnostics.error(referrer, "cannot read '" + path + "': " + bytes.reason(),
                      base::near_file(files, path));
    return std::nullopt;
  }
  const auto kind = kind_of(path, *bytes, referrer, diagnostics);
  if (!kind) return std::nullopt;
  const Origin origin = origin_of(*kind, told.format.text == "sdmx");
  if (!check_content(*kind, *bytes, path, referrer, diagnostics) ||
      !check_keys(origin, told, diagnostics)) {
    return std::nullopt;
  }
  if (origin == Origin::sdmx_csv || origin == Origin::sdmx_json) {
    return read_sdmx(*kind, std::move(*bytes), path, referrer, told, sources, diagnostics);
  }
  hint_at_sdmx(*kind, *bytes, path, referrer, told, diagnostics);
  spec::TableSource table = told;
  switch (*kind) {
    case FileKind::text_table:
      if (!table.separator && (is_named(path, ".tsv") || is_named(path, ".tab"))) {
        table.separator = '\t';
      }
      return read_text_table(std::move(*bytes), path, referrer, table, sources, diagnostics);
    case FileKind::workbook:
      return read_workbook(std::move(*bytes), path, referrer, table, sources, diagnostics);
    case FileKind::sqlite:
      if (const std::string reason = unfinished_writing(files, path); !reason.empty()) {
        diagnostics.error(referrer, "cannot read the database '" + path + "': " + reason,
                          "let the program that writes it close it");
        return std::nullopt;
      }
      return read_sqlite({std::move(*bytes), path, referrer}, table, sources, diagnostics);
    case FileKind::yaml:
    case FileKind::json:
    case FileKind::json_lines:
      break;
  }
  return read_tree(*kind, std::move(*bytes), path, referrer, table, sources, diagnostics);
}

}  // namespace jianbao::read
