#include "read/file_kind.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "read/delimited.h"

namespace jianbao::read {

namespace {

struct Ending {
  std::string_view name;
  FileKind kind;
};
constexpr std::array<Ending, 19> endings{{{"yaml", FileKind::yaml},
                                          {"yml", FileKind::yaml},
                                          {"json", FileKind::json},
                                          {"geojson", FileKind::json},
                                          {"topojson", FileKind::json},
                                          {"jsonl", FileKind::json_lines},
                                          {"ndjson", FileKind::json_lines},
                                          {"csv", FileKind::text_table},
                                          {"tsv", FileKind::text_table},
                                          {"tab", FileKind::text_table},
                                          {"psv", FileKind::text_table},
                                          {"xlsx", FileKind::workbook},
                                          {"xlsm", FileKind::workbook},
                                          {"ods", FileKind::workbook},
                                          {"sqlite", FileKind::sqlite},
                                          {"sqlite3", FileKind::sqlite},
                                          {"db", FileKind::sqlite},
                                          {"db3", FileKind::sqlite},
                                          {"gpkg", FileKind::sqlite}}};

constexpr std::string_view zip = "PK\x03\x04", sqlite_start = "SQLite format 3";

bool has(std::string_view bytes, std::string_view part) { return bytes.find(part) != bytes.npos; }

bool is_xlsx(std::string_view bytes) { return bytes.starts_with(zip) && has(bytes, "xl/"); }
bool is_ods(std::string_view bytes) {
  return bytes.starts_with(zip) &&
         has(bytes.substr(0, 200), "application/vnd.oasis.opendocument.spreadsheet");
}

}  // namespace

std::optional<FileKind> kind_by_name(std::string_view path) {
  const std::size_t point = path.rfind('.');
  if (point == path.npos || path.find('/', point) != path.npos) return std::nullopt;
  std::string ending(path.substr(point + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto found = std::find_if(endings.begin(), endings.end(),
                                  [&](const Ending& each) { return each.name == ending; });
  return found == endings.end() ? std::nullopt : std::optional(found->kind);
}

std::optional<FileKind> kind_by_content(std::string_view bytes) {
  if (bytes.starts_with(sqlite_start)) return FileKind::sqlite;
  if (is_xlsx(bytes) || is_ods(bytes)) return FileKind::workbook;
  if (!binary_name(bytes).empty()) return std::nullopt;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == bytes.npos) return std::nullopt;
  if (bytes[first] == '{' || bytes[first] == '[') return FileKind::json;
  return has_separators(bytes) ? std::optional(FileKind::text_table) : std::nullopt;
}

std::string_view binary_name(std::string_view bytes) {
  if (is_xlsx(bytes)) return "an Excel workbook";
  if (is_ods(bytes)) return "an OpenDocument spreadsheet";
  if (bytes.starts_with(zip) && has(bytes, "word/")) return "a Word document";
  if (bytes.starts_with(zip)) return "a ZIP archive";
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    return "an old Office file (.xls) or one with a password";
  }
  if (bytes.starts_with(sqlite_start)) return "an SQLite database";
  if (bytes.starts_with("%PDF-")) return "a PDF file";
  if (bytes.starts_with("\x1F\x8B")) return "a gzip file";
  if (bytes.starts_with("PAR1")) return "a Parquet file";
  if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF")) return "a picture";
  return {};
}

}  // namespace jianbao::read
