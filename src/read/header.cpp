#include "read/header.h"

#include <algorithm>
#include <unordered_set>

#include "base/spelling.h"
#include "value/number_form.h"

namespace jianbao::read {

namespace {

constexpr std::size_t most_columns = 1000, most_levels = 8;

// A header's cell on several lines is one name.
std::string name_of(const Cell& cell) {
  std::string name;
  bool broken = false;
  for (const char c : value::trimmed(cell.text)) {
    if (c == '\n' || c == '\r') {
      broken = true;
      continue;
    }
    const bool word = static_cast<unsigned char>(c) < 0x80 && !name.empty() &&
                      static_cast<unsigned char>(name.back()) < 0x80;
    if (broken && word && c != ' ') name += ' ';
    broken = false;
    name += c;
  }
  return name;
}

std::size_t end_of_names(const std::vector<Row>& stories) {
  std::size_t end = 0;
  for (const Row& story : stories) {
    for (std::size_t i = 0; i < story.size(); ++i) {
      if (!name_of(story[i]).empty()) end = std::max(end, i + 1);
    }
  }
  return end;
}

// Fills the gaps of an upper story from the left, but not under another name of the story above.
void fill_right(Row& story, const Row* upper, const Row& lower) {
  for (std::size_t i = 1; i < story.size(); ++i) {
    const bool gap = name_of(story[i]).empty();
    const bool named_below = i < lower.size() && !name_of(lower[i]).empty();
    const bool same_above = upper == nullptr || name_of((*upper)[i]) == name_of((*upper)[i - 1]);
    if (gap && named_below && same_above) story[i] = story[i - 1];
  }
}

// `a.b` beside `a`, or apart from `a.c`, would make two fields `a`.
bool check_group(const Row& header, std::size_t i, base::Diagnostics& diagnostics) {
  const std::string& name = header[i].text;
  for (std::size_t point = name.find('.'); point != std::string::npos;
       point = name.find('.', point + 1)) {
    const std::string_view group = std::string_view(name).substr(0, point + 1);
    const auto in_group = [&](const Cell& cell) { return cell.text.starts_with(group); };
    const auto first = std::find_if(header.begin(), header.end(), in_group);
    const auto here = header.begin() + static_cast<std::ptrdiff_t>(i);
    if (!std::all_of(first, here, in_group)) {
      diagnostics.error(header[i].span,
                        "the columns of '" + name.substr(0, point) + "' must stand together");
      return false;
    }
    const auto is_value = [&](const Cell& cell) { return cell.text == name.substr(0, point); };
    if (std::any_of(header.begin(), header.end(), is_value)) {
      diagnostics.error(header[i].span,
                        "there is a column '" + name.substr(0, point) + "' of its own");
      return false;
    }
  }
  return true;
}

// A title above the header leaves the other columns without a name.
std::string hint_for_gap(const Row& header, const spec::TableSource& told) {
  const auto named = std::count_if(header.begin(), header.end(),
                                   [](const Cell& cell) { return !cell.text.empty(); });
  const std::string rows =
      told.header_rows == 1 ? "the first row names the columns" : "the first rows name the columns";
  if (named == 1) {
    return "'" + header.front().text +
           "' looks like a title: 'skip: " + std::to_string(told.skip + 1) +
           "' beside the file leaves it out";
  }
  return rows + "; 'header-rows: 2' is for a header of two stories, 'skip' for lines above it";
}

// A name that is declared and not there is a slip, which would leave its column as it is.
void check_declared(const Row& header, const spec::TableSource& told,
                    base::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const Cell& cell : header) known.emplace_back(cell.text);
  for (const spec::DeclaredColumn& column : told.columns) {
    if (std::find(known.begin(), known.end(), column.name) != known.end()) continue;
    diagnostics.error(column.span, "the file has no column '" + column.name + "'",
                      base::suggestion(column.name, known));
  }
}

}  // namespace

Row join_stories(const std::vector<Row>& given, const spec::TableSource& told) {
  std::vector<Row> stories = given;
  const std::size_t width = end_of_names(stories);
  for (Row& story : stories) {
    const base::Span end = story.empty() ? base::Span{} : story.back().span;
    story.resize(width, Cell{"", CellKind::open, {end.file, end.end, end.end}});
  }
  for (std::size_t k = 0; k + 1 < stories.size(); ++k) {
    fill_right(stories[k], k == 0 ? nullptr : &stories[k - 1], stories[k + 1]);
  }
  Row header;
  for (std::size_t i = 0; i < width; ++i) {
    Cell name = stories.front()[i];
    name.text.clear();
    std::string last;
    for (const Row& story : stories) {
      const std::string part = name_of(story[i]);
      if (part.empty() || part == last) continue;  // merged over two stories
      name.text += (name.text.empty() ? "" : told.header_separator) + part;
      name.span = story[i].span;
      last = part;
    }
    header.push_back(std::move(name));
  }
  return header;
}

bool check_header(const Row& header, const spec::TableSource& told,
                  base::Diagnostics& diagnostics) {
  if (header.size() > most_columns) {
    diagnostics.error(header[most_columns].span, "a data file has at most 1,000 columns");
    return false;
  }
  bool good = true;
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string& name = header[i].text;
    if (name.empty()) {
      diagnostics.error(header[i].span, "this column has no name", hint_for_gap(header, told));
      return false;
    }
    if (!seen.insert(name).second) {
      diagnostics.error(header[i].span, "duplicate column '" + name + "'");
      good = false;
    } else if (static_cast<std::size_t>(std::count(name.begin(), name.end(), '.')) > most_levels) {
      diagnostics.error(header[i].span, "a column name nests at most eight levels");
      good = false;
    } else {
      good = check_group(header, i, diagnostics) && good;
    }
  }
  if (good) check_declared(header, told, diagnostics);
  return good;
}

}  // namespace jianbao::read
