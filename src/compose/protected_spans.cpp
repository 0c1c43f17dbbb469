#include "compose/protected_spans.h"

#include <algorithm>

#include "compose/tag_spans.h"
#include "compose/web_address.h"

namespace jianbao::compose {

namespace {

// Each finds where something that starts at `at` ends; `at` itself when nothing does.

// As many backticks as it starts with end it (CommonMark 6.1).
std::size_t end_of_code(std::string_view text, std::size_t at) {
  const std::size_t first = std::min(text.find_first_not_of('`', at), text.size());
  const std::string_view fence = text.substr(at, first - at);
  for (std::size_t i = first; i < text.size();) {
    const std::size_t found = text.find('`', i);
    if (found == text.npos) break;
    const std::size_t end = std::min(text.find_first_not_of('`', found), text.size());
    if (end - found == fence.size()) return end;
    i = end;
  }
  return at;
}

// The goal of a link, in parentheses that match (CommonMark 6.3); none is longer than browsers
// take.
std::size_t end_of_goal(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 2000;
  int open = 0;
  text = text.substr(0, at + longest);
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '(') ++open;
    if (text[i] == ')' && --open == 0) return i + 1;
  }
  return at;
}

std::size_t end_of_autolink(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of(" \t\n<>", at + 1);
  if (end == text.npos || text[end] != '>') return at;
  const std::string_view inner = text.substr(at + 1, end - at - 1);
  return inner.find(':') == inner.npos && inner.find('@') == inner.npos ? at : end + 1;
}

bool is_scheme(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+';
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> protected_spans(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  const auto tags = tag_spans(text);
  auto tag = tags.begin();
  for (std::size_t i = 0; i < text.size();) {
    std::size_t begin = i, end = i;
    while (tag != tags.end() && tag->first < i) ++tag;
    if (tag != tags.end() && tag->first == i) {
      end = tag->second;
    } else if (text[i] == '`') {
      end = end_of_code(text, i);
      if (end == i) i = std::min(text.find_first_not_of('`', i), text.size()) - 1;
    } else if (text.substr(i, 2) == "](") {
      end = end_of_goal(text, i);
    } else if (text[i] == '<') {
      end = end_of_autolink(text, i);
    } else if (text.substr(i, 3) == "://") {
      while (begin > 0 && is_scheme(text[begin - 1])) --begin;
      if (begin < i) end = end_of_address(text, i);
    }
    if (end > i) spans.emplace_back(begin, end);
    i = std::max(end, i + 1);
  }
  return spans;
}

}  // namespace jianbao::compose
