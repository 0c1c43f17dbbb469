#include "compose/markdown_source.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jianbao::compose::markdown {

namespace {

constexpr std::string_view letter = "\uFDD3";            // a letter, to CommonMark
constexpr std::string_view coded = "\uFDD4";             // the next code point stands for another
constexpr std::string_view line_start = "\uFDD5\u00A0";  // a space, to CommonMark
constexpr char32_t first_mark = 0xFDD3, last_mark = 0xFDD5;
constexpr char32_t ascii_code = 0x100, mark_code = 0x180;  // letters of Latin Extended

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool is_space(char32_t c) {
  return c == 0 || (c >= 9 && c <= 13) || c == U' ' || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void append_coded(std::string& out, char32_t code) {
  out += coded;
  base::append_utf8(out, code);
}

struct Range {
  char32_t first, last;
};
// East Asian Width W, F and H without emoji, in blocks.
constexpr std::array<Range, 12> cjk_ranges{{{0x1100, 0x11FF},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0xA4CF},
                                            {0xA960, 0xA97F},
                                            {0xAC00, 0xD7FF},
                                            {0xF900, 0xFAFF},
                                            {0xFE10, 0xFE19},
                                            {0xFE30, 0xFE6F},
                                            {0xFF01, 0xFFEE},
                                            {0x16FE0, 0x18DFF},
                                            {0x1AFF0, 0x1B2FF},
                                            {0x20000, 0x3FFFD}}};

// A run of asterisks, by the characters beside it.
struct Run {
  char32_t before, after;
  bool chinese;
  IsPunctuation is_punctuation;

  bool cjk(char32_t c) const { return is_cjk(c, chinese); }
  // CommonMark 0.29, 6.4: it can open where `inner` follows, close where `inner` precedes.
  bool flanks(char32_t inner, char32_t outer) const {
    return !is_space(inner) && (!is_punctuation(inner) || is_space(outer) || is_punctuation(outer));
  }
  bool should_flank(char32_t inner, char32_t outer) const {
    return !is_space(inner) && (cjk(inner) || cjk(outer) || flanks(inner, outer));
  }
  bool needs(char32_t inner, char32_t outer) const {
    return should_flank(inner, outer) && !flanks(inner, outer);
  }
};

char32_t code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? base::next_code_point(text, at) : 0;
}

// Two tildes, or an address.
bool may_have_extras(std::string_view text) {
  constexpr std::array<std::string_view, 5> signs{"~~", "://", "www.", "WWW.", "@"};
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

// `[^name]:` at the start of a line.
bool defines_note(std::string_view line) {
  if (!line.starts_with("[^")) return false;
  const std::size_t end = line.find(']');
  return end != line.npos && end > 2 && line.substr(end + 1).starts_with(':');
}

}  // namespace

std::string literal(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    // The lines of a cell stay lines.
    if (c == '\n') {
      out += "\\\n";
      continue;
    }
    if (c == '\r') continue;
    // "2021." at the start of a line would be an item of a list.
    if (is_ascii_punctuation(c) || (i == 0 && is_digit(c))) {
      append_coded(out, ascii_code + static_cast<unsigned char>(c));
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string authored(std::string words) {
  if (words.find("\xEF\xB7") == words.npos) return words;
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(words, i);
    if (c >= first_mark && c <= last_mark) {
      append_coded(out, mark_code + (c - first_mark));
    } else {
      out += words.substr(begin, i - begin);
    }
  }
  return out;
}

std::string restored(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const std::string_view rest = words.substr(i);
    if (rest.starts_with(line_start)) {
      i += line_start.size();
    } else if (rest.starts_with(letter)) {
      i += letter.size();
    } else if (rest.starts_with(coded) && rest.size() > coded.size()) {
      i += coded.size();
      const char32_t code = base::next_code_point(words, i);
      base::append_utf8(out, code >= mark_code ? code - mark_code + first_mark : code - ascii_code);
    } else {
      out.push_back(words[i++]);
    }
  }
  return out;
}

bool is_cjk(char32_t c, bool chinese) {
  const auto within = [c](const Range& range) { return c >= range.first && c <= range.last; };
  if (chinese && ((c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || c == 0xB7)) {
    return true;
  }
  return std::any_of(cjk_ranges.begin(), cjk_ranges.end(), within);
}

std::string with_cjk_flanking(std::string_view text, bool chinese, IsPunctuation is_punctuation) {
  std::string out;
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(text, i);
    // What a backslash escapes is no mark.
    const bool escaped = c == U'\\' && i < text.size() && is_ascii_punctuation(text[i]);
    if (escaped) ++i;
    if (c == U'*') {
      while (i < text.size() && text[i] == '*') ++i;
      const char32_t after = code_point_at(text, i);
      const Run run{before, after, chinese, is_punctuation};
      if (run.needs(before, after)) out += letter;
      out += text.substr(begin, i - begin);
      if (run.needs(after, before)) out += letter;
    } else {
      out += text.substr(begin, i - begin);
      // So that an escaped bracket cannot be taken for a note's mark, nor a tilde or colon for
      // ours.
      if (escaped && (out.ends_with('[') || out.ends_with('~') || out.ends_with(':')))
        out += letter;
    }
    before = c == U'\\' && i > begin + 1 ? static_cast<unsigned char>(text[i - 1]) : c;
  }
  return out;
}

std::string without_blocks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    std::string_view line = text.substr(i, end - i);
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (!defines_note(line)) out += line_start;
    out += line;
    if (end < text.size()) out.push_back('\n');
    i = end + 1;
  }
  return out;
}

std::string without_html_blocks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size() - 1) + 1;
    const std::string_view line = text.substr(i, end - i);
    const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
    out += line.substr(0, start);
    if (start < 4 && line.substr(start).starts_with('<')) out += line_start;
    out += line.substr(start);
    i = end;
  }
  return out;
}

std::vector<std::string> defined_notes(std::string_view text) {
  std::vector<std::string> names;
  if (text.find("```") != text.npos || text.find("~~~") != text.npos) return names;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    std::string_view line = text.substr(i, end - i);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (defines_note(line)) names.emplace_back(line.substr(0, line.find(']') + 1));
    i = end + 1;
  }
  return names;
}

bool may_have_marks(std::string_view text) {
  return text.find_first_of("*_`[]<&\\\n") != text.npos || may_have_extras(text);
}

bool may_have_blocks(std::string_view text) {
  const std::string_view start = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  return text.starts_with("    ") || may_have_marks(text) ||
         (!start.empty() &&
          (std::string_view("#>-+=~\t").find(start[0]) != std::string_view::npos ||
           is_digit(start[0])));
}

}  // namespace jianbao::compose::markdown
