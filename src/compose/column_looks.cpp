#include "compose/column_looks.h"

#include <algorithm>
#include <array>

#include "spec/table_vocabulary.h"

namespace jianbao::compose {

using value::Value;

namespace {

const spec::MapSpec& keys_of(std::string_view name) {
  return *spec::column_keys(0).find(name)->inner;
}

// What the theme's charts have for a mark, in the form of Vega-Lite's config.
base::Color chart_color(const spec::Theme& theme, std::string_view mark) {
  const auto* config = theme.chart().as_record();
  const Value* look = config == nullptr ? nullptr : config->find(mark);
  const auto* record = look == nullptr ? nullptr : look->as_record();
  const Value* color = record == nullptr ? nullptr : record->find("color");
  const auto* name = color == nullptr ? nullptr : color->as_text();
  if (name == nullptr) return theme.color("ink");
  const auto literal = spec::parse_color(*name);
  return literal ? *literal : theme.color(*name);
}

// Behind a number, so that it is read as well as without.
base::Color pale(base::Color color) {
  const auto part = [](std::uint8_t ink) {
    return static_cast<std::uint8_t>((2 * ink + 3 * 255) / 5);
  };
  return {part(color.red), part(color.green), part(color.blue)};
}

base::Color color_or(BlockComposer& blocks, const spec::Options& options, std::string_view name,
                     base::Color usual) {
  const Value* given = options.find(name);
  return given == nullptr ? usual : blocks.color_of(*given).value_or(usual);
}

// A word, or several.
std::vector<std::string> words(const Value* given, std::string_view usual) {
  if (given == nullptr) return {std::string(usual)};
  std::vector<std::string> all;
  const value::List one{*given};
  for (const Value& word : given->as_list() == nullptr ? one : *given->as_list()) {
    if (word.as_text() != nullptr) all.push_back(*word.as_text());
  }
  return all;
}

}  // namespace

std::optional<BarLook> read_bar(BlockComposer& blocks, const Input& input,
                                const spec::Options& column) {
  const Value* given = column.find("bar");
  if (given == nullptr) return std::nullopt;
  const bool* wanted = given->as_bool();
  if (wanted != nullptr && !*wanted) return std::nullopt;
  if (wanted == nullptr && given->as_record() == nullptr) return std::nullopt;  // said by the check
  const Value none(value::Record(), given->span());
  const spec::Options options(wanted == nullptr ? *given : none, keys_of("bar"));
  if (options.word("position") == "beside" && column.word("align") == "center") {
    blocks.evaluation().diagnostics().error(column.find("align")->span(),
                                            "numbers in the middle leave no side for a bar",
                                            "'align' is start, end or decimal");
  }
  BarLook bar;
  bar.span = given->span();
  bar.beside = options.word("position") == "beside";
  bar.least = options.find("min");
  bar.most = options.find("max");
  const base::Color usual = chart_color(input.theme, "bar");
  bar.color = color_or(blocks, options, "color", bar.beside ? usual : pale(usual));
  bar.negative = color_or(blocks, options, "negative-color", bar.color);
  bar.zero = input.theme.color("hairline");
  return bar;
}

std::optional<SparklineLook> read_sparkline(BlockComposer& blocks, const Input& input,
                                            const spec::Options& column) {
  const Value* given = column.find("sparkline");
  if (given == nullptr) return std::nullopt;
  const bool whole = given->as_record() != nullptr;
  const Value none(value::Record(), given->span());
  const spec::Options options(whole ? *given : none, keys_of("sparkline"));
  const Value* data = whole ? options.find("data") : given;
  if (data == nullptr) return std::nullopt;  // said by the check
  SparklineLook look;
  look.span = data->span();
  look.data = spec::located(*data);
  look.bars = options.word("mark") == "bar";
  look.shared = options.word("scale") == "shared";
  look.points = words(options.find("points"), look.bars ? "none" : "last");
  look.color =
      color_or(blocks, options, "color", chart_color(input.theme, look.bars ? "bar" : "line"));
  look.point_color = color_or(blocks, options, "point-color", look.color);
  look.alt = options.find("alt");
  return look;
}

SignForm read_sign(BlockComposer& blocks, const spec::Options& column) {
  const bool arrows = column.boolean("arrows", false);
  const bool parentheses = column.word("negative") == "parentheses";
  if (arrows && parentheses) {
    blocks.evaluation().diagnostics().error(column.find("negative")->span(),
                                            "arrows stand in place of parentheses",
                                            "a column has either 'arrows' or 'negative'");
  }
  return arrows ? SignForm::arrows : parentheses ? SignForm::parentheses : SignForm::minus;
}

std::string_view content_key(BlockComposer& blocks, const Value& column,
                             const spec::Options& options, bool innermost) {
  constexpr std::array<std::string_view, 5> contents{"cell", "share-of", "sparkline", "chart",
                                                     "columns"};
  base::Diagnostics& diagnostics = blocks.evaluation().diagnostics();
  std::string_view found;
  for (const std::string_view key : contents) {
    if (key == "columns" && innermost) continue;
    const Value* given = options.find(key);
    if (given == nullptr) continue;
    if (!found.empty()) {
      const bool first = key == "columns";
      diagnostics.error(
          options.find(first ? found : key)->span(),
          "a column has a '" + std::string(found) + "' or '" + std::string(key) + "', not both");
      return {};
    }
    found = key;
  }
  if (found.empty()) {
    diagnostics.error(column.span(), "a column has no 'cell'", "nor 'columns' below its title");
  }
  if (found != "sparkline" && found != "chart") return found;
  for (const std::string_view key :
       {"format", "rounding", "total", "negative", "arrows", "bar", "merge"}) {
    const Value* given = found == "sparkline" && key == "format" ? nullptr : options.find(key);
    if (given == nullptr) continue;
    diagnostics.error(given->span(), "a column with a '" + std::string(found) + "' has no '" +
                                         std::string(key) + "'");
  }
  return found;
}

}  // namespace jianbao::compose
