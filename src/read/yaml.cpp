#include "read/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "read/characters.h"
#include "read/typed_marks.h"

namespace jianbao::read {

namespace {

using base::Span;
using value::Value;

// Ends the parse from inside yaml-cpp's callbacks, which have no other way out; caught in this
// file.
struct LimitReached {
  Span span;
  std::string text;
};

// 0573 is a code, whose zero counts: YAML 1.1 takes it for octal, YAML 1.2 for 573.
bool is_code(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

// The value of a plain (unquoted) scalar by YAML 1.2's core schema, with dates and exact decimals.
Value::Data plain_scalar(const std::string& text) {
  if (text.empty() || text == "null" || text == "~" || text == "Null" || text == "NULL") return {};
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  if (!is_code(text)) {
    if (const auto number = value::Decimal::parse(text)) return *number;
  }
  if (const auto date = value::Date::parse(text)) return *date;
  return text;
}

// What a file says of a number is kept, so that it prints as it stands there.
Value read_value(Value::Data data, Span span) {
  if (const auto* number = std::get_if<value::Decimal>(&data)) {
    return Value::number_as_read(*number, span);
  }
  return {std::move(data), span};
}

std::size_t node_count(const Value& value) {
  std::size_t count = 1;
  if (const auto* list = value.as_list()) {
    for (const Value& item : *list) count += node_count(item);
  } else if (const auto* record = value.as_record()) {
    for (const value::Field& field : record->fields()) count += 1 + node_count(field.value);
  }
  return count;
}

// Builds our tree from yaml-cpp's events: its own tree has no ends of nodes, takes duplicate keys
// silently and expands aliases without limit.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const base::SourceFile& source, const YamlLimits& limits,
              base::Diagnostics& diagnostics)
      : source_(source), limits_(limits), diagnostics_(diagnostics) {}

  Value take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    finish(Value({}, {&source_, offset(mark), offset(mark)}), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Span span{&source_, offset(mark), offset(mark) + 1};
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      throw LimitReached{span, "this alias stands inside its own anchor"};
    count(node_count(found->second), span);
    finish(found->second, 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    const Span span = scalar_span(offset(mark), text);
    if (tag == "?" && !is_code(text) && value::Decimal::too_long(text)) {
      diagnostics_.error(span, "a number has at most 18 digits", "in quotes it is a text");
    }
    // yaml-cpp gives plain scalars the tag "?", quoted and block ones "!" (YAML 1.2, 10.3.2).
    finish(read_value(tag == "?" ? plain_scalar(text) : Value::Data(text), span), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Container{.is_map = false, .begin = offset(mark), .anchor = anchor});
  }

  void OnSequenceEnd() override {
    Container done = close();
    finish(Value(std::move(done.list), {&source_, done.begin, done.begin + 1}), done.anchor);
  }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Container{.is_map = true, .begin = offset(mark), .anchor = anchor});
  }

  void OnMapEnd() override {
    Container done = close();
    finish(Value(std::move(done.record), {&source_, done.begin, done.begin + 1}), done.anchor);
  }

 private:
  struct Container {
    bool is_map = false;
    std::size_t begin = 0;
    YAML::anchor_t anchor = 0;
    value::List list = {};
    value::Record record = {};
    std::set<std::string> keys = {};
    std::optional<Value> key = {};
  };

  std::size_t offset(const YAML::Mark& mark) const {
    const auto position = static_cast<std::size_t>(mark.pos < 0 ? 0 : mark.pos);
    return std::min(position, source_.text().size());
  }

  // yaml-cpp tells only where a scalar starts; its end is looked up in the source.
  Span scalar_span(std::size_t begin, const std::string& text) const {
    const std::string_view rest = source_.text().substr(begin);
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const char quote = rest[0];
      std::size_t end = 1;
      while (end < rest.size() && rest[end] != quote)
        end += quote == '"' && rest[end] == '\\' ? 2 : 1;
      return {&source_, begin, std::min(begin + end + 1, source_.text().size())};
    }
    if (rest.starts_with(text)) return {&source_, begin, begin + text.size()};
    return {&source_, begin, begin + std::min(rest.find('\n'), rest.size())};
  }

  void count(std::size_t nodes, Span span) {
    nodes_ += nodes;
    if (nodes_ > limits_.nodes) {
      throw LimitReached{span, "too many values: aliases may not expand to more than " +
                                   std::to_string(limits_.nodes)};
    }
  }

  void open(Container container) {
    const Span span{&source_, container.begin, container.begin + 1};
    if (open_.size() >= limits_.depth) {
      throw LimitReached{span, "nested deeper than " + std::to_string(limits_.depth) + " levels"};
    }
    open_.push_back(std::move(container));
  }

  Container close() {
    Container done = std::move(open_.back());
    open_.pop_back();
    return done;
  }

  void finish(Value value, YAML::anchor_t anchor) {
    count(1, value.span());
    if (anchor != 0) anchors_[anchor] = value;
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Container& parent = open_.back(); !parent.is_map) {
      parent.list.push_back(std::move(value));
    } else if (!parent.key) {
      parent.key = std::move(value);
    } else {
      add_field(parent, std::move(value));
    }
  }

  void add_field(Container& map, Value value) {
    const Value key = std::move(*map.key);
    map.key.reset();
    std::string name;
    if (const auto* text = key.as_text()) {
      name = *text;
    } else if (key.as_list() != nullptr || key.as_record() != nullptr) {
      diagnostics_.error(key.span(), "a key must be a word, not " + std::string(key.kind()));
      return;
    } else {
      name =
          std::string(source_.text().substr(key.span().begin, key.span().end - key.span().begin));
    }
    if (!map.keys.insert(name).second) {
      const auto first = map.record.find_field(name);
      diagnostics_.error(
          key.span(), "duplicate key '" + name + "'",
          "first in line " + std::to_string(source_.position(first->key_span.begin).line));
      return;
    }
    map.record.add(std::move(name), key.span(), std::move(value));
  }

  const base::SourceFile& source_;
  const YamlLimits& limits_;
  base::Diagnostics& diagnostics_;
  std::vector<Container> open_;
  std::map<YAML::anchor_t, Value> anchors_;
  std::size_t nodes_ = 0;
  Value root_;
};

// The commonest slip has the obscurest messages.
std::string tab_hint(const base::SourceFile& source, std::size_t at) {
  const auto indented = [&](std::size_t offset) {
    const std::string_view line = source.line_at(offset);
    return line.substr(0, line.find_first_not_of(" \t")).find('\t') != line.npos;
  };
  const std::size_t start = source.line_start(at);
  const bool tab = indented(at) || (start > 0 && indented(start - 1));
  return tab ? "a tab indents here, and YAML takes only spaces" : "";
}

// A key with ： for its colon is a text, which YAML takes to go on in the next line.
void say_syntax(const base::SourceFile& source, std::size_t at, const std::string& reason,
                base::Diagnostics& diagnostics) {
  if (const auto mark = find_wide_colon(source, at)) {
    diagnostics.error(mark->span, "'：' is a full-width colon, which is none to YAML",
                      "write ': ', a half-width colon and a space");
    return;
  }
  const std::string tab = tab_hint(source, at);
  diagnostics.error({&source, at, at + 1}, "YAML syntax: " + reason,
                    tab.empty() ? hint_for_typed_mark(source, at) : tab);
}

// Where a second document starts; what is in it does not matter.
class SecondDocument final : public YAML::EventHandler {
 public:
  std::size_t at(const base::SourceFile& source) const {
    return std::min(at_, source.text().empty() ? 0 : source.text().size() - 1);
  }
  void OnDocumentStart(const YAML::Mark& mark) override {
    at_ = static_cast<std::size_t>(std::max(0, mark.pos));
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Value> parse_yaml(const base::SourceFile& source, const YamlLimits& limits,
                                base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  const std::size_t errors_before = diagnostics.error_count();
  TreeBuilder builder(source, limits, diagnostics);
  try {
    std::istringstream stream{std::string(source.text())};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    SecondDocument second;
    if (parser.HandleNextDocument(second)) {
      diagnostics.error({&source, second.at(source), second.at(source) + 1},
                        "a second document in one file", "one file holds one document");
    }
  } catch (const LimitReached& limit) {
    diagnostics.error(limit.span, limit.text);
  } catch (const YAML::Exception& error) {
    const std::size_t at =
        std::min(static_cast<std::size_t>(std::max(0, error.mark.pos)), source.text().size());
    say_syntax(source, at, error.msg, diagnostics);
  }
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  Value root = builder.take_root();
  // A file without a document has a place as well.
  return root.span().file == nullptr ? Value({}, {&source, 0, 0}) : root;
}

}  // namespace jianbao::read
