#pragma once

#include <memory>
#include <string>
#include <vector>

#include "expr/field.h"
#include "value/value.h"

namespace jianbao::rows {

// Records, as a rule; what is none has no fields.
using Rows = std::vector<value::Value>;
using expr::datum_of;
using expr::field_of;

// A field that rows get behind the others, or another value of it. A row keeps its place in its
// file; rows of one table, whose keys are the same, go on sharing them.
class NewField {
 public:
  explicit NewField(std::string name) : name_(std::move(name)) {}
  value::Value in(const value::Value& row, value::Value value);

 private:
  std::string name_;
  std::shared_ptr<value::Keys> before_, after_;  // the keys of the latest row
};
value::Value with_field(const value::Value& row, const std::string& name, value::Value value);

// A number of a calculation that is not exact; nothing for what is no number.
value::Value number_value(double number);

}  // namespace jianbao::rows
