#include "compose/code_lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "compose/inline_styles.h"

namespace jianbao::compose {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    lines.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return lines;
}

// Takes the spaces at the start.
int take_spaces(std::string& line) {
  int count = 0;
  std::size_t at = 0;
  for (; at < line.size() && (line[at] == ' ' || line[at] == '\t'); ++at) {
    count += line[at] == '\t' ? 4 - count % 4 : 1;
  }
  line.erase(0, at);
  return count;
}

// A tab leads to the next column that four divides; wide characters take two.
std::string without_tabs(std::string_view line, int column) {
  std::string out;
  auto width = static_cast<std::size_t>(column);
  while (!line.empty()) {
    const std::string_view words = line.substr(0, line.find('\t'));
    out += words;
    width += base::display_width(words);
    if (words.size() == line.size()) break;
    const std::size_t spaces = 4 - width % 4;
    out.append(spaces, ' ');
    width += spaces;
    line.remove_prefix(words.size() + 1);
  }
  return out;
}

// A paragraph would show only one of several spaces, and none beside Han.
std::string with_fixed_spaces(std::string_view line) {
  std::string out;
  const auto is_wide = [&](std::size_t i) { return i < line.size() && (line[i] & 0x80) != 0; };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool spare = i > 0 && line[i - 1] == ' ';
    const bool fixed = line[i] == ' ' && i > 0 && (spare || is_wide(i - 1) || is_wide(i + 1));
    if (fixed) {
      out += "\u00A0";
    } else {
      out.push_back(line[i]);
    }
  }
  return out;
}

}  // namespace

doc::Code make_code(const std::vector<std::string>& texts, base::Span span, BlockComposer& blocks,
                    const Input& input) {
  doc::Code code;
  code.background = input.theme.color("tint");
  const bool same = std::all_of(texts.begin(), texts.end(),
                                [&](const std::string& text) { return text == texts.front(); });
  std::vector<std::vector<std::string>> columns;
  std::size_t most = 0;
  for (const std::string& text : texts) {
    columns.push_back(lines_of(text));
    most = std::max(most, columns.back().size());
    if (same) break;
  }
  const InlineStyles styles(input);
  for (std::size_t i = 0; i < most; ++i) {
    doc::Code::Line line;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const std::string& language = input.edition.languages[k];
      std::string words = i < columns[k].size() ? columns[k][i] : "";
      line.spaces.push_back(take_spaces(words));
      doc::Words set = blocks.plain(with_fixed_spaces(without_tabs(words, line.spaces.back())),
                                    "text", language, span);
      set.style.align = style::Align::start;
      set.style.indent = {};
      set.style.indent_auto = false;
      set.style.hyphenate = false;
      for (doc::Inline& part : set.inlines) {
        part.style = styles.lay("code", language, part.style);
      }
      line.texts.push_back(std::move(set));
    }
    code.lines.push_back(std::move(line));
  }
  return code;
}

}  // namespace jianbao::compose
