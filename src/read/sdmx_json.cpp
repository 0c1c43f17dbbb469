#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

#include "read/json.h"
#include "read/sdmx.h"
#include "read/sdmx_json_structure.h"

namespace jianbao::read {

namespace {

using value::Field;
using value::Value;
using Cells = std::vector<SdmxCell>;
using Key = std::vector<std::optional<std::size_t>>;  // of each dimension; empty: any

const Value* member(const Value& value, std::string_view key) {
  const auto* record = value.as_record();
  return record == nullptr ? nullptr : record->find(key);
}

// "0:2:1", or "0::" of a group; empty for anything else.
std::optional<Key> parse_key(std::string_view text) {
  Key key;
  while (true) {
    const std::size_t colon = text.find(':');
    const std::string_view part = text.substr(0, colon);
    key.emplace_back();
    if (!part.empty()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
      if (error != std::errc{} || end != part.data() + part.size()) return std::nullopt;
      key.back() = index;
    }
    if (colon == text.npos) return key;
    text.remove_prefix(colon + 1);
  }
}

// The attributes of groups of series, found by what a group's key says.
class Groups {
 public:
  void add(const Key& key, Cells cells) {
    Key given = key;
    by_given_[mask_of(key)].emplace(std::move(given), std::move(cells));
  }

  void append(const Key& key, Cells& cells) const {
    for (const auto& [mask, groups] : by_given_) {
      Key asked(mask.size());
      for (std::size_t i = 0; i < mask.size() && i < key.size(); ++i) {
        if (mask[i]) asked[i] = key[i];
      }
      const auto found = groups.find(asked);
      if (found == groups.end()) continue;
      for (const SdmxCell& cell : found->second) add_cell(cell, cells);
    }
  }

  // What several levels say of one attribute is said once, by the level that says something.
  static void add_cell(const SdmxCell& cell, Cells& cells) {
    const auto same = std::find_if(cells.begin(), cells.end(),
                                   [&](const SdmxCell& each) { return each.id == cell.id; });
    if (same == cells.end()) {
      cells.push_back(cell);
    } else if (same->code.empty()) {
      *same = cell;
    }
  }

 private:
  static std::vector<bool> mask_of(const Key& key) {
    std::vector<bool> mask;
    for (const auto& part : key) mask.push_back(part.has_value());
    return mask;
  }

  std::map<std::vector<bool>, std::map<Key, Cells>> by_given_;
};

class DataSetReader {
 public:
  DataSetReader(const SdmxStructure& structure, Table& table, value::List& rows,
                base::Diagnostics& diagnostics)
      : structure_(structure), table_(table), rows_(rows), diagnostics_(diagnostics) {}

  bool read(const Value& set) {
    for (const SdmxComponent& each : structure_.set_dimensions) {
      if (!each.codes.empty()) common_.push_back(each.cell_of(0, set.span(), diagnostics_));
    }
    add_attributes(member(set, "attributes"), structure_.set_attributes, 0, common_);
    read_groups(member(set, "dimensionGroupAttributes"));
    if (const Value* series = member(set, "series")) {
      if (series->as_record() != nullptr) {
        for (const Field& field : series->as_record()->fields()) {
          if (!read_series(field)) return false;
        }
      }
    }
    const Value* flat = member(set, "observations");
    return flat == nullptr || read_observations(*flat, {}, {});
  }

 private:
  // Of a list of attributes or of an observation, from `first` on.
  void add_attributes(const Value* said, const SdmxComponents& components, std::size_t first,
                      Cells& cells) {
    const auto* list = said == nullptr ? nullptr : said->as_list();
    for (std::size_t i = 0; i < components.size(); ++i) {
      const base::Span span = said == nullptr ? base::Span{} : said->span();
      const bool there =
          list != nullptr && first + i < list->size() && !(*list)[first + i].is_null();
      Groups::add_cell(there ? components[i].cell((*list)[first + i], diagnostics_)
                             : SdmxCell{components[i].id, "", {}, span},
                       cells);
    }
  }

  void read_groups(const Value* groups) {
    if (groups == nullptr || groups->as_record() == nullptr) return;
    for (const Field& field : groups->as_record()->fields()) {
      const auto key = parse_key(field.key);
      if (!key || key->size() != dimension_count()) {
        say_key(field);
        continue;
      }
      Cells cells;
      add_attributes(&field.value, structure_.group_attributes, 0, cells);
      groups_.add(*key, std::move(cells));
    }
  }

  std::size_t dimension_count() const {
    return structure_.series_dimensions.size() + structure_.observation_dimensions.size();
  }

  void say_key(const Field& field) {
    base::Diagnostic wrong{base::Severity::error, field.key_span,
                           "'" + field.key + "' is not the key of an observation",
                           "a number for each dimension, with colons between them"};
    wrong.fault = "sdmx key";
    diagnostics_.add(std::move(wrong));
  }

  // The codes of a key's numbers; false, with what is wrong said, where it does not fit.
  bool add_dimensions(const Field& field, const SdmxComponents& dimensions, Key& key,
                      Cells& cells) {
    const auto parsed = parse_key(field.key);
    const bool fits = parsed && parsed->size() == dimensions.size() &&
                      std::all_of(parsed->begin(), parsed->end(),
                                  [](const auto& part) { return part.has_value(); });
    if (!fits) return say_key(field), false;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      cells.push_back(dimensions[i].cell_of(*(*parsed)[i], field.key_span, diagnostics_));
    }
    key.insert(key.end(), parsed->begin(), parsed->end());
    return true;
  }

  bool read_series(const Field& field) {
    Key key;
    Cells cells;
    if (!add_dimensions(field, structure_.series_dimensions, key, cells)) return true;
    add_attributes(member(field.value, "attributes"), structure_.series_attributes, 0, cells);
    const Value* observations = member(field.value, "observations");
    return observations == nullptr || read_observations(*observations, key, cells);
  }

  bool read_observations(const Value& observations, const Key& key, const Cells& cells) {
    if (observations.as_record() == nullptr) return true;
    for (const Field& field : observations.as_record()->fields()) {
      const std::size_t errors = diagnostics_.error_count();
      if (!read_observation(field, key, cells)) return false;
      if (diagnostics_.error_count() != errors) table_.broken.insert(rows_.size() - 1);
    }
    return true;
  }

  bool read_observation(const Field& field, Key key, Cells cells) {
    add_dimensions(field, structure_.observation_dimensions, key, cells);
    const std::size_t measures = structure_.measures.size();
    for (std::size_t i = 0; i < measures; ++i) cells.push_back(measured(field.value, i));
    add_attributes(&field.value, structure_.observation_attributes, measures, cells);
    add_attributes(nullptr, structure_.group_attributes, 0, cells);
    groups_.append(key, cells);
    for (const SdmxCell& cell : common_) Groups::add_cell(cell, cells);
    cells_ += cells.size();
    if (cells_ > most_cells) {
      diagnostics_.error(field.key_span, "a data file has at most 5,000,000 cells");
      return false;
    }
    const base::Span span = field.value.span();
    rows_.push_back(sdmx_row(cells, {span.file, field.key_span.begin, span.end}, diagnostics_));
    return true;
  }

  // A number, which may stand in quotes.
  SdmxCell measured(const Value& observation, std::size_t place) const {
    const auto* list = observation.as_list();
    const Value* said = list != nullptr && place < list->size() ? &(*list)[place] : nullptr;
    const std::string& id = structure_.measures[place].id;
    if (said == nullptr) return {id, "", {}, observation.span()};
    return {id, scalar_text(*said), {}, said->span()};
  }

  const SdmxStructure& structure_;
  Table& table_;
  value::List& rows_;
  base::Diagnostics& diagnostics_;
  Cells common_;
  Groups groups_;
  std::size_t cells_ = 0;
};

// In version 1.0 `structure`, in 2.0 a list of `structures`.
std::optional<std::vector<SdmxStructure>> parse_structures(const Value& data,
                                                           base::Diagnostics& diagnostics) {
  std::vector<SdmxStructure> parsed;
  const auto add = [&](const Value& structure) {
    auto one = parse_sdmx_structure(structure, diagnostics);
    if (one) parsed.push_back(std::move(*one));
    return one.has_value();
  };
  if (const Value* one = member(data, "structure"); one != nullptr && one->as_record() != nullptr) {
    if (!add(*one)) return std::nullopt;
  }
  if (const Value* all = member(data, "structures"); all != nullptr && all->as_list() != nullptr) {
    for (const Value& each : *all->as_list()) {
      if (!add(each)) return std::nullopt;
    }
  }
  if (!parsed.empty()) return parsed;
  diagnostics.error(data.span(), "this SDMX message has no structure",
                    "plain JSON needs no 'format: sdmx'");
  return std::nullopt;
}

}  // namespace

std::optional<Table> read_sdmx_json(const base::SourceFile& source,
                                    base::Diagnostics& diagnostics) {
  const auto root = parse_json(source, {}, diagnostics);
  if (!root) return std::nullopt;
  const Value* inner = member(*root, "data");
  const Value& data = inner == nullptr ? *root : *inner;
  const auto structures = parse_structures(data, diagnostics);
  if (!structures) return std::nullopt;
  const Value* sets = member(data, "dataSets");
  if (sets == nullptr || sets->as_list() == nullptr) {
    diagnostics.error(data.span(), "this SDMX message has no 'dataSets'");
    return std::nullopt;
  }
  Table table;
  value::List rows;
  for (const Value& set : *sets->as_list()) {
    const Value* which = member(set, "structure");
    const auto* number = which == nullptr ? nullptr : which->as_number();
    const std::int64_t index = number == nullptr ? 0 : number->coefficient();
    if (index < 0 || index >= static_cast<std::int64_t>(structures->size())) {
      diagnostics.error(which->span(), "there is no structure " + std::to_string(index));
      return std::nullopt;
    }
    DataSetReader reader((*structures)[static_cast<std::size_t>(index)], table, rows, diagnostics);
    if (!reader.read(set)) return std::nullopt;
  }
  table.rows = Value(std::move(rows), {&source, 0, 1});
  return table;
}

}  // namespace jianbao::read
