#include "compose/cell_drawing.h"

#include <algorithm>

#include "expr/members.h"
#include "spec/table_vocabulary.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

std::shared_ptr<const doc::DataBar> data_bar(const BarLook& look, const Scale& scale,
                                             const Decimal& number) {
  if (scale.empty()) return nullptr;
  const std::int32_t zero = scale.place(Decimal()), end = scale.place(number);
  doc::DataBar bar;
  bar.from = std::min(zero, end);
  bar.to = std::max(zero, end);
  if (zero > 0) bar.zero = zero;
  bar.color = number.negative() ? look.negative : look.color;
  bar.zero_color = look.zero;
  bar.beside = look.beside;
  return std::make_shared<const doc::DataBar>(std::move(bar));
}

namespace {

// Where its numbers say something of their own.
struct Telling {
  std::size_t first = 0, last = 0, least = 0, greatest = 0;
  std::size_t given = 0;
};

Telling telling_of(const Series& series) {
  Telling telling;
  const auto& numbers = series.numbers;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    if (telling.given++ == 0) telling.first = telling.least = telling.greatest = i;
    telling.last = i;
    if (compare(*numbers[i], *numbers[telling.least]) < 0) telling.least = i;
    if (compare(*numbers[i], *numbers[telling.greatest]) > 0) telling.greatest = i;
  }
  return telling;
}

std::vector<std::size_t> points_of(const SparklineLook& look, const Telling& telling) {
  std::vector<std::size_t> points;
  for (const std::string& word : look.points) {
    if (word == "first") points.push_back(telling.first);
    if (word == "last") points.push_back(telling.last);
    if (word == "min") points.push_back(telling.least);
    if (word == "max") points.push_back(telling.greatest);
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

// Bars begin at zero, so that their lengths can be compared.
Scale drawn_scale(const SparklineLook& look, const Series& series,
                  const std::optional<Scale>& shared) {
  Scale scale = look.shared && shared ? *shared : *series.scale;
  if (look.bars) scale.widen(Decimal());
  return scale;
}

std::string hole(const std::string& name, const std::string& format) {
  return format.empty() ? "{" + name + "}" : "{format(" + name + ", '" + format + "')}";
}

// "Line chart of 5 values: first 3.1, last 4.5, lowest 2.0, highest 5.2."
base::SpokenTexts described(BlockComposer& blocks, const TableColumn& column, const Series& series,
                            const Telling& telling) {
  const bool bars = column.sparkline->bars;
  const std::string count = std::to_string(telling.given);
  const std::string missing = std::to_string(series.values.size() - telling.given);
  const bool gaps = telling.given < series.values.size();
  const base::Span span = column.sparkline->span;
  const auto of = [&](const char* name) { return hole(name, column.format); };
  const std::string chinese = std::string(bars ? "柱形图" : "折线图") + "，" + count +
                              "个数值：首" + of("first") + "，末" + of("last") + "，最低" +
                              of("least") + "，最高" + of("greatest") +
                              (gaps ? "；缺" + missing + "个" : "") + "。";
  const std::string english = std::string(bars ? "Bar chart" : "Line chart") + " of " + count +
                              (telling.given == 1 ? " value" : " values") + ": first " +
                              of("first") + ", last " + of("last") + ", lowest " + of("least") +
                              ", highest " + of("greatest") +
                              (gaps ? "; " + missing + " missing" : "") + ".";
  value::Record texts;
  texts.add("zh", span, Value(chinese, span));
  texts.add("en", span, Value(english, span));
  const Evaluation::Frames frames(blocks.evaluation(),
                                  {{"first", series.values[telling.first]},
                                   {"last", series.values[telling.last]},
                                   {"least", series.values[telling.least]},
                                   {"greatest", series.values[telling.greatest]}});
  return blocks.spoken(Value(std::move(texts), span), column.look.languages);
}

// Of gaps, or of no list at all, the table's sign for them.
doc::Cell missing_cell(BlockComposer& blocks, const TableColumn& column) {
  const base::Span span = column.place;
  const Evaluation::Frame frame(blocks.evaluation(), "missing_series", expr::missing_of({}, span));
  return compose_cell(blocks, Value("{missing_series}", span), column.style, column.look);
}

}  // namespace

doc::Cell sparkline_cell(BlockComposer& blocks, const TableColumn& column,
                         const std::optional<Scale>& shared) {
  const SparklineLook& look = *column.sparkline;
  const std::size_t errors = blocks.evaluation().diagnostics().error_count();
  const auto series = read_series(blocks.evaluation(), look, column.look.languages.front());
  if (!series || !series->scale) {
    if (blocks.evaluation().diagnostics().error_count() != errors) return {};
    return missing_cell(blocks, column);
  }
  const Telling telling = telling_of(*series);
  const Scale scale = drawn_scale(look, *series, shared);
  doc::Sparkline line;
  line.mark = look.bars ? doc::Sparkline::Mark::bar : doc::Sparkline::Mark::line;
  for (const auto& number : series->numbers) {
    line.places.push_back(number ? std::optional(scale.place(*number)) : std::nullopt);
  }
  line.zero = scale.place(Decimal());
  line.points = points_of(look, telling);
  line.color = look.color;
  line.point_color = look.point_color;
  line.alt = look.alt == nullptr ? described(blocks, column, *series, telling)
                                 : blocks.spoken(*look.alt, column.look.languages);
  line.span = look.span;
  // Its line has the height of the column's words.
  doc::Cell cell = compose_cell(blocks, Value("", look.span), column.style, column.look);
  cell.sparkline = std::make_shared<const doc::Sparkline>(std::move(line));
  return cell;
}

doc::Cell chart_cell(BlockComposer& blocks, const TableColumn& column) {
  constexpr int usual_lines = 2;
  const spec::MapSpec& keys = *spec::column_keys(0).find("chart")->inner;
  doc::Cell cell = compose_cell(blocks, Value("", column.place), column.style, column.look);
  auto chart = blocks.plot(spec::Options(*column.chart, keys), column.place);
  if (!chart) return cell;
  if (chart->baselines == 0) chart->baselines = usual_lines;
  chart->languages = column.look.languages;
  cell.chart = std::make_shared<const doc::Chart>(std::move(*chart));
  return cell;
}

}  // namespace jianbao::compose
