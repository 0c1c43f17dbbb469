#include "image/image.h"
#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

// Over the sheet's whole width, on its foot; what is taller than the sheet is cut at the top.
void BlockMaker::cover_picture(const doc::Image& image, Items& items) {
  doc::Image whole = image;
  whole.width = master_.sheet.width;
  auto fitted = fit(whole, {master_.sheet.width, master_.sheet.height * 1000});
  if (!fitted) return;
  const Length above = fitted->size.height - master_.sheet.height;
  if (above > Length{}) {
    diagnostics_.warn(image.span, "this picture is taller than the sheet",
                      std::to_string(above.units() * 100 / fitted->size.height.units()) +
                          "% of it are cut off at the top");
  }
  draw(whole, std::move(*fitted), {{}, -above}, items);
}

void BlockMaker::operator()(const doc::Cover& cover) {
  Strip& strip = add(master_.baselines);
  strip.bare_page = true;
  strip.full_width = true;
  strip.area_items.emplace_back(
      page::horizontal_rule({}, master_.width, rules::bar, cover.rule_color));
  if (cover.image.source != nullptr) {
    cover_picture(cover.image, strip.sheet_items);
    const Length baseline = master_.sheet.height - master_.top - Length::points(30);
    Length left;
    for (const doc::Words& words : cover.image.caption) {
      left += set_line(strip.area_items, words, {left, baseline, master_.width - left}) +
              Length::points(10);
    }
  }
  for (const doc::Cover::Line& line : cover.lines) {
    doc::Words words = line.words;
    if (line.at_end) words.style.align = style::Align::end;
    const Length left = column_left(line.column) + line.left;
    set_line(strip.area_items, words, {left, line.baseline, master_.width - left});
  }
  break_next_ = true;
}

void BlockMaker::operator()(const doc::Contents& contents) {
  start_figure();
  if (entries_.empty() || contents.entry_styles.empty()) return;
  for (std::size_t e = 0; e <= entries_.size(); ++e) {
    const bool end = e == entries_.size();
    const style::ParagraphStyle& first = contents.entry_styles.front();
    Strip& strip = add(end ? Length{} : first.leading);
    strip.on_grid = e == 0;
    if (e + 1 == entries_.size()) strip.break_cost = never;
    // In an edition of one language the list takes the whole width, as the rules above it do.
    strip.full_width = master_.side_column > Length{};
    Items& items = strip.area_items;
    items.emplace_back(page::horizontal_rule({}, master_.width, rules::hair, contents.rule_color));
    if (end) break;
    // Letters stand in the middle between two hairlines.
    const Length baseline = first.leading / 2 + first.text.size.scaled(3, 10);
    doc::Words number;
    number.style = contents.page_style;
    number.inlines.push_back({entries_[e].page, contents.page_style.text, "en", {}});
    const Length page_width = set_line(items, number, {{}, baseline, master_.width});
    const doc::Texts& texts = entries_[e].heading->entry;
    for (std::size_t i = 0; i < texts.size() && i < contents.entry_styles.size(); ++i) {
      doc::Words words = texts[i];
      words.style = contents.entry_styles[i];
      words.style.align = style::Align::start;
      const bool last = i + 1 == texts.size();
      const Length right =
          last ? master_.width - page_width - Length::points(6) : column_left(i) + column_width(i);
      set_line(items, words, {column_left(i), baseline, right - column_left(i)});
    }
    items.emplace_back(
        page::Link{{{}, {master_.width, first.leading}}, "", entries_[e].heading->id});
  }
}

}  // namespace jianbao::layout
