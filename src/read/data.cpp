#include "read/data.h"

#include <algorithm>
#include <array>

#include "read/encoding.h"
#include "read/file_kind.h"
#include "read/json.h"
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

bool suits(FileKind kind, std::string_view key) {
  const bool tree =
      kind == FileKind::yaml || kind == FileKind::json || kind == FileKind::json_lines;
  const bool text = kind == FileKind::text_table, sheet = kind == FileKind::workbook;
  const auto among = [&](const auto& keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  constexpr std::array<std::string_view, 4> of_texts{"separator", "decimal", "comment", "encoding"};
  constexpr std::array<std::string_view, 3> of_sheets{"sheet", "range", "hidden"};
  constexpr std::array<std::string_view, 5> of_headers{"skip", "header-rows", "header-separator",
                                                       "fill-down", "until"};
  constexpr std::array<std::string_view, 2> of_trees{"at", "orient"};
  if (key == "encoding") return text || kind == FileKind::json || kind == FileKind::json_lines;
  if (key == "decimal") return text || sheet;
  if (among(of_texts)) return text;
  if (among(of_sheets)) return sheet;
  if (among(of_headers)) return text || sheet;
  if (among(of_trees)) return tree;
  return key != "format" || text || sheet;
}

bool check_keys(FileKind kind, const spec::TableSource& told, base::Diagnostics& diagnostics) {
  bool good = true;
  for (const spec::Located& key : told.given) {
    if (suits(kind, key.text)) continue;
    diagnostics.error(key.span, "'" + key.text + "' means nothing to " + std::string(called(kind)));
    good = false;
  }
  return good;
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
  if (table && kind != FileKind::yaml) fill_left_out(*table);
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
  if (!kind || !check_content(*kind, *bytes, path, referrer, diagnostics) ||
      !check_keys(*kind, told, diagnostics)) {
    return std::nullopt;
  }
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
      diagnostics.error(referrer, "a database needs a 'query'");
      return std::nullopt;
    case FileKind::yaml:
    case FileKind::json:
    case FileKind::json_lines:
      break;
  }
  return read_tree(*kind, std::move(*bytes), path, referrer, table, sources, diagnostics);
}

}  // namespace jianbao::read
