#include "read/sql_text.h"

#include <algorithm>
#include <cctype>

namespace jianbao::read {

namespace {

bool starts_name(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<signed char>(c) < 0;
}
bool in_name(char c) { return starts_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0; }

class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  SqlText read() {
    while (at_ < sql_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = sql_[at_];
    if (const std::size_t end = end_of_quoted(); end > at_) return take(end);
    if (starts_name(c)) return take_word();
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return take(end_of_name(at_));
    if (c == ':') return take_colon();
    if (c == '(' || c == '[') ++depth_;
    if (c == ')' || c == ']') --depth_;
    take(at_ + 1);
  }

  void take(std::size_t end) {
    out_.text += sql_.substr(at_, end - at_);
    at_ = end;
  }

  std::size_t end_of_name(std::size_t from) const {
    while (from < sql_.size() && in_name(sql_[from])) ++from;
    return from;
  }

  std::size_t behind(std::string_view mark, std::size_t from) const {
    const std::size_t found = sql_.find(mark, from);
    return found == sql_.npos ? sql_.size() : found + mark.size();
  }

  // Where a quoted text, a quoted name or a comment ends that begins here; here for none.
  std::size_t end_of_quoted() const {
    const std::string_view rest = sql_.substr(at_);
    if (rest.starts_with("--")) return behind("\n", at_);
    if (rest.starts_with("/*")) return end_of_comment();
    if (rest.front() == '$') return end_of_dollar_quotes();
    const bool escapes =
        (rest.starts_with("E'") || rest.starts_with("e'")) && (at_ == 0 || !in_name(sql_[at_ - 1]));
    const std::size_t quote = at_ + (escapes ? 1 : 0);
    if (!escapes && rest.front() != '\'' && rest.front() != '"') return at_;
    std::size_t end = quote + 1;
    while (end < sql_.size() && sql_[end] != sql_[quote])
      end += escapes && sql_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, sql_.size());
  }

  // Comments hold comments.
  std::size_t end_of_comment() const {
    std::size_t end = at_, depth = 0;
    while (end < sql_.size()) {
      const std::string_view two = sql_.substr(end, 2);
      if (two == "/*") ++depth;
      if (two == "*/" && --depth == 0) return end + 2;
      end += two == "/*" || two == "*/" ? 2 : 1;
    }
    return end;
  }

  // $$text$$ and $tag$text$tag$.
  std::size_t end_of_dollar_quotes() const {
    if (at_ > 0 && in_name(sql_[at_ - 1])) return at_;
    const std::size_t tag = end_of_name(at_ + 1);
    const bool numbered =
        at_ + 1 < sql_.size() && std::isdigit(static_cast<unsigned char>(sql_[at_ + 1])) != 0;
    if (numbered || tag >= sql_.size() || sql_[tag] != '$') return at_;
    return behind(sql_.substr(at_, tag + 1 - at_), tag + 1);
  }

  void take_word() {
    const std::size_t end = end_of_name(at_);
    std::string word(sql_.substr(at_, end - at_));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (depth_ == 0) {
      out_.ordered = out_.ordered || (word == "by" && last_ == "order");
      out_.limited = out_.limited || word == "limit" || word == "offset" || word == "fetch";
    }
    last_ = std::move(word);
    take(end);
  }

  // :name, but not ::type or :=.
  void take_colon() {
    const std::size_t next = at_ + 1;
    if (next < sql_.size() && sql_[next] == ':') return take(at_ + 2);
    if (next >= sql_.size() || !starts_name(sql_[next])) return take(next);
    const std::size_t end = end_of_name(next);
    const std::string name(sql_.substr(next, end - next));
    auto& names = out_.parameters;
    auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) found = names.insert(names.end(), name);
    out_.text += "$" + std::to_string(found - names.begin() + 1);
    at_ = end;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string last_;
  SqlText out_;
};

}  // namespace

SqlText read_sql(std::string_view sql) { return Scanner(sql).read(); }

}  // namespace jianbao::read
