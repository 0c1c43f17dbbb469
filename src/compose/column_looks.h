#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// What a column says of the bars beside or behind its numbers.
struct BarLook {
  bool beside = false;
  const value::Value* least = nullptr;  // expressions of the scale's ends; null: its numbers say
  const value::Value* most = nullptr;
  base::Color color, negative, zero;
  base::Span span;
};

// And of the small lines that stand in place of words.
struct SparklineLook {
  spec::Located data;  // of a row
  bool bars = false, shared = false;
  std::vector<std::string> points;
  base::Color color, point_color;
  const value::Value* alt = nullptr;  // the layout's; null: the numbers say
  base::Span span;
};

// How numbers below zero are written.
enum class SignForm { minus, parentheses, arrows };

std::optional<BarLook> read_bar(BlockComposer& blocks, const Input& input,
                                const spec::Options& column);
std::optional<SparklineLook> read_sparkline(BlockComposer& blocks, const Input& input,
                                            const spec::Options& column);
SignForm read_sign(BlockComposer& blocks, const spec::Options& column);

// What stands in the cells of a column: the one key that says it, "" with an error where there is
// none or a second one. What such cells cannot have beside it is an error too.
std::string_view content_key(BlockComposer& blocks, const value::Value& column,
                             const spec::Options& options, bool innermost);

}  // namespace jianbao::compose
