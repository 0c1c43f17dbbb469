#include "read/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/utf8.h"
#include "read/characters.h"
#include "read/typed_marks.h"

namespace jianbao::read {

namespace {

using base::Span;
using value::Value;
using Json = nlohmann::json;

// Goes through a text and tells how far it came: the parser itself does not.
class Reader {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Reader(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Reader& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  Reader operator++(int) {
    const Reader before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Reader& other) const { return at_ == other.at_; }
  bool operator!=(const Reader& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

bool is_of_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing
// object key - unexpected '}'; expected string literal" without what the place says already.
std::string reason_of(const nlohmann::detail::exception& error) {
  std::string_view words = error.what();
  const std::size_t number = words.find("] ");
  if (number != words.npos) words.remove_prefix(number + 2);
  if (words.starts_with("parse error at ")) {
    const std::size_t place = words.find(": ");
    if (place != words.npos) words.remove_prefix(place + 2);
  }
  constexpr std::string_view syntax = "syntax error ";
  if (words.starts_with(syntax)) words.remove_prefix(syntax.size());
  // The caret shows what was read last.
  std::string reason(words);
  const std::size_t last = reason.find("; last read: '");
  const std::size_t end = last == reason.npos ? last : reason.rfind('\'');
  if (end != reason.npos && end > last) reason.erase(last, end - last + 1);
  return reason;
}

// Builds our tree from the parser's events: its own has no places and rounds numbers.
class TreeBuilder {
 public:
  TreeBuilder(const base::SourceFile& source, std::size_t begin, const JsonLimits& limits,
              base::Diagnostics& diagnostics)
      : source_(source),
        text_(source.text()),
        limits_(limits),
        diagnostics_(diagnostics),
        last_end_(begin),
        reached_(text_.data() + begin) {}

  const char** reached() { return &reached_; }
  Value take_root() { return std::move(root_); }

  bool null() { return finish(Value({}, token())); }
  bool boolean(bool truth) { return finish(Value(truth, token())); }
  bool number_integer(Json::number_integer_t) { return number(); }
  bool number_unsigned(Json::number_unsigned_t) { return number(); }
  bool number_float(Json::number_float_t, const std::string&) { return number(); }
  bool string(std::string& text) {
    const Span span = token();
    const auto date = value::Date::parse(text);
    return finish(date ? Value(*date, span) : Value(std::move(text), span));
  }
  bool binary(Json::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool end_object() {
    token();
    Container done = std::move(open_.back());
    open_.pop_back();
    return finish(Value(std::move(done.record), done.span));
  }
  bool end_array() {
    token();
    Container done = std::move(open_.back());
    open_.pop_back();
    return finish(Value(std::move(done.list), done.span));
  }

  bool key(std::string& name) {
    Container& map = open_.back();
    map.key_span = token();
    map.key = name;
    map.is_again = !map.keys.insert(name).second;
    if (!map.is_again) return true;
    const auto first = map.record.find_field(name);
    const std::string place =
        !first ? ""
               : "first in line " + std::to_string(source_.position(first->key_span.begin).line);
    diagnostics_.error(map.key_span, "duplicate key '" + name + "'", place);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) {
    const std::size_t begin = std::min(begin_ + (position == 0 ? 0 : position - 1), text_.size());
    // In the middle of a character its first byte is meant.
    std::size_t at = begin;
    while (at > 0 && at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80) {
      --at;
    }
    diagnostics_.error({&source_, at, at + 1}, "JSON syntax: " + reason_of(error),
                       hint_for_typed_mark(source_, at));
    return false;
  }

 private:
  struct Container {
    bool is_map = false;
    Span span;
    value::List list = {};
    value::Record record = {};
    std::unordered_set<std::string> keys = {};
    std::string key = {};
    Span key_span = {};
    bool is_again = false;
  };

  // Of what the parser has read last: it starts behind the token before it.
  Span token() {
    constexpr std::string_view between = " \t\r\n,:\xEF\xBB\xBF";
    const auto end = static_cast<std::size_t>(reached_ - text_.data());
    std::size_t begin = last_end_;
    while (begin < end && between.find(text_[begin]) != between.npos) ++begin;
    last_end_ = end;
    return {&source_, begin, end};
  }

  bool number() {
    Span span = token();
    // The parser looks one character beyond a number.
    span.end = span.begin;
    while (span.end < text_.size() && is_of_number(text_[span.end])) ++span.end;
    last_end_ = span.end;
    const std::string_view digits = text_.substr(span.begin, span.end - span.begin);
    const auto number = value::Decimal::parse(digits);
    if (!number) {
      diagnostics_.error(span, "a number has at most 18 digits", "in quotes it is a text");
      return finish(Value({}, span));
    }
    return finish(Value::number_as_read(*number, span));
  }

  bool open(bool is_map) {
    const Span span = token();
    if (open_.size() >= limits_.depth) {
      diagnostics_.error(span, "nested deeper than " + std::to_string(limits_.depth) + " levels");
      return false;
    }
    open_.push_back({is_map, {span.file, span.begin, span.begin + 1}});
    return true;
  }

  bool finish(Value value) {
    if (++nodes_ > limits_.nodes) {
      diagnostics_.error(value.span(),
                         "a file has at most " + std::to_string(limits_.nodes) + " values");
      return false;
    }
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Container& parent = open_.back(); !parent.is_map) {
      parent.list.push_back(std::move(value));
    } else if (!parent.is_again) {
      parent.record.add(std::move(parent.key), parent.key_span, std::move(value));
    }
    return true;
  }

  const base::SourceFile& source_;
  std::string_view text_;
  const JsonLimits& limits_;
  base::Diagnostics& diagnostics_;
  std::size_t last_end_, begin_ = last_end_;
  const char* reached_;
  std::size_t nodes_ = 0;
  std::vector<Container> open_;
  Value root_;
};

// One document between two places of a file.
std::optional<Value> parse_part(const base::SourceFile& source, std::size_t begin, std::size_t end,
                                const JsonLimits& limits, base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  TreeBuilder builder(source, begin, limits, diagnostics);
  const char* const text = source.text().data();
  const bool good = Json::sax_parse(Reader(text + begin, builder.reached()),
                                    Reader(text + end, builder.reached()), &builder);
  if (!good || diagnostics.error_count() != errors) return std::nullopt;
  return builder.take_root();
}

}  // namespace

std::optional<Value> parse_json(const base::SourceFile& source, const JsonLimits& limits,
                                base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  if (base::is_blank(source.text())) return Value({}, {&source, 0, 0});
  return parse_part(source, 0, source.text().size(), limits, diagnostics);
}

std::optional<Value> parse_json_lines(const base::SourceFile& source, const JsonLimits& limits,
                                      base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  const std::string_view text = source.text();
  const std::size_t errors = diagnostics.error_count();
  value::List rows;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!base::is_blank(text.substr(begin, end - begin))) {
      auto row = parse_part(source, begin, end, limits, diagnostics);
      if (row) rows.push_back(std::move(*row));
    }
    begin = end + 1;
  }
  if (diagnostics.error_count() != errors) return std::nullopt;
  return Value(std::move(rows), {&source, 0, 1});
}

}  // namespace jianbao::read
