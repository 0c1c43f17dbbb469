#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "spec/located.h"
#include "spec/options.h"
#include "spec/transform_spec.h"
#include "value/value.h"

namespace jianbao::spec {

struct Named {
  std::string name;
  base::Span name_span;
  Located expression;
};

struct BlockSpec {
  std::string kind;  // of a component that the layout defines: its name
  base::Span kind_span;
  value::Value content;           // checked against the kind's options
  std::vector<BlockSpec> blocks;  // of a block that holds others
  std::string variable;           // of `for`; empty: once
  std::string key_variable;       // of `for KEY, VALUE in MAP`; empty: none
  Located list;
  Selection selection;  // of the list
  Located data;         // of `with`: what takes the place of the data; an empty text: nothing
  Located condition;    // of `if`; an empty text: always
  Located style;        // an empty text: the kind's own
  std::vector<Located> column_styles;  // of a table
  value::Value id;                     // null: none
  value::Value properties;             // laid over its style; may be null
  bool keep_together = false, keep_with_next = false;
  std::string floats;            // "top", "bottom" or "margin"; empty: it stands where it is said
  std::vector<Named> names;      // of `let`, in order
  std::vector<Named> arguments;  // of a component
  int component = -1;            // its place in the layout's list; -1: a kind of our own

  Options options() const { return {content, *find_block_kind(kind)}; }
};

struct Parameter {
  std::string name;
  std::string type;  // text, number, boolean, date, list, record or any
};

// A block of the user's own: blocks under a name, with parameters.
struct Component {
  std::string name;
  std::vector<Parameter> parameters;
  std::vector<BlockSpec> blocks;  // may use the components before it, so none can use itself
};

// The list of blocks that `include` names at a place; empty, with an error said, if there is none.
using OpenBlocks = std::function<std::optional<value::Value>(const std::string& path, base::Span)>;

}  // namespace jianbao::spec
