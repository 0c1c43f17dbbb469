#include "cli/data.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/base.h"
#include "batch/batch.h"

namespace jianbao::cli {

namespace {

using Json = nlohmann::ordered_json;
using batch::ColumnSummary;
using batch::DataSummary;

std::string joined(const std::vector<std::string>& words, std::size_t count) {
  std::string all;
  for (const std::string& word : words) {
    std::string line = word;
    std::replace(line.begin(), line.end(), '\n', ' ');
    all += (all.empty() ? "" : ", ") + line;
  }
  return all + (count > words.size() ? ", …" : "");
}

std::string range(const ColumnSummary& column) {
  if (column.least.empty()) return joined(column.examples, column.distinct);
  if (column.least == column.greatest) return column.least;
  return column.least + " to " + column.greatest;
}

// Cells of one width a column, as a terminal shows them.
void print_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], base::display_width(row[i]));
    }
  }
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += " " + row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - base::display_width(row[i]) + 1, ' ');
    }
    std::cout << line << "\n";
  }
}

void print_text(const std::string& file, const DataSummary& summary) {
  std::cout << file << ": " << summary.rows << (summary.rows == 1 ? " row, " : " rows, ")
            << summary.columns.size() << (summary.columns.size() == 1 ? " column\n" : " columns\n");
  std::vector<std::vector<std::string>> rows{{"column", "type", "gaps", "distinct", "values"}};
  for (const ColumnSummary& column : summary.columns) {
    rows.push_back({column.name, column.type.empty() ? "nothing" : column.type,
                    std::to_string(column.gaps), std::to_string(column.distinct), range(column)});
  }
  print_table(rows);
}

Json as_json(const std::string& file, const DataSummary& summary) {
  Json columns = Json::array();
  for (const ColumnSummary& column : summary.columns) {
    Json entry{{"name", column.name},
               {"type", column.type},
               {"gaps", column.gaps},
               {"distinct", column.distinct}};
    if (!column.least.empty()) entry["range"] = {column.least, column.greatest};
    entry["examples"] = column.examples;
    columns.push_back(std::move(entry));
  }
  return {{"file", file}, {"rows", summary.rows}, {"columns", std::move(columns)}};
}

// A Frictionless Table Schema, which says what the columns are now.
Json as_schema(const DataSummary& summary) {
  Json fields = Json::array();
  for (const ColumnSummary& column : summary.columns) {
    const bool plain = column.type == "number" || column.type == "date" || column.type == "boolean";
    fields.push_back({{"name", column.name}, {"type", plain ? column.type : "string"}});
  }
  return {{"fields", std::move(fields)}};
}

}  // namespace

void show_data(const DataRequest& request, base::Sources& sources, base::Diagnostics& diagnostics) {
  const base::Disk disk;
  Json all = Json::array();
  for (const std::string& file : request.files) {
    const auto data = batch::read_data_file({file, {}}, disk, sources, diagnostics);
    if (!data) continue;
    const DataSummary summary = batch::summarise(data->rows);
    if (request.as == "text") print_text(file, summary);
    if (request.as == "json") all.push_back(as_json(file, summary));
    if (request.as == "schema") all.push_back(as_schema(summary));
  }
  if (request.as == "text" || all.empty()) return;
  const Json& shown = request.as == "schema" && all.size() == 1 ? all.front() : all;
  std::cout << shown.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace jianbao::cli
