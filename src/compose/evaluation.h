#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "expr/expr.h"
#include "spec/project_spec.h"
#include "value/value.h"

namespace jianbao::compose {

// The expressions of a layout over its data. Texts of the data are templates themselves.
class Evaluation {
 public:
  Evaluation(const value::Value& data, base::Diagnostics& diagnostics);

  // Names added after this are forgotten when it ends.
  class Frame {
   public:
    Frame(Evaluation& evaluation, const std::string& name, value::Value value);
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

   private:
    Evaluation& evaluation_;
  };

  value::Value evaluate(const spec::Located& expression, const std::string& language);
  bool truthy(const spec::Located& condition);
  // A text or a map by language, with its holes filled, and the holes of what fills them.
  std::string expand(const value::Value& text, const std::string& language);
  base::Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::string expand_text(const std::string& text, base::Span span, const expr::Language& language,
                          int depth);
  std::string expand_value(const value::Value& value, base::Span use,
                           const expr::Language& language, int depth);
  expr::Scope scope() const;

  struct Name {
    std::string name;
    value::Value value;
  };
  const value::Value& data_;
  base::Diagnostics& diagnostics_;
  std::vector<Name> names_;
};

}  // namespace jianbao::compose
