#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "rows/spoilt.h"
#include "value/value.h"

namespace jianbao::batch {

// What was said of the rows of one source, by the rows' places: rows that are made of others keep
// these.
class RowFaults {
 public:
  // An entry, by its place among what was said, of a row. What does not stand in one of its cells
  // is said of all of them.
  void add(const value::Value& row, std::size_t entry, base::Span place);
  // The same of a row of which nothing was kept among so much else.
  void add(const value::Value& row, std::size_t entry);
  // The whole is wrong, be its rows as they may.
  void set_spoilt(std::size_t entry);

  bool empty() const { return said_.empty() && !whole_; }
  // Among what was said: there or behind it.
  std::size_t first_entry() const;
  const std::vector<std::size_t>* of(const value::Value& row) const;
  // Whether a wrong cell stands in one of these fields.
  bool reaches(const std::vector<std::string>& fields) const;
  // What is left of them when a transform has been at work.
  RowFaults after(const spec::Transform& transform) const;
  bool spoils_whole() const { return whole_; }
  bool spoils_every_row() const { return spoilt_.every_row; }

 private:
  using Place = std::pair<const base::SourceFile*, std::size_t>;
  static Place place_of(const value::Value& row) { return {row.span().file, row.span().begin}; }

  std::map<Place, std::vector<std::size_t>> said_;
  rows::Spoilt spoilt_;
  bool whole_ = false;
  std::size_t first_ = 0;
};

}  // namespace jianbao::batch
