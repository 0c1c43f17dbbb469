#include "read/key_check.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace jianbao::read {

namespace {

std::string_view called(Origin origin) {
  constexpr std::array<std::string_view, 8> names{
      "a YAML file",        "a JSON file",         "a text file", "a workbook",
      "an SQLite database", "a PostgreSQL server", "SDMX-CSV",    "an SDMX-JSON file"};
  return names[static_cast<std::size_t>(origin)];
}

template <std::size_t count>
bool among(const std::array<std::string_view, count>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool suits_sdmx(std::string_view key) { return key == "encoding" || key == "format"; }

bool suits(Origin origin, std::string_view key) {
  if (origin == Origin::sdmx_csv || origin == Origin::sdmx_json) return suits_sdmx(key);
  const bool tree = origin == Origin::yaml || origin == Origin::json;
  const bool text = origin == Origin::text_table, sheet = origin == Origin::workbook;
  const bool database = origin == Origin::sqlite || origin == Origin::postgres;
  constexpr std::array<std::string_view, 4> of_texts{"separator", "decimal", "comment", "encoding"};
  constexpr std::array<std::string_view, 3> of_sheets{"sheet", "range", "hidden"};
  constexpr std::array<std::string_view, 3> of_headers{"skip", "header-rows", "header-separator"};
  constexpr std::array<std::string_view, 2> of_trees{"at", "orient"};
  constexpr std::array<std::string_view, 3> of_databases{"query", "table", "parameters"};
  if (key == "encoding") return text || origin == Origin::json;
  if (key == "decimal") return text || sheet;
  if (key == "timeout") return database;
  if (key == "fill-down") return text || sheet || database;
  if (key == "until" || among(of_headers, key)) return text || sheet;
  if (key == "format") return origin != Origin::yaml;
  if (among(of_databases, key)) return database;
  if (among(of_texts, key)) return text;
  if (among(of_sheets, key)) return sheet;
  return !among(of_trees, key) || tree;
}

// A format is a word, which may mean nothing where its key does.
bool suits_format(Origin origin, std::string_view format) {
  if (format == "sdmx") return origin == Origin::sdmx_csv || origin == Origin::sdmx_json;
  return format != "markdown" || origin != Origin::json;
}

}  // namespace

bool check_keys(Origin origin, const spec::TableSource& told, base::Diagnostics& diagnostics) {
  bool good = true;
  const std::string to = " means nothing to " + std::string(called(origin));
  for (const spec::Located& key : told.given) {
    if (suits(origin, key.text) && (key.text != "format" || suits_format(origin, told.format.text)))
      continue;
    const bool word = suits(origin, key.text);
    diagnostics.error(key.span, "'" + key.text + (word ? ": " + told.format.text : "") + "'" + to);
    good = false;
  }
  return good;
}

}  // namespace jianbao::read
