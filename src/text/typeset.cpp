#include "text/typeset.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/character.h"
#include "text/material.h"
#include "text/part_groups.h"
#include "text/place.h"

namespace jianbao::text {

namespace {

using base::Length;

constexpr std::string_view word_joiner = "\u2060";
constexpr std::int64_t narrow_measure = 16;  // in ems: paragraphs indent by one

Length aligned_start(style::Align align, Length slack) {
  if (slack < Length{}) return {};
  if (align == style::Align::center) return slack / 2;
  if (align == style::Align::end) return slack;
  return {};
}

bool is_ragged(const style::ParagraphStyle& style) {
  using style::Align;
  const bool fills = style.align == Align::justify || style.align == Align::justify_all;
  return !fills || style.grid || style.justify == style::Justify::none;
}

BreakOptions options_for(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                         Length measure) {
  BreakOptions options;
  options.measure = measure;
  options.ragged = is_ragged(style);
  options.last_fills = style.align == style::Align::justify_all && !options.ragged;
  options.looseness = style.looseness;
  // No last line of one Han (CLREQ 3.1.7), marks or not, or in a Western text under a quarter of
  // the measure.
  const bool chinese = !runs.empty() && runs.front().language.starts_with("zh");
  const Length em = style.text.size;
  options.no_short_line = chinese;
  options.short_line = chinese ? em.scaled(9, 4) : std::min(measure / 4, em * 9);
  return options;
}

bool any_overfull(const std::vector<LineSpan>& spans) {
  return std::any_of(spans.begin(), spans.end(),
                     [](const LineSpan& span) { return span.overfull; });
}

// The breaks of the narrowest measure that needs no more lines (CSS text-wrap-style: balance).
std::vector<LineSpan> balanced(const Material& material, BreakOptions options,
                               std::vector<LineSpan> spans) {
  if (spans.size() < 2 || any_overfull(spans)) return spans;
  const Length measure = options.measure;
  std::int64_t low = measure.units() / 2, high = measure.units();
  while (high - low > Length::points(1).units() / 2) {
    options.measure = Length::from_units((low + high) / 2);
    std::vector<LineSpan> tried = break_lines(material.items, options);
    if (tried.size() > spans.size() || any_overfull(tried)) {
      low = options.measure.units();
      continue;
    }
    high = options.measure.units();
    for (LineSpan& span : tried) span.slack += measure - options.measure;
    spans = std::move(tried);
  }
  return spans;
}

// A picture that no line holds is made smaller.
void fit_pictures(std::vector<Run>& runs, Length measure, base::Diagnostics& diagnostics) {
  for (Run& run : runs) {
    if (!run.image || run.image->width <= measure || measure <= Length{}) continue;
    const Length width = run.image->width;
    run.image->height = run.image->height.scaled(measure.units(), width.units());
    run.image->width = measure;
    diagnostics.warn(
        run.span, "this picture is wider than its line",
        "it is set at " + std::to_string(measure.units() * 100 / width.units()) + "% of its size");
  }
}

}  // namespace

Typesetter::Broken Typesetter::break_paragraph(const std::vector<Run>& runs,
                                               const style::ParagraphStyle& style,
                                               const BreakOptions& options) {
  Broken broken;
  broken.material = make_material(runs, style, shaper_, hyphenator_, diagnostics_);
  broken.spans = break_lines(broken.material.items, options);
  if (style.balance) broken.spans = balanced(broken.material, options, std::move(broken.spans));
  return broken;
}

bool Typesetter::waits(const std::vector<Run>& runs) const {
  return std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
    return !run.page_of.empty() || !run.pages_of.empty() || (run.note >= 0 && !note_marks_.empty());
  });
}

std::vector<Run> Typesetter::with_pages(const std::vector<Run>& runs) const {
  std::vector<Run> said;
  for (const Run& run : runs) {
    if (!run.pages_of.empty()) {
      add_pages(run, said);
      continue;
    }
    said.push_back(run);
    const auto note = static_cast<std::size_t>(run.note);
    if (run.note >= 0 && note < note_marks_.size()) {
      said.back().text = std::string(word_joiner) + note_marks_[note];
    }
    if (run.page_of.empty()) continue;
    const auto found = pages_.find(run.page_of);
    said.back().text = found == pages_.end() ? "0" : found->second.text;
  }
  return said;
}

// "3, 5–7": each page once, those that follow one another as one. Each leads to its first passage.
void Typesetter::add_pages(const Run& run, std::vector<Run>& runs) const {
  struct Passage {
    std::string page;
    const std::string* anchor;
    page::Tag tag;
  };
  std::map<std::size_t, Passage> found;  // by place
  for (std::size_t i = 0; i < run.pages_of.size(); ++i) {
    const auto page = pages_.find(run.pages_of[i]);
    if (page == pages_.end()) continue;
    const page::Tag tag = i < run.page_tags.size() ? run.page_tags[i] : run.tag;
    found.try_emplace(page->second.place, Passage{page->second.text, &page->first, tag});
  }
  const std::size_t before = runs.size();
  for (auto page = found.begin(); page != found.end();) {
    if (runs.size() > before) {
      runs.push_back(run);
      runs.back().text = ", ";
    }
    auto last = page;
    for (auto next = std::next(page); next != found.end() && next->first == last->first + 1; ++next)
      last = next;
    runs.push_back(run);
    runs.back().link = "#" + *page->second.anchor;
    runs.back().tag = page->second.tag;
    runs.back().text = page->second.page;
    if (last != page) runs.back().text += "\u2013" + last->second.page;
    page = std::next(last);
  }
  if (pages_.empty()) {
    runs.push_back(run);
    runs.back().text = "0";
  }
}

std::vector<Line> Typesetter::paragraph(const std::vector<Run>& runs,
                                        const style::ParagraphStyle& style, Length measure) {
  return waits(runs) ? paragraph_of(with_pages(runs), style, measure)
                     : paragraph_of(runs, style, measure);
}

Line Typesetter::label(const std::vector<Run>& runs, style::ParagraphStyle style) {
  return waits(runs) ? label_of(with_pages(runs), std::move(style))
                     : label_of(runs, std::move(style));
}

std::vector<Line> Typesetter::paragraph_of(std::vector<Run> runs, style::ParagraphStyle style,
                                           Length measure) {
  if (style.indent_auto) {
    style.indent = style.text.size * (measure < style.text.size * narrow_measure ? 1 : 2);
  }
  if (style.writing_mode != style::WritingMode::vertical) {
    fit_pictures(runs, measure, diagnostics_);
  }
  const BreakOptions options = options_for(runs, style, measure);
  Broken broken = break_paragraph(runs, style, options);
  // A word that no line holds is hyphenated even where words stay whole.
  if (!style.hyphenate && any_overfull(broken.spans)) {
    style.hyphenate = true;
    broken = break_paragraph(runs, style, options);
  }
  if (any_overfull(broken.spans)) {
    say_too_wide(runs, style, broken, measure);
    runs = part_wide_groups(runs, style, measure);
    // Nothing runs off the sheet: it is parted anywhere (CSS overflow-wrap: anywhere).
    style.break_words = true;
    broken = break_paragraph(runs, style, options);
    style.break_anywhere = any_overfull(broken.spans);
    // A hyphen takes room that a letter needs.
    if (style.break_anywhere) {
      style.hyphenate = false;
      broken = break_paragraph(runs, style, options);
    }
  }

  LinePlacer placer(runs, broken.material, style);
  std::vector<Line> lines;
  for (const LineSpan& span : broken.spans) {
    const bool last = broken.material.items[span.end].cost == forced && !options.last_fills;
    const bool stretches = !options.ragged && !last;
    Line line = placer.place(span, stretches ? span.slack : std::min(span.slack, Length{}));
    line.overhang = std::max(Length{}, line.width - measure);
    const Length start = aligned_start(style.align, measure - line.width);
    const bool vertical = style.writing_mode == style::WritingMode::vertical;
    shift(line, vertical ? base::Point{{}, start} : base::Point{start, {}});
    lines.push_back(std::move(line));
  }
  return lines;
}

// What has a reading and is wider than the line, in parts of half a line or less.
std::vector<Run> Typesetter::part_wide_groups(const std::vector<Run>& runs,
                                              const style::ParagraphStyle& style, Length measure) {
  return part_groups(runs, [&](const Run& run) -> std::size_t {
    const Length width = label_of({run}, style).width;
    if (width <= measure || measure <= Length{}) return 1;
    return static_cast<std::size_t>(2 * width.units() / measure.units() + 1);
  });
}

// The word that has no place, and by how much it is too wide.
void Typesetter::say_too_wide(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                              const Broken& broken, Length measure) {
  LinePlacer placer(runs, broken.material, style);
  for (const LineSpan& span : broken.spans) {
    if (!span.overfull) continue;
    const Line line = placer.place(span, std::min(span.slack, Length{}));
    const Length over = line.width - measure;
    if (over <= Length{}) continue;
    const base::Span place = line.runs.empty() ? runs.front().span : line.runs.front().span;
    diagnostics_.warn(place, "a word is wider than its line",
                      "by " + base::points_text(over) + ", so it is parted");
  }
}

Line Typesetter::label_of(const std::vector<Run>& runs, style::ParagraphStyle style) {
  style.hyphenate = false;
  style.indent = {};
  const Material material = make_material(runs, style, shaper_, hyphenator_, diagnostics_);
  return LinePlacer(runs, material, style).place({0, material.items.size() - 1, {}, false}, {});
}

}  // namespace jianbao::text
