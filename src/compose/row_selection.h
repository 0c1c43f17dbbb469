#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/block_composer.h"
#include "spec/transform_spec.h"

namespace jianbao::compose {

// Which rows a table or a loop takes of its own, and in what order.
class RowSelection {
 public:
  // In `where` and `sort` a row is called by the name `variable`.
  RowSelection(BlockComposer& blocks, const Input& input, const spec::Selection& selection,
               std::string variable)
      : blocks_(blocks), input_(input), selection_(selection), variable_(std::move(variable)) {}

  // What the transforms make of the rows. Empty, with the error said, where something is wrong.
  std::optional<value::List> transformed(value::List rows);
  // The keys of the rows, where they come from a map, and what they are called.
  struct Keys {
    std::string variable;  // empty: none
    std::vector<value::Value> values;
  };
  // The places of those that `where` lets through, sorted and counted.
  std::optional<std::vector<std::size_t>> chosen(const value::List& rows, const Keys& keys);
  // Both, where keys are not asked for.
  std::optional<value::List> select(value::List rows);

 private:
  BlockComposer& blocks_;
  const Input& input_;
  const spec::Selection& selection_;
  const std::string variable_;
};

}  // namespace jianbao::compose
