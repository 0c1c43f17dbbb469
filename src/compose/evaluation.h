#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "compose/opencc.h"
#include "expr/expr.h"
#include "spec/project_spec.h"
#include "value/value.h"

namespace jianbao::compose {

// What a loop's body may ask of it: `index`, from 1, and `length`.
value::Value loop_record(std::size_t i, std::size_t count);

// A text with its holes filled, and where what it is made of stands. What is no text of an author,
// as figures are, is made so that CommonMark finds no marks in it.
struct Expanded {
  struct Part {
    std::size_t end = 0;  // in the text
    base::Span span;
  };
  std::string text;
  std::vector<Part> parts;  // in order
};

// The expressions of a layout over its data. Texts of the data are templates themselves.
class Evaluation {
 public:
  using Sources = std::map<std::string, value::Value>;
  Evaluation(const Sources& sources, const value::Value& data, base::Diagnostics& diagnostics,
             std::shared_ptr<HanConverter> converter = nullptr);

  struct Name {
    std::string name;
    value::Value value;
  };

  // Names in scope until it ends.
  class Frames {
   public:
    Frames(Evaluation& evaluation, std::vector<Name> names)
        : evaluation_(evaluation), count_(names.size()) {
      for (Name& name : names) evaluation_.names_.push_back(std::move(name));
    }
    ~Frames() { evaluation_.names_.resize(evaluation_.names_.size() - count_); }
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

   private:
    Evaluation& evaluation_;
    std::size_t count_;
  };

  // One name.
  class Frame {
   public:
    Frame(Evaluation& evaluation, const std::string& name, value::Value value);
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

   private:
    Evaluation& evaluation_;
  };

  // Other data in the place of the document's, until it ends.
  class DataFrame {
   public:
    DataFrame(Evaluation& evaluation, const value::Value& data)
        : evaluation_(evaluation), before_(evaluation.data_) {
      evaluation_.data_ = &data;
    }
    ~DataFrame() { evaluation_.data_ = before_; }
    DataFrame(const DataFrame&) = delete;
    DataFrame& operator=(const DataFrame&) = delete;

   private:
    Evaluation& evaluation_;
    const value::Value* before_;
  };

  value::Value evaluate(const spec::Located& expression, const std::string& language);
  value::Value evaluate(const expr::Expression& expression, const std::string& language);
  // What is neither true nor false is an error.
  bool holds(const spec::Located& condition);
  // Sources that could not be read, and why: whoever names one is told so. Borrowed.
  using Unread = std::map<std::string, base::Diagnostic>;
  void set_unread(const Unread* unread) { unread_ = unread; }
  void set_units(std::shared_ptr<const expr::OwnUnits> units) { units_ = std::move(units); }
  // A text or a map by language, with its holes filled, and the holes of what fills them. In a
  // traditional edition what is not written so is converted, when all holes are filled.
  std::string expand(const value::Value& text, const std::string& language);
  // The same for a text that is read as CommonMark.
  Expanded expand_markdown(const value::Value& text, const std::string& language);
  // The same for a name that people do not read, such as an id or a path: never converted.
  std::string expand_name(const value::Value& text, const std::string& language);
  // Words that the engine itself has for a language.
  std::string converted(const std::string& words, const std::string& language) const;
  // Where the words come from: a text that is one hole stands where its datum stands.
  base::Span origin(const value::Value& text, const std::string& language);
  base::Diagnostics& diagnostics() { return diagnostics_; }
  // What is in scope, so that the same can be evaluated later.
  const std::vector<Name>& names() const { return names_; }
  const value::Value& data() const { return *data_; }
  expr::Scope scope() const;
  expr::Language language(const std::string& tag) const;

 private:
  struct Filling;
  // How deep an expansion is, and whether its words are written for the edition.
  struct Within {
    int depth = 0;
    bool native = false;
  };
  void expand_text(const std::string& text, base::Span span, Filling& filling, Within within);
  void expand_value(const value::Value& value, base::Span use, Filling& filling, Within within);
  void fill(const expr::Expression& hole, const expr::Scope& names, Filling& filling,
            Within within);
  bool affords(const Filling& filling, base::Span span);
  Expanded joined(Filling filling) const;
  bool is_worded(const expr::Node& node, const value::Value& value, const expr::Scope& names,
                 const expr::Language& language) const;

  const Sources& sources_;
  const value::Value* data_;
  const Unread* unread_ = nullptr;
  std::shared_ptr<const expr::OwnUnits> units_;
  base::Diagnostics& diagnostics_;
  std::vector<Name> names_;
  std::shared_ptr<HanConverter> converter_;  // null: nothing is converted
  std::shared_ptr<expr::NativeTexts> natives_ = std::make_shared<expr::NativeTexts>();
};

}  // namespace jianbao::compose
