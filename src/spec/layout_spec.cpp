#include "spec/layout_spec.h"

#include "expr/expr.h"
#include "spec/block_parser.h"
#include "spec/check.h"
#include "spec/fields.h"
#include "spec/standard_conflicts.h"

namespace jianbao::spec {

namespace {

// A text alone takes the place that is usual for it, and leaves the rest as it is.
PageSpec::RunningLine parse_running_line(const value::Value& value, const MapSpec& keys,
                                         std::string_view name, PageSpec::RunningLine usual) {
  if (value.as_record() == nullptr || expr::is_language_map(value)) {
    (name == "header" ? usual.inner : usual.outer) = value;
    return usual;
  }
  PageSpec::RunningLine line;
  Fields fields(value, *keys.find(name)->inner);
  if (const value::Value* inner = fields.find("inner")) line.inner = *inner;
  if (const value::Value* center = fields.find("center")) line.center = *center;
  if (const value::Value* outer = fields.find("outer")) line.outer = *outer;
  fields.finish();
  return line;
}

// What is not said stays as it is.
PageSpec::RunningLines parse_running_lines(Fields& fields, const MapSpec& keys,
                                           PageSpec::RunningLines lines) {
  if (const value::Value* header = fields.find("header")) {
    lines.header = parse_running_line(*header, keys, "header", lines.header);
  }
  if (const value::Value* footer = fields.find("footer")) {
    lines.footer = parse_running_line(*footer, keys, "footer", lines.footer);
  }
  return lines;
}

// What is still wrong is looked for on a page that can be set.
PageSpec with_usual_margins(PageSpec page) {
  const PageSpec usual;
  page.inner = usual.inner;
  page.outer = usual.outer;
  page.top = usual.top;
  page.bottom = usual.bottom;
  page.gutter = usual.gutter;
  return page;
}

bool is_map(const value::Value* value) { return value != nullptr && value->as_record() != nullptr; }

bool says_text(const value::Value* mark) {
  const value::Value* text = is_map(mark) ? mark->as_record()->find("text") : nullptr;
  return text != nullptr && !text->is_null();
}

PageSpec parse_page(const value::Value& value, const MapSpec& keys,
                    base::Diagnostics& diagnostics) {
  PageSpec page;
  Fields fields(value, keys);
  fields.text("size");  // A4 is the only one
  if (const value::Value* margins = fields.find("margins")) {
    Fields inner(*margins, *keys.find("margins")->inner);
    page.inner = inner.length("inner").value_or(page.inner);
    page.outer = inner.length("outer").value_or(page.outer);
    page.top = inner.length("top").value_or(page.top);
    page.bottom = inner.length("bottom").value_or(page.bottom);
    inner.finish();
  }
  const auto arrangement = fields.text("arrangement");
  if (arrangement == "stacked") page.arrangement = Arrangement::stacked;
  if (arrangement == "facing") page.arrangement = Arrangement::facing;
  page.vertical = fields.text("writing-mode") == "vertical-rl";
  page.baseline = fields.length("baseline").value_or(page.baseline);
  page.baseline_grid = fields.boolean("baseline-grid").value_or(true);
  page.gutter = fields.length("gutter").value_or(page.gutter);
  page.measure = fields.length("measure").value_or(page.measure);
  page.side_column = fields.length("side-column").value_or(page.side_column);
  page.side_gutter = fields.length("side-gutter").value_or(page.side_gutter);
  page.parallel_share = fields.integer("parallel-share").value_or(page.parallel_share);
  page.lines = parse_running_lines(fields, keys, page.lines);
  const auto special = [&](std::string_view name) -> std::optional<PageSpec::RunningLines> {
    const value::Value* found = fields.find(name);
    if (found == nullptr) return std::nullopt;
    const MapSpec& inner_keys = *keys.find(name)->inner;
    Fields inner(*found, inner_keys);
    const PageSpec::RunningLines lines = parse_running_lines(inner, inner_keys, page.lines);
    inner.finish();
    return lines;
  };
  page.first = special("first");
  page.left = special("left");
  page.right = special("right");
  page.blank = special("blank");
  // One that says nothing, or is no map, has been said to be.
  if (const value::Value* mark = fields.find("watermark"); says_text(mark)) {
    page.watermark = parse_watermark(*mark, *keys.find("watermark")->inner);
  }
  if (const value::Value* stamp = fields.find("stamp"); is_map(stamp)) {
    page.stamp = parse_stamp(*stamp, *keys.find("stamp")->inner, diagnostics);
  }
  for (const std::string_view key : {"margins", "side-column", "measure"}) {
    if (const value::Value* said = fields.find(key)) page.measure_span = said->span();
  }
  fields.finish();
  if (page.baseline < base::Length::points(4) || page.baseline > base::Length::points(72)) {
    diagnostics.error(value.span(), "the baseline must be from 4pt to 72pt");
    page.baseline = PageSpec{}.baseline;
  }
  if (fields.find("measure") != nullptr && page.measure < base::Length::points(72)) {
    diagnostics.error(fields.find("measure")->span(), "the measure must be at least an inch");
    page.measure = {};
  }
  if (page.sheet.width - page.inner - page.outer < base::Length::points(72) ||
      page.sheet.height - page.top - page.bottom < base::Length::points(72)) {
    diagnostics.error(value.span(), "the margins leave less than an inch for text");
    page = with_usual_margins(page);
    page.measure_span = {};
  } else if (page.sheet.width - page.inner - page.outer - page.gutter < base::Length::points(72)) {
    diagnostics.error(value.span(), "the gutter leaves less than an inch for text");
    page.gutter = PageSpec{}.gutter;
  }
  if (page.side_column > base::Length{} && page.measure > base::Length{}) {
    diagnostics.error(fields.find("measure")->span(),
                      "with a 'side-column' the measure is what it leaves", "leave out 'measure'");
  }
  if (page.side_column < base::Length{} || page.side_gutter < base::Length{} ||
      page.sheet.width - page.inner - page.outer - page.side_column - page.side_gutter <
          base::Length::points(72)) {
    diagnostics.error(value.span(), "the side column leaves less than an inch for text");
    page.side_column = {};
    page.side_gutter = {};
  }
  return page;
}

}  // namespace

Layout parse_layout(const value::Value& value, const OpenBlocks& open,
                    base::Diagnostics& diagnostics) {
  const MapSpec& keys = layout_keys();
  check_map(value, keys, diagnostics);
  Layout layout;
  Fields fields(value, keys);
  fields.integer("jianbao");
  const Located theme = fields.located("theme");
  layout.theme = theme.text;
  layout.theme_span = theme.span;
  if (const value::Value* styles = fields.find("styles")) layout.styles = *styles;
  if (const value::Value* page = fields.find("page")) {
    layout.page = parse_page(*page, *keys.find("page")->inner, diagnostics);
  }
  if (const value::Value* numbering = fields.find("numbering")) {
    layout.numbering = parse_numbering(*numbering, diagnostics);
  }
  if (const value::Value* notes = fields.find("notes")) {
    layout.notes = parse_notes(*notes, diagnostics);
  }
  const value::Value* attach = fields.find("attach");
  if (attach != nullptr) layout.attach = parse_attach(*attach, diagnostics);
  const value::Value* pdf = fields.find("pdf");
  layout.pdf =
      parse_pdf(pdf == nullptr ? value::Value(value::Record(), {}) : *pdf, attach, diagnostics);
  if (const auto& mark = layout.page.watermark; mark && mark->opacity < 100) {
    check_transparency_allowed(layout.pdf.conformance.standards, mark->opacity_span, diagnostics);
  }
  BlockParser parser(layout.components, open, diagnostics);
  if (const value::Value* components = fields.find("components")) {
    parser.components(*components, *keys.find("components")->inner);
  }
  if (const value::Value* blocks = fields.find("blocks")) {
    layout.blocks = parser.blocks(*blocks);
    layout.blocks_span = {blocks->span().file, blocks->span().begin, blocks->span().begin + 1};
  }
  fields.finish();
  check_charts_attached(layout.attach, layout.blocks, layout.components, diagnostics);
  return layout;
}

}  // namespace jianbao::spec
