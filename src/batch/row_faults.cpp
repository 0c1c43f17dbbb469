#include "batch/row_faults.h"

#include <algorithm>

namespace jianbao::batch {

namespace {

// The field whose value holds the place; an empty name where there is none.
std::string field_at(const value::Value& row, base::Span place) {
  if (row.as_record() == nullptr) return {};
  for (const value::Field& field : row.as_record()->fields()) {
    const base::Span& cell = field.value.span();
    const bool holds = cell.file == place.file && cell.file != nullptr &&
                       cell.begin <= place.begin &&
                       place.begin < std::max(cell.end, cell.begin + 1);
    if (holds) return field.key;
  }
  return {};
}

}  // namespace

void RowFaults::add(const value::Value& row, std::size_t entry, base::Span place) {
  if (empty()) first_ = entry;
  said_[place_of(row)].push_back(entry);
  spoilt_.fields.insert(field_at(row, place));
}

void RowFaults::add(const value::Value& row, std::size_t entry) {
  if (empty()) first_ = entry;
  said_[place_of(row)];
  spoilt_.fields.emplace();
}

void RowFaults::set_spoilt(std::size_t entry) {
  if (empty()) first_ = entry;
  whole_ = true;
}

std::size_t RowFaults::first_entry() const { return first_; }

const std::vector<std::size_t>* RowFaults::of(const value::Value& row) const {
  const auto found = said_.find(place_of(row));
  return found == said_.end() ? nullptr : &found->second;
}

bool RowFaults::reaches(const std::vector<std::string>& fields) const {
  return spoilt_.reaches(fields);
}

RowFaults RowFaults::after(const spec::Transform& transform) const {
  RowFaults left = *this;
  left.spoilt_ = rows::after(left.spoilt_, transform);
  left.whole_ = whole_ || left.spoilt_.choice || left.spoilt_.every_row;
  if (left.spoilt_.made_anew) left.said_.clear();
  return left;
}

}  // namespace jianbao::batch
