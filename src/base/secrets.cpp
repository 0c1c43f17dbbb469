#include "base/secrets.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "base/spelling.h"

namespace jianbao::base {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text, std::string_view what = " \t\r\n") {
  const std::size_t begin = text.find_first_not_of(what);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(what) - begin + 1);
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() > 1 && text.front() == text.back() &&
                      (text.front() == '"' || text.front() == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

bool is_secret_word(const std::string& word) {
  constexpr std::array<std::string_view, 5> whole{"pass", "pw", "pwd", "passwd", "passphrase"};
  if (std::find(whole.begin(), whole.end(), word) != whole.end()) return true;
  if (word.find("password") != word.npos) return true;
  constexpr std::size_t shortest = 6;
  return word.size() >= shortest && !nearest(word, {"password", "passwort"}).empty();
}

// A `secret` of several parts is a figure that is called so.
bool is_secret_key(std::string_view key, bool is_scalar) {
  for (const std::string_view chinese : {"密码", "口令"}) {
    if (key.find(chinese) != key.npos) return true;
  }
  std::string word;
  for (const char c : std::string(key) + " ") {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (is_secret_word(word) || (is_scalar && (word == "secret" || word == "secrets"))) return true;
    word.clear();
  }
  return false;
}

// The place of a secret is told so: "env: NAME", "file: PATH", "key: NAME", with {expressions}.
bool is_origin(std::string_view field) {
  const std::size_t colon = field.find(':');
  if (colon == field.npos) return false;
  const std::string_view key = unquoted(field.substr(0, colon));
  const std::string_view value = unquoted(field.substr(colon + 1));
  if (key == "file" || key == "key") return value.find_first_of("[]\"',\n") == value.npos;
  const auto fits = [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("_{}.").find(static_cast<char>(c)) != std::string_view::npos;
  };
  return key == "env" && std::all_of(value.begin(), value.end(), fits);
}

bool are_origins(std::string_view fields) {
  while (!fields.empty()) {
    const std::size_t comma = fields.find(',');
    if (!is_origin(fields.substr(0, comma))) return false;
    fields = comma == fields.npos ? "" : fields.substr(comma + 1);
  }
  return true;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // Asked again and again of one long line.
  std::size_t line_end(std::size_t at) const {
    if (at < asked_ || at > end_) end_ = std::min(text_.find('\n', at), text_.size());
    asked_ = at;
    return end_;
  }
  std::size_t line_begin(std::size_t at) const {
    const std::size_t end = at == 0 ? text_.npos : text_.rfind('\n', at - 1);
    return end == text_.npos ? 0 : end + 1;
  }

  // Behind the quote that ends what one at `at` begins; the text's end where none does.
  std::size_t quote_end(std::size_t at) const {
    const char quote = text_[at];
    for (++at; at < text_.size() && text_[at] != quote; ++at) {
      if (quote == '"' && text_[at] == '\\') ++at;
    }
    return std::min(at + 1, text_.size());
  }

  // Behind the bracket that closes the one at `at`; the text's end where none does.
  std::size_t flow_end(std::size_t at) const {
    std::size_t depth = 0;
    while (at < text_.size()) {
      const char c = text_[at];
      const bool starts_word =
          at == 0 || std::string_view("[{,: \t\n").find(text_[at - 1]) != std::string_view::npos;
      if ((c == '"' || c == '\'') && starts_word) {
        at = quote_end(at);
        continue;
      }
      if (c == '[' || c == '{') ++depth;
      if ((c == ']' || c == '}') && --depth == 0) return at + 1;
      ++at;
    }
    return at;
  }

  // The end of the lines from the next on that are indented deeper, or are empty.
  std::size_t deeper_end(std::size_t at, std::size_t indent) const {
    std::size_t end = line_end(at);
    while (end < text_.size()) {
      const std::size_t next = end + 1, last = line_end(next);
      const std::string_view line = text_.substr(next, last - next);
      const std::size_t begins = line.find_first_not_of(" \t\r");
      const bool item = begins == indent && line.substr(begins).starts_with("- ");
      if (begins != line.npos && begins <= indent && !item) break;
      end = last;
    }
    return end;
  }

  // Of what is written without quotes between brackets: up to the next key, or what closes them.
  std::size_t plain_flow_end(std::size_t at) const {
    const std::size_t last = line_end(at);
    const std::string_view line = text_.substr(0, last);
    std::size_t colon = at;
    for (std::size_t comma = line.find(',', at); comma < last; comma = line.find(',', comma + 1)) {
      if (colon < comma) colon = std::min(line.find(':', comma), last);
      const std::string_view key = unquoted(text_.substr(comma + 1, colon - comma - 1));
      const auto fits = [](unsigned char c) { return std::isalpha(c) != 0 || c == '-'; };
      if (colon < last && !key.empty() && std::all_of(key.begin(), key.end(), fits)) return comma;
    }
    const std::size_t end = text_.substr(at, last - at).find_last_not_of("]},\r ");
    return end == text_.npos ? at : at + end + 1;
  }

 private:
  std::string_view text_;
  mutable std::size_t asked_ = 1, end_ = 0;  // the end of the line of what was asked last
};

class Finder {
 public:
  explicit Finder(const SourceFile& file) : file_(file), text_(file.text()), scanner_(text_) {}

  std::vector<Span> find() {
    for (std::size_t colon = text_.find(':'); colon != text_.npos;
         colon = text_.find(':', std::max(colon + 1, done_))) {
      const std::size_t begin = key_begin(colon);
      const std::size_t value = text_.find_first_not_of(blanks, colon + 1);
      const bool is_scalar =
          value != text_.npos && std::string_view("{[\n").find(text_[value]) == text_.npos;
      if (is_secret_key(text_.substr(begin, colon - begin), is_scalar))
        hide_value(begin, colon + 1);
    }
    return std::move(found_);
  }

 private:
  // What stands before a colon, on its line and in its brackets.
  std::size_t key_begin(std::size_t colon) const {
    constexpr std::size_t longest = 200;
    std::size_t begin = colon - std::min(colon, longest);
    // A line may be a file of a million colons: no farther back than a key reaches.
    const std::size_t line = text_.substr(begin, colon - begin).rfind('\n');
    if (line != text_.npos) begin += line + 1;
    const std::size_t before = text_.substr(begin, colon - begin).find_last_of("{[,:");
    return before == text_.npos ? begin : begin + before + 1;
  }

  void hide(std::size_t begin, std::size_t end) {
    if (begin < end) found_.push_back({&file_, begin, end});
    done_ = std::max(done_, end);
  }

  void hide_value(std::size_t key, std::size_t at) {
    const std::size_t line = file_.line_start(key);
    const bool in_block = key == line;
    const std::size_t indent = text_.find_first_not_of(" \t-\"'", line) - line;
    at = std::min(text_.find_first_not_of(blanks, at), text_.size());
    const char first = at < text_.size() ? text_[at] : '\n';
    if (first == '{' || first == '[') {
      at = hide_flow(at);
    } else if (first == '"' || first == '\'') {
      const std::size_t end = scanner_.quote_end(at);
      hide(at, end);
      at = end;
    }
    if (!in_block) return hide(at, rest_is_empty(at) ? at : scanner_.plain_flow_end(at));
    if (!rest_is_empty(at)) hide(at, scanner_.line_end(at));
    hide_lines(std::min(scanner_.line_end(at), text_.size()), indent);
  }

  // Whether the next key, a closing bracket or the end of the line comes next.
  bool rest_is_empty(std::size_t at) const {
    const std::size_t next = text_.find_first_not_of(blanks, at);
    return next == text_.npos || std::string_view(",]}\n").find(text_[next]) != text_.npos;
  }

  std::size_t hide_flow(std::size_t at) {
    const std::size_t end = scanner_.flow_end(at);
    const std::string_view inside = text_.substr(at + 1, end - at - 1);
    const bool told = text_[at] == '{' && inside.ends_with('}') &&
                      are_origins(inside.substr(0, inside.size() - 1));
    if (!told) hide(at, end);
    return end;
  }

  void hide_lines(std::size_t at, std::size_t indent) {
    const std::size_t end = scanner_.deeper_end(at, indent);
    while (at < end) {
      const std::size_t next = at + 1, last = std::min(scanner_.line_end(next), end);
      const std::string_view line = text_.substr(next, last - next);
      if (!trimmed(line).empty() && !is_origin(line)) hide(next + line.find(trimmed(line)), last);
      at = last;
    }
  }

  const SourceFile& file_;
  std::string_view text_;
  Scanner scanner_;
  std::vector<Span> found_;
  std::size_t done_ = 0;
};

// Of postgresql://user:password@host, between the first colon and the last @ of its words.
void add_passwords_of_addresses(const SourceFile& file, std::vector<Span>& found) {
  const std::string_view text = file.text();
  for (std::size_t at = text.find("://"); at != text.npos; at = text.find("://", at + 3)) {
    const std::size_t begin = at + 3;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n'\"<>,", begin), text.size());
    const std::string_view words = text.substr(begin, end - begin);
    const std::size_t colon = words.find(':'), sign = words.rfind('@');
    if (sign == words.npos || colon == words.npos || colon > sign) continue;
    if (colon + 1 < sign) found.push_back({&file, begin + colon + 1, begin + sign});
  }
}

}  // namespace

std::vector<Span> secret_spans(const SourceFile& file) {
  std::vector<Span> found = Finder(file).find();
  add_passwords_of_addresses(file, found);
  return found;
}

Span whole_value(Span start) {
  if (start.file == nullptr || start.end > start.begin + 1) return start;
  const std::string_view text = start.file->text();
  if (start.begin >= text.size()) return start;
  const Scanner scanner(text);
  if (text[start.begin] == '[' || text[start.begin] == '{') {
    start.end = scanner.flow_end(start.begin);
    return start;
  }
  const std::size_t column = start.begin - scanner.line_begin(start.begin);
  start.end = scanner.deeper_end(start.begin, column == 0 ? 0 : column - 1);
  return start;
}

}  // namespace jianbao::base
