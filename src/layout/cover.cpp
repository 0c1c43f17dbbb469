#include <algorithm>

#include "image/image.h"
#include "layout/cover_texts.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

// Over the sheet's whole width, on its foot; what is taller than the sheet is cut at the top.
Length BlockMaker::cover_picture(const doc::Image& image, Items& items) {
  doc::Image whole = image;
  const Length bleed = master_.bleed, width = master_.sheet.width + bleed * 2;
  whole.width = width;
  auto fitted = pictures_.fit(whole, {width, master_.sheet.height * 1000});
  if (!fitted) return master_.sheet.height;
  const Length above = fitted->size.height - master_.sheet.height - bleed;
  if (above > Length{}) {
    diagnostics_.warn(image.span, "this picture is taller than the sheet",
                      std::to_string(above.units() * 100 / fitted->size.height.units()) +
                          "% of it are cut off at the top");
  }
  pictures_.draw(whole, std::move(*fitted), {{{-bleed, -above}, {}}, picture_tag(image)}, items);
  return -above;
}

void BlockMaker::cover_caption(const doc::Texts& caption, Items& items) {
  const Length baseline = master_.sheet.height - master_.top - Length::points(30);
  Length left;
  for (const doc::Words& words : tagger_.each(caption, page::Role::caption)) {
    left += set_line(items, words, {left, baseline, master_.width - left}) + Length::points(10);
  }
}

void BlockMaker::operator()(const doc::Cover& cover) {
  Strip& strip = add(master_.baselines);
  strip.bare_page = true;
  strip.full_width = true;
  strip.area_items.emplace_back(
      page::horizontal_rule({}, master_.width, rules::bar, cover.rule_color));
  const Length foot = master_.area_height();
  Length limit = foot;
  if (cover.image.source != nullptr) {
    limit = std::min(limit, cover_picture(cover.image, strip.sheet_items) - master_.top);
    cover_caption(cover.image.caption, strip.area_items);
  }
  CoverTexts texts(*this, cover);
  // A picture that reaches up behind the first of them is their ground.
  if (master_.vertical || texts.least_height() > limit) limit = foot;
  strip.height = std::max(strip.height, texts.set(strip.area_items, limit));
  break_next_ = true;
}

}  // namespace jianbao::layout
