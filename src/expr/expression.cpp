#include "expr/expression.h"

#include <algorithm>
#include <array>

namespace jianbao::expr {

namespace {

using NodePointer = std::shared_ptr<const Node>;
using Kind = Node::Kind;

// Hostile nesting may not overflow the stack, neither here nor where the tree is walked.
constexpr int deepest = 100;

struct Operator {
  std::string_view text;
  int precedence;
};
// Longer ones first: "<=" before "<".
constexpr std::array<Operator, 15> operators{{{"===", 3},
                                              {"!==", 3},
                                              {"||", 1},
                                              {"&&", 2},
                                              {"==", 3},
                                              {"!=", 3},
                                              {"<=", 4},
                                              {">=", 4},
                                              {"<", 4},
                                              {">", 4},
                                              {"+", 5},
                                              {"-", 5},
                                              {"*", 6},
                                              {"/", 6},
                                              {"%", 6}}};

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where in the file the text stands: behind its opening quote, if it has one.
std::size_t text_start(std::string_view text, base::Span span) {
  if (span.file == nullptr) return 0;
  const std::size_t begin = std::min(span.begin, span.file->text().size());
  const std::string_view there = span.file->text().substr(begin, text.size() + 2);
  const std::size_t found = there.find(text);
  return found == std::string_view::npos ? span.begin : begin + found;
}

class Parser {
 public:
  Parser(std::string_view text, base::Span span, std::size_t start, base::Diagnostics& diagnostics)
      : text_(text), span_(span), start_(start), diagnostics_(diagnostics) {}

  NodePointer parse_all() {
    NodePointer root = conditional(0);
    skip_space();
    if (root && at_ < text_.size())
      return fail("unexpected '" + std::string(text_.substr(at_, 1)) + "'");
    return root;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n'))
      ++at_;
  }

  base::Span span_of(std::size_t begin, std::size_t end) const {
    if (span_.file == nullptr) return span_;
    return {span_.file, start_ + begin, start_ + std::max(end, begin + 1)};
  }

  NodePointer fail(const std::string& what) {
    diagnostics_.error(span_of(at_, at_ + 1),
                       "in the expression '" + std::string(text_) + "': " + what);
    return nullptr;
  }

  bool take(std::string_view token) {
    skip_space();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  NodePointer make(Kind kind, std::size_t begin, std::string word,
                   std::vector<NodePointer> children, value::Value literal = {}) {
    int height = 1;
    for (const NodePointer& child : children) {
      if (!child) return nullptr;
      height = std::max(height, child->height + 1);
    }
    if (height > deepest) return fail("nested too deeply");
    return std::make_shared<const Node>(Node{kind, span_of(begin, at_), std::move(literal),
                                             std::move(word), std::move(children), height});
  }

  NodePointer conditional(int depth) {
    if (depth > deepest) return fail("nested too deeply");
    skip_space();
    const std::size_t begin = at_;
    NodePointer condition = binary(1, depth);
    if (!condition || !take("?")) return condition;
    NodePointer yes = conditional(depth + 1);
    if (!yes) return nullptr;
    if (!take(":")) return fail("':' is missing");
    NodePointer no = conditional(depth + 1);
    return make(Kind::conditional, begin, "?", {condition, yes, no});
  }

  const Operator* peek_operator(int least) {
    skip_space();
    for (const Operator& candidate : operators) {
      if (text_.substr(at_).starts_with(candidate.text)) {
        return candidate.precedence >= least ? &candidate : nullptr;
      }
    }
    return nullptr;
  }

  // Goes down by precedence, at most six levels; so it needs no count of its own.
  NodePointer binary(int least, int depth) {
    skip_space();
    const std::size_t begin = at_;
    NodePointer left = unary(depth);
    while (left) {
      const Operator* found = peek_operator(least);
      if (found == nullptr) break;
      at_ += found->text.size();
      NodePointer right = binary(found->precedence + 1, depth);
      left = make(Kind::binary, begin, std::string(found->text), {left, right});
    }
    return left;
  }

  NodePointer unary(int depth) {
    if (depth > deepest) return fail("nested too deeply");
    skip_space();
    const std::size_t begin = at_;
    for (const std::string_view sign : {"!", "-", "+"}) {
      if (take(sign)) return make(Kind::unary, begin, std::string(sign), {unary(depth + 1)});
    }
    return postfix(depth);
  }

  NodePointer postfix(int depth) {
    const std::size_t begin = at_;
    NodePointer node = primary(depth);
    while (node) {
      if (take(".")) {
        const std::string name = word();
        if (name.empty()) return fail("a name is missing after '.'");
        node = make(Kind::member, begin, name, {node});
      } else if (take("[")) {
        NodePointer index = conditional(depth + 1);
        if (!index) return nullptr;
        if (!take("]")) return fail("']' is missing");
        node = make(Kind::index, begin, "", {node, index});
      } else {
        break;
      }
    }
    return node;
  }

  // Names may hold hyphens when no space surrounds them: `data.short-title`.
  std::string word() {
    skip_space();
    const std::size_t begin = at_;
    if (at_ >= text_.size() || !starts_name(text_[at_])) return {};
    while (at_ < text_.size() &&
           (starts_name(text_[at_]) || is_digit(text_[at_]) ||
            (text_[at_] == '-' && at_ + 1 < text_.size() && starts_name(text_[at_ + 1])))) {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  NodePointer primary(int depth) {
    skip_space();
    const std::size_t begin = at_;
    if (at_ >= text_.size()) return fail("something is missing at the end");
    const char c = text_[at_];
    if (c == '(') {
      ++at_;
      NodePointer inner = conditional(depth + 1);
      if (inner && !take(")")) return fail("')' is missing");
      return inner;
    }
    if (c == '\'' || c == '"') return quoted(c);
    if (is_digit(c)) return number();
    const std::string name = word();
    if (name.empty()) return fail("unexpected '" + std::string(1, c) + "'");
    if (name == "true" || name == "false") {
      return make(Kind::literal, begin, "", {}, value::Value(name == "true", span_of(begin, at_)));
    }
    if (name == "null") return make(Kind::literal, begin, "", {});
    if (take("(")) return call(begin, name, depth);
    return make(Kind::name, begin, name, {});
  }

  // A backslash takes the next character as it is; \n is a line end.
  NodePointer quoted(char quote) {
    const std::size_t begin = at_++;
    std::string content;
    while (at_ < text_.size() && text_[at_] != quote) {
      const bool escaped = text_[at_] == '\\' && at_ + 1 < text_.size();
      if (escaped) ++at_;
      content.push_back(escaped && text_[at_] == 'n' ? '\n' : text_[at_]);
      ++at_;
    }
    if (at_ >= text_.size()) {
      at_ = begin;
      return fail("this text has no end");
    }
    ++at_;
    return make(Kind::literal, begin, "", {},
                value::Value(std::move(content), span_of(begin, at_)));
  }

  NodePointer number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
    const auto decimal = value::Decimal::parse(text_.substr(begin, at_ - begin));
    if (!decimal) {
      at_ = begin;
      return fail("this is no number");
    }
    return make(Kind::literal, begin, "", {}, value::Value(*decimal, span_of(begin, at_)));
  }

  NodePointer call(std::size_t begin, const std::string& name, int depth) {
    std::vector<NodePointer> arguments;
    if (!take(")")) {
      do {
        arguments.push_back(conditional(depth + 1));
        if (!arguments.back()) return nullptr;
      } while (take(","));
      if (!take(")")) return fail("')' is missing");
    }
    return make(Kind::call, begin, name, std::move(arguments));
  }

  std::string_view text_;
  base::Span span_;
  std::size_t start_;
  base::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

// The end of a hole: its own '}', not one within quotes.
std::size_t hole_end(std::string_view text, std::size_t from) {
  char quote = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '}') {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<Expression> parse(std::string_view text, base::Span span,
                                base::Diagnostics& diagnostics) {
  NodePointer root = Parser(text, span, text_start(text, span), diagnostics).parse_all();
  if (!root) return std::nullopt;
  return Expression(std::move(root));
}

std::optional<Template> parse_template(std::string_view text, base::Span span,
                                       base::Diagnostics& diagnostics) {
  Template result;
  std::string literal;
  const std::size_t start = text_start(text, span);
  bool good = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("{{") || rest.starts_with("}}")) {
      literal.push_back(text[i]);
      i += 2;
    } else if (text[i] == '{') {
      const std::size_t end = hole_end(text, i + 1);
      if (end == std::string_view::npos) {
        diagnostics.error(
            span.file == nullptr ? span : base::Span{span.file, start + i, start + i + 1},
            "this '{' has no '}'", "a brace itself is written '{{'");
        return std::nullopt;
      }
      if (!literal.empty()) result.parts.push_back({std::move(literal), std::nullopt});
      literal.clear();
      const std::string_view inner = text.substr(i + 1, end - i - 1);
      if (NodePointer root = Parser(inner, span, start + i + 1, diagnostics).parse_all()) {
        result.parts.push_back({"", Expression(std::move(root))});
      } else {
        good = false;
      }
      i = end + 1;
    } else {
      literal.push_back(text[i++]);
    }
  }
  if (!good) return std::nullopt;
  if (!literal.empty()) result.parts.push_back({std::move(literal), std::nullopt});
  return result;
}

}  // namespace jianbao::expr
