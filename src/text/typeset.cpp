#include "text/typeset.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/character.h"
#include "text/line_break.h"
#include "text/material.h"

namespace jianbao::text {

namespace {

using base::Length;
using Kind = Item::Kind;

Length portion(Length length, double ratio) {
  return Length::from_units(static_cast<std::int64_t>(static_cast<double>(length.units()) * ratio));
}

// To whole thousandths of the size, the unit in which a PDF places glyphs: what is drawn from the
// page and what readers of the PDF draw cannot differ.
Length on_text_grid(Length x, Length size) {
  if (size <= Length{}) return x;
  const std::int64_t half = x < Length{} ? -size.units() / 2 : size.units() / 2;
  const std::int64_t thousandths = (x.units() * 1000 + half) / size.units();
  return size.scaled(thousandths, 1000);
}

class LinePlacer {
 public:
  LinePlacer(const std::vector<Run>& runs, const Material& material)
      : runs_(runs), material_(material) {}

  Line place(const LineSpan& span, double ratio) {
    line_ = {};
    x_ = {};
    for (std::size_t i = span.begin; i < span.end; ++i) add(material_.items[i], ratio);
    if (span.end < material_.items.size() && material_.items[span.end].kind == Kind::penalty) {
      add_at_break(material_.items[span.end]);
    }
    line_.width = x_;
    return std::move(line_);
  }

 private:
  void add(const Item& item, double ratio) {
    if (item.kind == Kind::penalty) return;
    Length width = item.width;
    if (item.kind == Kind::glue) {
      width +=
          ratio > 0 ? portion(item.stretch, ratio) : portion(item.shrink, std::max(ratio, -1.0));
    }
    if (item.fragment != no_fragment)
      show(material_.fragments[static_cast<std::size_t>(item.fragment)], item.shift);
    x_ += width;
  }

  void add_at_break(const Item& item) {
    if (item.fragment == no_fragment) return keep_own_hyphen();
    show(material_.fragments[static_cast<std::size_t>(item.fragment)], item.shift);
    x_ += item.width;
  }

  // Readers take a hyphen that ends a line for one that breaks a word, and drop it; a space after
  // it tells them otherwise.
  void keep_own_hyphen() {
    if (line_.runs.empty() || !line_.runs.back().text.ends_with('-')) return;
    line_.runs.back().text += ' ';
  }

  // Appends to the last run when face, size and look are the same.
  void show(const Fragment& fragment, Length shift) {
    const Run& source = runs_[fragment.run];
    if (line_.runs.empty() || last_run_ != fragment.run ||
        line_.runs.back().face != fragment.face) {
      page::GlyphRun run;
      run.face = fragment.face;
      run.size = fragment.size;
      run.color = source.style.color;
      run.origin = {x_ + shift, {}};
      run.language = source.language;
      run.span = source.span;
      line_.runs.push_back(std::move(run));
      last_run_ = fragment.run;
    }
    page::GlyphRun& run = line_.runs.back();
    for (page::Glyph glyph : fragment.glyphs) {
      glyph.x = on_text_grid(glyph.x + x_ + shift - run.origin.x, fragment.size);
      glyph.cluster += static_cast<std::uint32_t>(run.text.size());
      run.glyphs.push_back(glyph);
    }
    run.text += fragment.text;
  }

  const std::vector<Run>& runs_;
  const Material& material_;
  Line line_;
  Length x_;
  std::size_t last_run_ = 0;
};

Length aligned_start(style::Align align, Length slack) {
  if (slack < Length{}) return {};
  if (align == style::Align::center) return slack / 2;
  if (align == style::Align::end) return slack;
  return {};
}

void shift(Line& line, Length dx) {
  for (page::GlyphRun& run : line.runs) run.origin.x += dx;
}

}  // namespace

Length opening_mark(const Line& line) {
  if (line.runs.empty() || line.runs.front().glyphs.empty()) return {};
  const page::GlyphRun& run = line.runs.front();
  std::size_t i = 0;
  const char32_t first = base::next_code_point(run.text, i);
  const bool quote = first == U'“' || first == U'‘';
  if (!quote && classify(first, false) != CharacterClass::opening) return {};
  const Length advance = run.glyphs.front().advance;
  return advance >= run.size.scaled(9, 10) ? advance / 2 : advance;
}

std::vector<Line> Typesetter::paragraph(const std::vector<Run>& runs,
                                        const style::ParagraphStyle& style, Length measure) {
  const bool ragged = style.align != style::Align::justify;
  // No last line under three Han, or of a Western text a quarter of the measure.
  const bool chinese = !runs.empty() && runs.front().language.starts_with("zh");
  const Length three_em = style.text.size * 3;
  const BreakOptions options{measure, ragged,
                             chinese ? three_em : std::min(measure / 4, three_em * 3)};

  Material material = make_material(runs, style, shaper_, hyphenator_, diagnostics_);
  std::vector<LineSpan> spans = break_lines(material.items, options);
  const auto overfull = [](const LineSpan& span) { return span.overfull; };
  // A word that no line holds is hyphenated even where words stay whole.
  if (!style.hyphenate && std::any_of(spans.begin(), spans.end(), overfull)) {
    style::ParagraphStyle hyphenated = style;
    hyphenated.hyphenate = true;
    material = make_material(runs, hyphenated, shaper_, hyphenator_, diagnostics_);
    spans = break_lines(material.items, options);
  }

  LinePlacer placer(runs, material);
  std::vector<Line> lines;
  for (const LineSpan& span : spans) {
    Line line = placer.place(span, ragged ? std::min(span.ratio, 0.0) : span.ratio);
    line.overhang = std::max(Length{}, line.width - measure);
    if (span.overfull) {
      diagnostics_.warn(runs.front().span, "a line is wider than its measure",
                        "by " + std::to_string(line.overhang.to_points()).substr(0, 5) + "pt");
    }
    shift(line, aligned_start(style.align, measure - line.width));
    lines.push_back(std::move(line));
  }
  return lines;
}

Line Typesetter::label(const std::vector<Run>& runs) {
  style::ParagraphStyle style;
  style.hyphenate = false;
  const Material material = make_material(runs, style, shaper_, hyphenator_, diagnostics_);
  return LinePlacer(runs, material).place({0, material.items.size() - 1, 0, false}, 0);
}

}  // namespace jianbao::text
