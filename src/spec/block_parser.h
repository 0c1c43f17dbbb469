#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/block_spec.h"

namespace jianbao::spec {

// Reads the blocks of one layout, whose components it fills.
class BlockParser {
 public:
  BlockParser(std::vector<Component>& components, const OpenBlocks& open,
              base::Diagnostics& diagnostics)
      : components_(components), open_(open), diagnostics_(diagnostics) {}

  void components(const value::Value& value, const MapSpec& keys);
  std::vector<BlockSpec> blocks(const value::Value& value);

 private:
  bool can_name(const value::Field& field) const;
  int find_component(std::string_view name) const;
  std::vector<std::string_view> names() const;
  void unknown(const std::string& word, base::Span span) const;
  // What the block is, by its key or word; false, with the error said, where there is no such.
  bool recognize(BlockSpec& block, const std::string& word, base::Span span) const;
  value::Record keys(const value::Value& value, BlockSpec& block) const;
  void options_beside(BlockSpec& block, const std::vector<value::Field>& others) const;
  std::optional<BlockSpec> block(const value::Value& value);
  void content(BlockSpec& block);
  void arguments(BlockSpec& block) const;
  void include(BlockSpec& block);

  std::vector<Component>& components_;
  const OpenBlocks& open_;
  base::Diagnostics& diagnostics_;
  int included_ = 0, depth_ = 0;
  std::vector<std::string> including_;  // the files that are being read, outermost first
};

}  // namespace jianbao::spec
