#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/base.h"
#include "spec/located.h"
#include "spec/options.h"
#include "value/value.h"

namespace jianbao::spec {

struct BlockSpec {
  std::string kind;
  base::Span kind_span;
  value::Value content;           // checked against the kind's options
  std::vector<BlockSpec> blocks;  // of a block that holds others
  std::string variable;           // of `for`; empty: once
  Located list;
  Located data;       // of `with`: what takes the place of the data; an empty text: nothing
  Located condition;  // of `if`; an empty text: always
  std::string style;  // empty: the kind's own

  Options options() const { return {content, *find_block_kind(kind)}; }
};

struct PageSpec {
  base::Size sheet{base::Length::from_points(595.276), base::Length::from_points(841.89)};
  base::Length inner = base::Length::points(68), outer = base::Length::points(51);
  base::Length top = base::Length::from_points(73.7), bottom = base::Length::points(68);
  base::Length baseline = base::Length::from_points(17.5);
  base::Length gutter = base::Length::points(18);
  base::Length head_baseline = base::Length::points(47), folio_baseline = base::Length::points(796);
  int parallel_share = 413;  // of the first of two columns, in thousandths of both
  base::Length measure;      // of one language; zero: the text area's width
  base::Length side_column;  // beside one language, at the outer edge; zero: none
  base::Length side_gutter = base::Length::points(20);
  value::Value publication;  // what the header says at the inner edge
};

// A layout file: blocks in order, nothing else.
struct Layout {
  std::string theme;  // path
  base::Span theme_span;
  PageSpec page;
  std::vector<BlockSpec> blocks;
};

Layout parse_layout(const value::Value& value, base::Diagnostics& diagnostics);
std::vector<BlockSpec> parse_blocks(const value::Value& value, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
