#include <algorithm>

#include "compose/block_composer.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

namespace {

// A line break of the source parts display lines; the layout's author decides where.
std::vector<doc::Words> split_lines(const doc::Words& words) {
  constexpr std::string_view line_end = "\u2028";
  std::vector<doc::Words> lines;
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

// Stacks what the cover says. In a line of any leading the baseline stands in the middle.
class CoverLines {
 public:
  CoverLines(doc::Cover& cover, bool stacked) : cover_(cover), stacked_(stacked) {}

  void stack(const doc::Texts& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      top_ += i == 0 ? texts[i].style.margin_top : texts[i].style.row_gap;
      for (doc::Words& line : split_lines(texts[i])) add(std::move(line), 0);
    }
  }
  // Each language in its column, all from the same line.
  void side_by_side(const doc::Texts& texts) {
    if (stacked_) return stack(texts);
    if (!texts.empty()) top_ += texts.front().style.margin_top;
    const Length start = top_;
    Length bottom = top_;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      top_ = start;
      for (doc::Words& line : split_lines(texts[i])) add(std::move(line), i);
      bottom = std::max(bottom, top_);
    }
    top_ = bottom;
  }
  // On one line: the kicker's languages a column of the grid of six apart, the edition at the end.
  void first_line(const doc::Texts& kicker, const doc::Texts& edition, Length step) {
    const doc::Texts& given = kicker.empty() ? edition : kicker;
    if (given.empty()) return;
    top_ += given.front().style.margin_top;
    const Length baseline = top_ + given.front().style.leading / 2;
    Length left;
    for (const doc::Words& words : kicker) {
      cover_.lines.push_back({words, baseline, left});
      left += step;
    }
    doc::Words end;
    for (const doc::Words& words : edition) {
      end.style = words.style;
      if (!end.inlines.empty()) end.inlines.push_back({"\u3000", words.style.text, "zh", {}});
      end.inlines.insert(end.inlines.end(), words.inlines.begin(), words.inlines.end());
    }
    if (!edition.empty()) {
      cover_.lines.push_back({.words = end, .baseline = baseline, .at_end = true});
    }
    top_ += given.front().style.leading;
  }

 private:
  void add(doc::Words line, std::size_t column) {
    const Length leading = line.style.leading;
    cover_.lines.push_back(
        {.words = std::move(line), .baseline = top_ + leading / 2, .column = column});
    top_ += leading;
  }

  doc::Cover& cover_;
  bool stacked_;
  Length top_;
};

}  // namespace

void BlockComposer::cover(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  if (boxes_ > 0) {
    evaluation_.diagnostics().error(block.kind_span, "a cover is a page and cannot stand in a box");
    return;
  }
  const auto given = [&](std::string_view key, const std::string& style) {
    const Value* text = options.find(key);
    const bool one_line = style == "cover-kicker";
    return text == nullptr ? doc::Texts{} : texts(*text, style, {.line_ends = !one_line});
  };
  doc::Cover cover;
  cover.rule_color = input_.theme.color("ink");
  const spec::PageSpec& page = input_.layout.page;
  const Length sixth = (page.sheet.width - page.inner - page.outer + Length::points(12)) / 6;
  CoverLines lines(cover, input_.layout.page.arrangement == spec::Arrangement::stacked);
  lines.first_line(given("kicker", "cover-kicker"), given("edition", "cover-kicker"), sixth);
  lines.stack(given("title", "cover-title"));
  lines.stack(given("deck", "cover-deck"));
  lines.side_by_side(given("byline", "cover-byline"));
  if (const Value* file = options.find("image")) {
    cover.image =
        make_image(*file, options, block.style.text.empty() ? "caption" : block.style.text);
  }
  blocks_.emplace_back(std::move(cover));
}

}  // namespace jianbao::compose
