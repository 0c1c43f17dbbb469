#include "image/image.h"
#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

// Over the sheet's whole width, on its foot; what is taller than the sheet is cut at the top.
void BlockMaker::cover_picture(const doc::Image& image, Items& items) {
  doc::Image whole = image;
  const Length bleed = master_.bleed, width = master_.sheet.width + bleed * 2;
  whole.width = width;
  auto fitted = fit(whole, {width, master_.sheet.height * 1000});
  if (!fitted) return;
  const Length above = fitted->size.height - master_.sheet.height - bleed;
  if (above > Length{}) {
    diagnostics_.warn(image.span, "this picture is taller than the sheet",
                      std::to_string(above.units() * 100 / fitted->size.height.units()) +
                          "% of it are cut off at the top");
  }
  draw(whole, std::move(*fitted), {{{-bleed, -above}, {}}, picture_tag(image)}, items);
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
    for (const doc::Words& words : tagger_.each(cover.image.caption, page::Role::caption)) {
      left += set_line(strip.area_items, words, {left, baseline, master_.width - left}) +
              Length::points(10);
    }
  }
  for (const doc::Cover::Line& line : cover.lines) {
    doc::Words words = tagger_.one(line.words, page::Role::paragraph, line.column);
    if (line.at_end) words.style.align = style::Align::end;
    const Length left = column_left(line.column) + line.left;
    set_line(strip.area_items, words, {left, line.baseline, master_.width - left});
  }
  break_next_ = true;
}

}  // namespace jianbao::layout
