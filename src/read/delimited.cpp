#include "read/delimited.h"

#include <algorithm>
#include <array>

namespace jianbao::read {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

DelimitedRows::DelimitedRows(const base::SourceFile& source, char separator,
                             base::Diagnostics& diagnostics)
    : source_(source),
      text_(source.text()),
      ends_{separator, '\r', '\n'},
      diagnostics_(diagnostics) {
  restart();
}

void DelimitedRows::restart() {
  at_ = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

bool DelimitedRows::next(Row& row) {
  if (done()) return false;
  row.clear();
  row.push_back(cell());
  while (!done() && text_[at_] == ends_.front()) {
    ++at_;
    row.push_back(cell());
  }
  if (!done() && text_[at_] == '\r') ++at_;
  if (!done() && text_[at_] == '\n') ++at_;
  return true;
}

std::size_t DelimitedRows::end_of_cell() const {
  return std::min(text_.find_first_of(ends_, at_), text_.size());
}

void DelimitedRows::say(base::Span span, std::string text) {
  sound_ = false;
  if (span.begin < said_until_) return;  // when these rows were read before
  said_until_ = span.begin + 1;
  diagnostics_.error(span, std::move(text));
}

Cell DelimitedRows::cell() {
  if (!done() && text_[at_] == '"') return quoted_cell();
  const std::size_t begin = at_;
  at_ = end_of_cell();
  const std::string_view shown = without_outer_spaces(text_.substr(begin, at_ - begin));
  const auto start = static_cast<std::size_t>(shown.data() - text_.data());
  return {std::string(shown), CellKind::open, {&source_, start, start + shown.size()}};
}

Cell DelimitedRows::quoted_cell() {
  Cell cell{"", CellKind::text, {&source_, at_, at_ + 1}};
  for (++at_;; ++at_) {
    if (done()) {
      say(cell.span, "this quoted cell has no end");
      return cell;
    }
    if (text_[at_] == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      ++at_;
    }
    cell.text.push_back(text_[at_]);
  }
  cell.span.end = ++at_;
  cell.text = without_outer_spaces(cell.text);
  // 1,234 must have quotes, which then say nothing.
  if (cell.text.find(ends_.front()) != cell.text.npos) cell.kind = CellKind::open;
  if (!done() && end_of_cell() != at_) {
    say({&source_, at_, at_ + 1}, "text after the end of a quoted cell");
    at_ = end_of_cell();
  }
  return cell;
}

namespace {

// How often a separator stands in each of the first lines, outside of quotes; lines without text
// are left out.
std::vector<std::size_t> counts_of(std::string_view text, char separator) {
  constexpr std::size_t lines = 20;
  std::vector<std::size_t> counts;
  std::size_t count = 0, characters = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= text.size() && counts.size() < lines; ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (c == '"') quoted = !quoted;
    if (quoted && i < text.size()) continue;
    if (c == '\n') {
      if (characters > 0) counts.push_back(count);
      count = characters = 0;
    } else if (c != '\r') {
      ++characters;
      count += c == separator ? 1 : 0;
    }
  }
  return counts;
}

// How much a separator looks like one: 0 for one that is not there.
std::size_t score_of(std::string_view text, char separator) {
  const auto counts = counts_of(text, separator);
  const std::size_t most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
  if (most == 0) return 0;
  // Titles above the header and notes below the rows have fewer.
  const auto same = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), most));
  return 1 + same * 100 / counts.size();
}

constexpr std::array<char, 4> separators{',', ';', '\t', '|'};

}  // namespace

char find_separator(std::string_view text) {
  return *std::max_element(separators.begin(), separators.end(),
                           [&](char a, char b) { return score_of(text, a) < score_of(text, b); });
}

bool has_separators(std::string_view text) {
  const auto parts = [&](char separator) {
    return counts_of(text, separator).size() > 1 && score_of(text, separator) > 60;
  };
  return std::any_of(separators.begin(), separators.end(), parts);
}

}  // namespace jianbao::read
