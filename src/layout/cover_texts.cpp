#include "layout/cover_texts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace jianbao::layout {

using base::Length;

namespace {

// In hundredths: how far texts shrink where there is no room.
constexpr std::int64_t full_size = 100, least_size = 60, size_step = 10;
// Rounding is no reason to wrap.
constexpr Length tolerance = Length::from_points(0.5);

// A line break of the source parts display lines; the layout's author decides where.
doc::Texts split_lines(const doc::Words& words) {
  constexpr std::string_view line_end = "\u2028";
  doc::Texts lines;
  bool ended = true;
  for (const doc::Inline& part : words.inlines) {
    for (std::string_view rest = part.text;;) {
      const std::size_t end = rest.find(line_end);
      if (ended) lines.push_back({{}, words.style});
      lines.back().inlines.push_back(part);
      lines.back().inlines.back().text = std::string(rest.substr(0, end));
      ended = end != rest.npos;
      if (ended) rest.remove_prefix(end + line_end.size());
      if (!ended || rest.empty()) break;
    }
  }
  return lines;
}

doc::Words scaled(doc::Words words, std::int64_t size) {
  const auto smaller = [&](style::TextStyle& style) {
    style.size = style.size.scaled(size, full_size);
    style.letter_spacing = style.letter_spacing.scaled(size, full_size);
  };
  smaller(words.style.text);
  for (doc::Inline& part : words.inlines) smaller(part.style);
  return words;
}

// On one line, a blank apart.
doc::Words joined(const doc::Texts& texts) {
  doc::Words all;
  for (const doc::Words& words : texts) {
    all.style = words.style;
    if (!all.inlines.empty()) all.inlines.push_back({"\u3000", words.style.text, "zh", {}});
    all.inlines.insert(all.inlines.end(), words.inlines.begin(), words.inlines.end());
  }
  all.style.align = style::Align::end;
  return all;
}

bool says(const doc::Words& words) { return !words.inlines.empty(); }

}  // namespace

CoverTexts::CoverTexts(BlockMaker& blocks, const doc::Cover& cover)
    : blocks_(blocks), cover_(cover) {
  first_row();
  stack(cover.title);
  stack(cover.deck);
  if (blocks.master_.stacked) {
    stack(cover.byline);
  } else {
    side_by_side(cover.byline);
  }
}

// The kicker's languages columns of a grid apart, the edition at the end; where they would meet,
// the languages of each below one another.
void CoverTexts::first_row() {
  doc::Texts kicker = cover_.kicker, edition = cover_.edition;
  const doc::Texts& given = kicker.empty() ? edition : kicker;
  if (given.empty()) return;
  const Length leading = given.front().style.leading;
  Row row{given.front().style.margin_top};
  for (doc::Texts* texts : {&kicker, &edition}) {
    for (doc::Words& words : *texts) words.style.leading = leading;
  }
  if (!one_line(kicker, joined(edition), row)) two_stacks(kicker, edition, row);
  rows_.push_back(std::move(row));
}

bool CoverTexts::one_line(const doc::Texts& kicker, const doc::Words& edition, Row& row) {
  const Length whole = blocks_.master_.width, step = cover_.kicker_step;
  const Length gap = says(edition) ? edition.style.text.size : Length{};
  const Length room = whole - width_of(edition) - gap;
  std::vector<Length> lefts;
  Length left, end;
  for (const doc::Words& words : kicker) {
    lefts.push_back(left);
    if (says(words)) end = left + width_of(words);
    left += step;
    while (left < end + words.style.text.size / 2) left += step;
  }
  if (end > room + tolerance || room < Length{} - gap - tolerance) return false;
  for (std::size_t i = 0; i < kicker.size(); ++i) {
    row.columns.push_back(lines_of(kicker[i], 0, whole));
    for (Text& text : row.columns.back()) text.left = lefts[i];
  }
  row.columns.push_back(lines_of(edition, 0, whole));
  return true;
}

void CoverTexts::two_stacks(const doc::Texts& kicker, const doc::Texts& edition, Row& row) {
  const Length whole = blocks_.master_.width;
  const Length gap = kicker.empty() || edition.empty() ? Length{} : kicker.front().style.text.size;
  Length end = widest(edition);
  if (!kicker.empty() && widest(kicker) + gap + end > whole) end = std::min(end, whole / 2);
  std::vector<Text> starts, ends;
  for (const doc::Words& words : kicker) {
    for (Text& text : lines_of(words, 0, whole - end - gap)) starts.push_back(std::move(text));
  }
  for (doc::Words words : edition) {
    words.style.align = style::Align::end;
    for (Text& text : lines_of(words, 0, std::min(end, whole))) {
      text.left = whole - text.width;
      ends.push_back(std::move(text));
    }
  }
  row.columns = {std::move(starts), std::move(ends)};
}

void CoverTexts::stack(const doc::Texts& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Row row{i == 0 ? texts[i].style.margin_top : texts[i].style.row_gap};
    row.columns.push_back(lines_of(texts[i], 0, blocks_.master_.width));
    rows_.push_back(std::move(row));
  }
}

// Each language in its column, all from the same line.
void CoverTexts::side_by_side(const doc::Texts& texts) {
  if (texts.empty()) return;
  Row row{texts.front().style.margin_top};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    row.columns.push_back(lines_of(texts[i], i, byline_width(texts, i)));
  }
  rows_.push_back(std::move(row));
}

// Up to the next language's column, if that has something.
Length CoverTexts::byline_width(const doc::Texts& texts, std::size_t column) const {
  const bool beside =
      std::any_of(texts.begin() + static_cast<std::ptrdiff_t>(column) + 1, texts.end(), says);
  return beside ? blocks_.column_width(column)
                : blocks_.master_.width - blocks_.column_left(column);
}

std::vector<CoverTexts::Text> CoverTexts::lines_of(const doc::Words& words, std::size_t column,
                                                   Length width) {
  std::vector<Text> texts;
  for (doc::Words& line : split_lines(words)) {
    texts.push_back({blocks_.tagger_.one(std::move(line), page::Role::paragraph, column),
                     blocks_.column_left(column), width});
  }
  return texts;
}

Length CoverTexts::width_of(const doc::Words& words) {
  if (!says(words)) return {};
  return blocks_.typesetter_.label(words.inlines, blocks_.directed(words.style)).width;
}

Length CoverTexts::widest(const doc::Texts& texts) {
  Length width;
  for (const doc::Words& words : texts) width = std::max(width, width_of(words));
  return width;
}

// Lines end at spaces, and between Han.
Length CoverTexts::widest_word(const doc::Words& words) {
  constexpr char32_t first_han = 0x2E80;
  Length width;
  for (const doc::Inline& part : words.inlines) {
    std::string word;
    const auto end_word = [&] {
      doc::Inline alone = part;
      alone.text = std::exchange(word, {});
      if (!alone.text.empty()) width = std::max(width, width_of({{alone}, words.style}));
    };
    for (std::size_t at = 0; at < part.text.size();) {
      const char32_t c = base::next_code_point(part.text, at);
      if (c == U' ' || c >= first_han) {
        end_word();
      } else {
        base::append_utf8(word, c);
      }
    }
    end_word();
  }
  return width;
}

std::int64_t CoverTexts::size_for_words(const Text& text, std::int64_t size) {
  const Length widest = widest_word(text.words);
  while (size > least_size && widest.scaled(size, full_size) > text.width + tolerance) {
    size -= size_step;
  }
  return size;
}

CoverTexts::SetText CoverTexts::set_text(const Text& text, std::int64_t size) {
  SetText made{{}, text.words.style.leading};
  doc::Words words = size < full_size ? scaled(text.words, size) : text.words;
  const auto label = [&] {
    return blocks_.typesetter_.label(words.inlines, blocks_.directed(words.style));
  };
  text::Line whole = label();
  if (whole.width > text.width + tolerance) {
    size = size_for_words(text, size);
    words = size < full_size ? scaled(text.words, size) : text.words;
    whole = label();
  }
  const Length half = blocks_.master_.baseline / 2;
  if (size < full_size) made.leading = snapped(made.leading.scaled(size, full_size), half);
  if (whole.width <= text.width + tolerance) {
    const Length left = text.left + start_of(words.style.align, text.width - whole.width);
    made.lines.push_back({std::move(whole), left});
    return made;
  }
  style::ParagraphStyle style = blocks_.directed(words.style);
  const bool placed = style.align == style::Align::center || style.align == style::Align::end;
  if (!placed) style.align = style::Align::start;
  style.indent = {};
  style.indent_auto = style.hyphenate = false;
  style.balance = true;
  for (text::Line& line : blocks_.typesetter_.paragraph(words.inlines, style, text.width)) {
    made.lines.push_back({std::move(line), text.left});
  }
  return made;
}

// In a line of any leading the baseline stands in the middle.
Length CoverTexts::put(std::int64_t size, Items* items) {
  Length bottom;
  for (const Row& row : rows_) {
    const Length start = bottom + row.above;
    bottom = start;
    for (const std::vector<Text>& column : row.columns) {
      Length top = start;
      for (const Text& text : column) {
        SetText made = set_text(text, size);
        for (SetLine& line : made.lines) {
          if (items != nullptr) {
            blocks_.add_line(*items, std::move(line.line), line.left, top + made.leading / 2);
          }
          top += made.leading;
        }
      }
      bottom = std::max(bottom, top);
    }
  }
  return bottom;
}

Length CoverTexts::least_height() {
  Length bottom;
  for (const Row& row : rows_) {
    Length most;
    for (const std::vector<Text>& column : row.columns) {
      Length height;
      for (const Text& text : column) height += text.words.style.leading;
      most = std::max(most, height);
    }
    bottom += row.above + most;
  }
  return bottom;
}

void CoverTexts::warn_of_words() {
  for (const Row& row : rows_) {
    for (const std::vector<Text>& column : row.columns) {
      for (const Text& text : column) {
        const Length over = widest_word(text.words) - text.width;
        if (over <= tolerance) continue;
        blocks_.diagnostics_.warn(text.words.inlines.front().span, "this is wider than its place",
                                  "by " + base::points_text(over) + ", so it is set smaller");
      }
    }
  }
}

Length CoverTexts::set(Items& items, Length limit) {
  warn_of_words();
  const Length wanted = put(full_size, nullptr);
  Length bottom = wanted;
  std::int64_t size = full_size;
  while (bottom > limit && size > least_size) {
    size -= size_step;
    bottom = put(size, nullptr);
  }
  if (wanted > limit) {
    blocks_.diagnostics_.warn(
        cover_.span, "what this cover says is taller than its place",
        "by " + base::points_text(wanted - limit) + ", so it is set smaller" +
            (bottom > limit ? ", and runs over it by " + base::points_text(bottom - limit) : ""));
  }
  return put(size, &items);
}

}  // namespace jianbao::layout
