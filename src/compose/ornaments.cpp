#include <algorithm>
#include <array>

#include "base/number.h"
#include "compose/block_composer.h"
#include "spec/color_hint.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

namespace {

constexpr Length least = Length::from_points(0.1), most = Length::points(20'000),
                 thickest = Length::points(100);

}  // namespace

style::Align BlockComposer::align_option(const spec::Options& options) {
  const std::string_view word = options.word("align");
  return word == "center" ? style::Align::center
         : word == "end"  ? style::Align::end
                          : style::Align::start;
}

std::optional<Length> BlockComposer::size_option(const spec::Options& options,
                                                 std::string_view name, Range range) {
  const auto size = options.length(name);
  if (!size || (*size >= range.least && *size <= range.most)) return size;
  evaluation_.diagnostics().error(options.find(name)->span(),
                                  "'" + std::string(name) + "' must be from " +
                                      base::number(range.least) + "pt to " +
                                      base::number(range.most) + "pt");
  return std::nullopt;
}

std::optional<base::Color> BlockComposer::color_option(const spec::Options& options,
                                                       std::string_view name) {
  const Value* given = options.find(name);
  return given == nullptr ? std::nullopt : color_of(*given);
}

std::optional<base::Color> BlockComposer::color_of(const Value& given) {
  const auto* text = given.as_text();
  if (text == nullptr) return std::nullopt;
  const auto& colors = input_.theme.colors();
  if (const auto found = colors.find(*text); found != colors.end()) return found->second;
  if (const auto literal = spec::parse_color(*text)) return literal;
  evaluation_.diagnostics().error(given.span(), "unknown colour '" + *text + "'",
                                  spec::color_hint(*text, colors));
  return std::nullopt;
}

void BlockComposer::qr_code(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const std::string first = input_.edition.languages.front();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  doc::QrCode qr;
  const std::size_t errors = evaluation_.diagnostics().error_count();
  qr.text = evaluation_.expand_name(*text, first);
  qr.span = evaluation_.origin(*text, first);
  if (qr.text.empty() && evaluation_.diagnostics().error_count() == errors) {
    evaluation_.diagnostics().error(qr.span, "a QR code needs a text");
  }
  if (qr.text.empty()) return;
  constexpr std::string_view levels = "LMQH";
  qr.level = static_cast<doc::QrCode::Level>(levels.find(options.word("level")));
  qr.size = size_option(options, "size", {least, Length::points(1000)})
                .value_or(Length::from_points(25 * 72 / 25.4));
  qr.color = color_option(options, "color").value_or(input_.theme.color("ink"));
  qr.align = align_option(options);
  if (const Value* caption = options.find("caption")) {
    qr.caption = texts(*caption, block.style.text.empty() ? "caption" : block.style.text);
  }
  blocks_.emplace_back(std::move(qr));
}

void BlockComposer::rule(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  doc::Rule rule;
  rule.span = block.kind_span;
  rule.thickness =
      size_option(options, "thickness", {least, thickest}).value_or(Length::from_points(0.5));
  rule.length = size_option(options, "length", {least, most});
  rule.color = color_option(options, "color").value_or(input_.theme.color("ink"));
  rule.align = align_option(options);
  rule.full_width = options.word("width") == "full";
  rule.baselines = options.integer("lines", 1);
  blocks_.emplace_back(rule);
}

void BlockComposer::box(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  doc::Box box;
  box.span = block.kind_span;
  box.background = color_option(options, "background");
  box.border = color_option(options, "border");
  const auto& colors = input_.theme.colors();
  if (const auto tint = colors.find("tint");
      options.find("background") == nullptr && !box.border && tint != colors.end()) {
    box.background = tint->second;
  }
  box.border_width =
      size_option(options, "border-width", {{}, thickest}).value_or(Length::from_points(0.5));
  box.padding =
      size_option(options, "padding", {{}, Length::points(500)}).value_or(Length::points(8));
  box.full_width = options.word("width") == "full";
  blocks_.emplace_back(box);
  ++boxes_;
  compose(block.blocks);
  --boxes_;
  blocks_.emplace_back(doc::BoxEnd{});
}

void BlockComposer::columns(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  doc::Columns columns;
  columns.count = options.integer("count", 2);
  columns.gutter =
      size_option(options, "gutter", {{}, Length::points(200)}).value_or(Length::points(18));
  blocks_.emplace_back(columns);
  ++boxes_;
  compose(block.blocks);
  --boxes_;
  blocks_.emplace_back(doc::ColumnsEnd{});
}

void BlockComposer::page_break(const spec::BlockSpec& block) {
  using Side = doc::PageBreak::Side;
  const spec::Options options = block.options();
  doc::PageBreak page_break;
  const std::string_view side = options.word("to");
  page_break.side = side == "left" ? Side::left : side == "right" ? Side::right : Side::any;
  if (options.find("numbering") != nullptr) page_break.numbering = options.word("numbering");
  page_break.start = options.integer("start", 0);
  blocks_.emplace_back(page_break);
}

}  // namespace jianbao::compose
