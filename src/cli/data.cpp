#include "cli/data.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/base.h"
#include "base/spelling.h"
#include "batch/batch.h"
#include "read/document.h"

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

struct Shown {
  std::string kind;  // file or source
  std::string name;
  DataSummary summary;
};

Json as_json(const Shown& shown) {
  Json columns = Json::array();
  for (const ColumnSummary& column : shown.summary.columns) {
    Json entry{{"name", column.name},
               {"type", column.type},
               {"gaps", column.gaps},
               {"distinct", column.distinct}};
    if (!column.least.empty()) entry["range"] = {column.least, column.greatest};
    entry["examples"] = column.examples;
    columns.push_back(std::move(entry));
  }
  return {{shown.kind, shown.name}, {"rows", shown.summary.rows}, {"columns", std::move(columns)}};
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

// A project is a YAML file that says so.
bool is_project(const std::string& file, const base::Disk& disk) {
  if (!file.ends_with(".yaml") && !file.ends_with(".yml")) return false;
  base::Sources own;
  base::Diagnostics unheard;
  const auto root = read::read_document(disk, file, {}, own, unheard);
  const auto* record = root ? root->as_record() : nullptr;
  return record != nullptr && record->find("jianbao") != nullptr &&
         record->find("sources") != nullptr;
}

class DataShower {
 public:
  DataShower(const DataRequest& request, batch::BuildOptions build, base::Sources& sources,
             base::Diagnostics& diagnostics)
      : request_(request), build_(std::move(build)), sources_(sources), diagnostics_(diagnostics) {}

  std::vector<Shown> read() {
    for (const std::string& file : request_.files) {
      if (is_project(file, disk_)) {
        add_sources(file);
      } else if (!request_.sources.empty()) {
        diagnostics_.error({}, "'" + file + "' is no project, and has no sources",
                           "--source names one of a jianbao.yaml");
      } else if (const auto data =
                     batch::read_data_file({file, {}}, disk_, sources_, diagnostics_)) {
        shown_.push_back({"file", file, batch::summarise(data->rows)});
      }
    }
    return std::move(shown_);
  }

 private:
  void add_sources(const std::string& file) {
    build_.project = file;
    const auto all = batch::read_sources(build_, disk_, sources_, diagnostics_);
    for (const batch::NamedSource& source : all) {
      const auto& wanted = request_.sources;
      const bool shown =
          wanted.empty() || std::find(wanted.begin(), wanted.end(), source.name) != wanted.end();
      if (shown) shown_.push_back({"source", source.name, batch::summarise(source.data)});
    }
    check_names(all, file);
  }

  void check_names(const std::vector<batch::NamedSource>& all, const std::string& file) {
    std::vector<std::string_view> known;
    for (const batch::NamedSource& source : all) known.emplace_back(source.name);
    for (const std::string& name : request_.sources) {
      if (diagnostics_.has_errors() || std::find(known.begin(), known.end(), name) != known.end())
        continue;
      diagnostics_.error({}, "'" + base::file_name(file) + "' has no source '" + name + "'",
                         base::suggestion(name, known));
    }
  }

  const DataRequest& request_;
  batch::BuildOptions build_;
  base::Sources& sources_;
  base::Diagnostics& diagnostics_;
  const base::Disk disk_;
  std::vector<Shown> shown_;
};

}  // namespace

void show_data(const DataRequest& request, batch::BuildOptions build, base::Sources& sources,
               base::Diagnostics& diagnostics) {
  Json all = Json::array();
  for (const Shown& shown : DataShower(request, std::move(build), sources, diagnostics).read()) {
    if (request.as == "text") print_text(shown.name, shown.summary);
    if (request.as == "json") all.push_back(as_json(shown));
    if (request.as == "schema") all.push_back(as_schema(shown.summary));
  }
  if (request.as == "text" || all.empty()) return;
  const Json& shown = request.as == "schema" && all.size() == 1 ? all.front() : all;
  std::cout << shown.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace jianbao::cli
