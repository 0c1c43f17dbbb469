#include "batch/data_summary.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

#include "expr/arithmetic.h"

namespace jianbao::batch {

namespace {

using value::Value;

// Gathers what the cells of one column say.
class ColumnReader {
 public:
  void see(const Value& cell) {
    if (cell.is_null()) return;
    ++cells_;
    kinds_.insert(kind(cell));
    const std::string words = written(cell);
    if (seen_.insert(words).second && examples_.size() < most_examples) examples_.push_back(words);
    if (cell.as_number() == nullptr && cell.as_date() == nullptr) return;
    if (!least_ || expr::order(cell, *least_).value_or(0) < 0) least_ = cell;
    if (!greatest_ || expr::order(cell, *greatest_).value_or(0) > 0) greatest_ = cell;
  }

  ColumnSummary summary(const std::string& name, std::size_t rows) const {
    ColumnSummary summary{name, "", rows - cells_, seen_.size(), "", "", examples_};
    for (const std::string& each : kinds_) {
      summary.type += (summary.type.empty() ? "" : ", ") + each;
    }
    if (kinds_.size() != 1 || !least_) return summary;
    summary.least = written(*least_);
    summary.greatest = written(*greatest_);
    return summary;
  }

 private:
  static constexpr std::size_t most_examples = 4;

  static std::string kind(const Value& cell) {
    if (cell.as_number() != nullptr) return "number";
    if (cell.as_date() != nullptr) return "date";
    if (cell.as_bool() != nullptr) return "boolean";
    return cell.as_list() != nullptr ? "list" : "text";
  }

  static std::string written(const Value& cell) {
    if (cell.as_number() != nullptr) return cell.written();
    if (const auto* date = cell.as_date()) return date->to_string();
    if (const auto* truth = cell.as_bool()) return *truth ? "true" : "false";
    if (const auto* list = cell.as_list()) return std::to_string(list->size()) + " entries";
    return cell.as_text() == nullptr ? "" : *cell.as_text();
  }

  std::size_t cells_ = 0;
  std::set<std::string> kinds_;
  std::unordered_set<std::string> seen_;
  std::vector<std::string> examples_;
  std::optional<Value> least_, greatest_;
};

class Summariser {
 public:
  void row(const value::Record& record) {
    ++rows_;
    part(record, "");
  }

  DataSummary take() const {
    DataSummary summary{rows_, {}};
    for (const std::string& name : names_) {
      summary.columns.push_back(columns_.at(name).summary(name, rows_));
    }
    return summary;
  }

 private:
  void part(const value::Record& record, const std::string& path) {
    for (const value::Field& field : record.fields()) {
      const std::string name = path + field.key;
      if (const auto* inner = field.value.as_record()) {
        part(*inner, name + ".");
        continue;
      }
      const auto [found, is_new] = columns_.try_emplace(name);
      if (is_new) names_.push_back(name);
      found->second.see(field.value);
    }
  }

  std::size_t rows_ = 0;
  std::vector<std::string> names_;
  std::map<std::string, ColumnReader> columns_;
};

}  // namespace

DataSummary summarise(const Value& data) {
  Summariser all;
  const value::Record* record = data.as_record();
  const auto is_record = [](const value::Field& field) {
    return field.value.as_record() != nullptr;
  };
  const bool keyed = record != nullptr && !record->empty() &&
                     std::all_of(record->fields().begin(), record->fields().end(), is_record);
  const value::List rows = data.as_list() != nullptr ? *data.as_list()
                           : keyed                   ? value::values_of(*record)
                                                     : value::List{data};
  for (const Value& row : rows) {
    if (row.as_record() != nullptr) {
      all.row(*row.as_record());
    } else {
      value::Record alone;
      alone.add("value", row.span(), row);
      all.row(alone);
    }
  }
  return all.take();
}

}  // namespace jianbao::batch
