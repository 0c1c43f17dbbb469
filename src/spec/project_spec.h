#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "expr/own_units.h"
#include "spec/connection_spec.h"
#include "spec/located.h"
#include "spec/table_source.h"
#include "spec/transform_spec.h"
#include "value/value.h"

namespace jianbao::spec {

struct Source {
  std::string name;
  base::Span span;  // of the name
  Located path;
  ConnectionSpec postgres = {};  // in place of a path: a server
  Located from;                  // in place of a path: another source
  std::vector<Transform> transforms;
  Located key;             // the field that names the rows; an empty text: they are a list
  TableSource table = {};  // what is said of a table file's columns
  Located schema = {};     // path of a schema that says the same
};

struct Edition {
  std::string name;                    // "zh+en", as in the file's name
  std::vector<std::string> languages;  // in the order of the columns
};

struct Brief {
  bool sound = true;     // nothing is wrong with it by itself
  Located name;          // may hold expressions when the brief is repeated
  Located layout;        // a path
  Located data;          // an expression: a source's name, or the variable of `for`
  std::string variable;  // of `for VARIABLE in LIST`; empty: one brief
  Located list;
  Selection selection;  // of the list's rows
  Located condition;    // of `if`, on the row; an empty text: every row
  std::vector<Edition> editions;
};

// jianbao.yaml: what is built from what.
struct Project {
  std::optional<value::Date> date;
  Located fonts;  // path of the manifest; an empty text: the usual one
  base::Span span;
  std::shared_ptr<const expr::OwnUnits> units;
  std::vector<Source> sources;
  std::vector<Brief> briefs;
};

Project parse_project(const value::Value& value, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
