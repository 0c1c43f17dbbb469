#include "compose/tag_spans.h"

#include <algorithm>
#include <array>

namespace jianbao::compose {

namespace {

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;
constexpr std::string_view blanks = " \t\n\r";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What of the words of an attribute is none of the text's: all but `alt`, `term`, `sub`, `sort`.
bool is_technical(std::string_view name) {
  constexpr std::array<std::string_view, 6> names{"class", "href", "id", "lang", "src", "style"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  Spans read() {
    while ((at_ = text_.find('<', at_)) != text_.npos) {
      const std::size_t begin = at_++;
      if (at_ < text_.size() && text_[at_] == '/') {
        ++at_;
        end(word());
      } else if (at_ < text_.size() && is_letter(text_[at_])) {
        start(begin);
      }
    }
    return in_order();
  }

 private:
  struct Open {
    std::string_view name;
    std::size_t begin = 0;
    bool foreign = false;
  };

  std::string_view word() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(" \t\n\r=\"'<>/", at_), text_.size());
    return text_.substr(begin, at_ - begin);
  }
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

  // A tag up to its `>`; what is no tag after all has protected nothing but quoted words.
  void start(std::size_t begin) {
    Open tag{word(), begin};
    while (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<') {
      skip_blanks();
      const std::string_view name = word();
      if (name.empty()) {
        if (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<') ++at_;
        continue;
      }
      attribute(name, tag);
    }
    const bool alone = at_ > 0 && text_[at_ - 1] == '/';
    if (at_ < text_.size() && text_[at_] == '>' && !alone) open_.push_back(tag);
  }

  void attribute(std::string_view name, Open& tag) {
    if (at_ + 1 >= text_.size() || text_[at_] != '=') return;
    const char quote = text_[at_ + 1];
    if (quote != '"' && quote != '\'') return;
    const std::size_t begin = at_ + 2, end = text_.find(quote, begin);
    if (end == text_.npos) {
      at_ = begin;
      return;
    }
    at_ = end + 1;
    if (is_technical(name)) spans_.emplace_back(begin, end);
    const std::string_view value = text_.substr(begin, end - begin);
    if (name == "lang") tag.foreign = !value.starts_with("zh");
  }

  // A tag that ends another than the last is an error that is said elsewhere; <br> has no end.
  void end(std::string_view name) {
    while (!open_.empty() && open_.back().name != name && is_void(open_.back().name)) {
      open_.pop_back();
    }
    if (open_.empty() || open_.back().name != name) return;
    const std::size_t behind = at_ < text_.size() && text_[at_] == '>' ? at_ + 1 : at_;
    if (open_.back().foreign) spans_.emplace_back(open_.back().begin, behind);
    open_.pop_back();
  }
  static bool is_void(std::string_view name) {
    return name == "br" || name == "wbr" || name == "img";
  }

  // One that stands within another is left out.
  Spans in_order() {
    std::sort(spans_.begin(), spans_.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    Spans out;
    for (const auto& span : spans_) {
      if (out.empty() || span.first >= out.back().second) out.push_back(span);
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  Spans spans_;
};

}  // namespace

Spans tag_spans(std::string_view text) { return TagReader(text).read(); }

}  // namespace jianbao::compose
