#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::expr {

struct Node;

// The one expression language (Vega's): literals, names, a.b, a['b'], a[0], f(x), arithmetic,
// comparison, && || !, and c ? a : b. Parsed once; has no side effects.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const Node> root) : root_(std::move(root)) {}
  const Node& root() const { return *root_; }

 private:
  std::shared_ptr<const Node> root_;
};

struct Node {
  enum class Kind { literal, name, member, index, call, unary, binary, conditional };
  Kind kind = Kind::literal;
  base::Span span;
  value::Value literal;
  std::string word;  // name, member, function or operator
  std::vector<std::shared_ptr<const Node>> children;
  int height = 1;  // levels from here to the farthest leaf
};

// A text with holes, "up {growth}"; `{{` and `}}` are braces.
struct Template {
  struct Part {
    std::string literal;  // or, when there is one:
    std::optional<Expression> expression;
  };
  std::vector<Part> parts;
};

// `span` is the text's place; when it stands there as it is, errors point into it. Empty, with
// diagnostics, when the text is no expression.
std::optional<Expression> parse(std::string_view text, base::Span span,
                                base::Diagnostics& diagnostics);
std::optional<Template> parse_template(std::string_view text, base::Span span,
                                       base::Diagnostics& diagnostics);

}  // namespace jianbao::expr
