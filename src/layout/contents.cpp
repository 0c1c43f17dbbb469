#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

bool lists(const doc::Contents& contents, doc::Listed::Kind kind) {
  using Kind = doc::Listed::Kind;
  return kind == Kind::figure  ? contents.figures
         : kind == Kind::table ? contents.tables
                               : contents.headings;
}

}  // namespace

void BlockMaker::operator()(const doc::Contents& contents) {
  start_figure();
  std::vector<const Entry*> entries;
  for (const Entry& entry : entries_) {
    if (lists(contents, entry.kind)) entries.push_back(&entry);
  }
  if (entries.empty() || contents.entry_styles.empty()) return;
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::contents);
  for (std::size_t e = 0; e <= entries.size(); ++e) {
    const bool end = e == entries.size();
    Strip& strip = add(end ? Length{} : contents.entry_styles.front().leading);
    strip.on_grid = e == 0;
    if (e + 1 == entries.size()) strip.break_cost = never;
    // In an edition of one language the list takes the whole width, as the rules above it do.
    strip.full_width = master_.side_column > Length{};
    strip.area_items.emplace_back(
        page::horizontal_rule({}, master_.width, rules::hair, contents.rule_color));
    if (!end) contents_entry(strip, *entries[e], contents);
  }
  tagger_.close_to(depth);
}

// Words in their columns, or below one another where the languages are stacked; the page stands at
// the end of the first line.
void BlockMaker::contents_entry(Strip& strip, const Entry& entry, const doc::Contents& contents) {
  const style::ParagraphStyle& first = contents.entry_styles.front();
  // Letters stand in the middle between two hairlines.
  const Length baseline = first.leading / 2 + first.text.size.scaled(3, 10);
  doc::Words number;
  number.style = contents.page_style;
  number.inlines.push_back({entry.page, contents.page_style.text, "", {}});
  const Length page_width = typesetter_.label(number.inlines, directed(number.style)).width;
  const page::Tag link = contents_link();
  const Length right = master_.width - page_width - Length::points(6);
  const doc::Texts texts = tagger_.joint_in(link, *entry.texts);
  std::int64_t rows = 0;
  for (std::size_t i = 0; i < texts.size() && i < contents.entry_styles.size(); ++i) {
    doc::Words words = texts[i];
    words.style = contents.entry_styles[i];
    words.style.align = style::Align::start;
    const bool at_edge = master_.stacked || i + 1 == texts.size();
    const Length left = column_left(i);
    std::vector<text::Line> lines = contents_lines(words, at_edge ? right - left : column_width(i));
    if (!lines.empty()) text::end_with_space(lines.back());
    std::int64_t row = master_.stacked ? rows : 0;
    for (text::Line& line : lines) {
      add_line(strip.area_items, std::move(line), left, baseline + master_.baseline * row++);
    }
    rows = std::max(rows, row);
  }
  strip.height += master_.baseline * std::max<std::int64_t>(0, rows - 1);
  set_line(strip.area_items, tagger_.filled(number, link), {{}, baseline, master_.width});
  std::string said;
  for (const doc::Texts::value_type& words : texts) {
    if (!said.empty() && !words.inlines.empty()) said += ' ';
    for (const doc::Inline& part : words.inlines) said += part.text;
  }
  strip.area_items.emplace_back(
      page::Link{{{}, {master_.width, strip.height}}, "", entry.id, said, link});
}

// Of an item of the table of contents.
page::Tag BlockMaker::contents_link() {
  const page::Tag item = tagger_.element(page::Role::contents_item);
  return tagger_.element_in(tagger_.element_in(item, page::Role::reference), page::Role::link);
}

std::vector<text::Line> BlockMaker::contents_lines(const doc::Words& words, Length width) {
  std::vector<text::Line> lines;
  if (words.inlines.empty()) return lines;
  text::Line line = typesetter_.label(words.inlines, words.style);
  if (line.width > width) return wrap(words, width);
  lines.push_back(std::move(line));
  return lines;
}

}  // namespace jianbao::layout
