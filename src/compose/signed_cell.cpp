#include "compose/signed_cell.h"

#include <algorithm>

#include "expr/members.h"

namespace jianbao::compose {

namespace {

constexpr std::string_view minus = "\u2212", no_break = "\u00A0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A text that begins with a number: its sign, its digits, and what follows them.
struct Signed {
  bool below = false, zero = false;
  std::string digits, rest;
};

std::optional<Signed> parted(std::string_view text) {
  Signed number;
  if (text.starts_with(minus) || text.starts_with('-')) {
    number.below = true;
    text.remove_prefix(text.starts_with('-') ? 1 : minus.size());
  } else if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == ',' || text[end] == '.')) ++end;
  const std::string_view figures = text.substr(0, end);
  number.zero =
      std::none_of(figures.begin(), figures.end(), [](char c) { return c >= '1' && c <= '9'; });
  if (text.substr(end).starts_with('%')) ++end;
  number.digits = text.substr(0, end);
  number.rest = text.substr(end);
  return number;
}

// The words with which the number begins that the inline says, and what is behind it.
void put(doc::Words& words, std::size_t at, const std::vector<doc::Inline>& parts) {
  const auto place = words.inlines.begin() + static_cast<std::ptrdiff_t>(at);
  const auto first = words.inlines.insert(words.inlines.erase(place), parts.begin(), parts.end());
  // What links lead to is there once.
  for (std::size_t i = 1; i < parts.size(); ++i) {
    (first + static_cast<std::ptrdiff_t>(i))->anchor.clear();
  }
}

class SignWriter {
 public:
  SignWriter(const BlockComposer& blocks, SignForm form) : blocks_(blocks), form_(form) {}

  // False: the words do not begin with a number.
  bool write(doc::Words& words) const {
    for (std::size_t i = 0; i < words.inlines.size(); ++i) {
      const doc::Inline& part = words.inlines[i];
      if (part.text.empty()) continue;
      const auto number = parted(part.text);
      if (!number) return false;
      if (form_ == SignForm::arrows) {
        put(words, i, with_arrow(part, *number));
      } else if (number->below) {
        put(words, i, in_parentheses(part, *number));
      }
      return true;
    }
    return true;
  }

 private:
  static doc::Inline piece(const doc::Inline& like, std::string text, std::string spoken = {}) {
    doc::Inline inline_part = like;
    inline_part.text = std::move(text);
    inline_part.spoken = std::move(spoken);
    inline_part.keep_together = true;
    return inline_part;
  }

  static std::vector<doc::Inline> in_parentheses(const doc::Inline& like, const Signed& number) {
    if (number.zero) return {piece(like, number.digits + number.rest)};
    std::vector<doc::Inline> parts{
        piece(like, "(" + number.digits + ")", std::string(minus) + number.digits)};
    if (!number.rest.empty()) parts.push_back(piece(like, number.rest));
    return parts;
  }

  std::vector<doc::Inline> with_arrow(const doc::Inline& like, const Signed& number) const {
    const bool chinese = like.language.starts_with("zh");
    const auto say = [&](const char* in_chinese, const char* in_english) {
      return chinese ? blocks_.own_words(in_chinese, like.language) : std::string(in_english);
    };
    // A dash right before a number would be read as its minus.
    const std::string sign = number.zero ? "–" + std::string(no_break) : number.below ? "▼" : "▲";
    std::string spoken = number.zero    ? say("持平", "unchanged")
                         : number.below ? say("下降", "down")
                                        : say("上升", "up");
    if (!chinese) spoken += " ";
    return {piece(like, sign, std::move(spoken)), piece(like, number.digits + number.rest)};
  }

  const BlockComposer& blocks_;
  SignForm form_;
};

}  // namespace

bool write_sign(const BlockComposer& blocks, SignForm form, doc::Cell& cell) {
  if (form == SignForm::minus) return true;
  const SignWriter writer(blocks, form);
  bool numbers = writer.write(cell.words);
  for (doc::Words& words : cell.below) numbers = writer.write(words) && numbers;
  return numbers;
}

void check_arrow(BlockComposer& blocks, const TableColumn& column) {
  Evaluation& evaluation = blocks.evaluation();
  const std::string& language = column.look.languages.front();
  const auto hole = only_hole(column.cell, language);
  if (!hole) return;
  const value::Value value = evaluation.evaluate(*hole, language);
  if (expr::is_missing(value)) return;
  const bool placed = value.span().file != nullptr;
  base::Diagnostic wrong{base::Severity::error, placed ? value.span() : hole->span,
                         "arrows stand before numbers, which this is not", ""};
  if (placed) wrong.notes.push_back({hole->span, "its column has arrows"});
  wrong.fault = "arrows " + std::to_string(hole->span.begin);
  evaluation.diagnostics().add(std::move(wrong));
}

}  // namespace jianbao::compose
