#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rows/world.h"
#include "spec/sort_keys.h"

namespace jianbao::rows {

// One transform at work: its options, which the vocabulary has checked.
class Step {
 public:
  Step(const value::Record& options, const World& world) : options_(options), world_(world) {}

  const World& world() const { return world_; }
  base::Diagnostics& diagnostics() const { return world_.diagnostics; }

  const value::Value* find(std::string_view key) const;  // null also where it says `null`
  const value::Value& at(std::string_view key) const { return *options_.find(key); }
  std::string text(std::string_view key, std::string_view otherwise = "") const;
  std::vector<std::string> texts(std::string_view key) const;
  std::size_t number(std::string_view key, std::size_t otherwise) const;
  bool flag(std::string_view key) const;
  std::vector<spec::SortKey> sort() const;

  // Whether a row has each of the fields that the option names; says which ones none has. Of no
  // rows nothing is known.
  bool knows(const Rows& rows, std::string_view key) const;
  // Whether so many rows can be made of each, all of whose fields are kept.
  bool affords(const Rows& rows, std::size_t times, base::Span span) const;

 private:
  const value::Record& options_;
  const World& world_;
};

bool knows_field(const Rows& rows, const std::string& field, base::Span span,
                 base::Diagnostics& diagnostics);

}  // namespace jianbao::rows
