#include <algorithm>
#include <cmath>

#include "chart/data.h"
#include "chart/plot.h"
#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

std::string words_of(const spec::ChartChannel& channel, const Plot& plot) {
  const auto capital = [](std::string word) {
    word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    return word;
  };
  if (channel.aggregate == "count") return plot.config.text("countTitle", "Count of Records");
  if (!channel.aggregate.empty())
    return capital(channel.aggregate == "mean" ? "mean" : channel.aggregate) + " of " +
           channel.field;
  if (!channel.bin.is_null()) return channel.field + " (binned)";
  if (!channel.time_unit.empty()) return channel.field + " (" + unit_words(channel.time_unit) + ")";
  return channel.field;
}

// The unit that all figures of a unit's rows have; null when they are none, or have several.
const Value* common_unit(const Unit& unit) {
  const Value* common = nullptr;
  for (const Value& row : unit.rows) {
    const Value* own = row.as_record() == nullptr ? nullptr : row.as_record()->find("unit");
    if (!expr::is_figure(row) || own == nullptr || own->as_text() == nullptr) return nullptr;
    if (common != nullptr && *common->as_text() != *own->as_text()) return nullptr;
    common = own;
  }
  return common;
}

// Of figures' values the unit says more than the word "value": 亿元, RMB 100 million.
Value unit_title(const Unit& unit, const Plot& plot) {
  const Value* common = common_unit(unit);
  if (common == nullptr) return {};
  value::Record titles;
  for (const std::string& language : plot.lettering.languages()) {
    const expr::Language words = plot.lettering.wording(language);
    const expr::Measured one = expr::word_measure(value::Decimal(1, 0), *common->as_text(), words);
    const bool plain = words.chinese() || one.number == "1";
    titles.add(
        language, common->span(),
        Value(plot.lettering.reworded(plain ? one.name : one.whole, language), common->span()));
  }
  return Value(std::move(titles), common->span());
}

}  // namespace

Value title_of(const std::vector<const Unit*>& units, const std::string& channel,
               const Plot& plot) {
  std::vector<std::string> words;
  for (const Unit* unit : units) {
    const auto* definition = unit->channel(channel);
    if (definition == nullptr || definition->untitled) continue;
    if (!definition->title.is_null()) return definition->title;
    if (definition->field.empty() && definition->aggregate.empty()) continue;
    if (definition->field == "value" && definition->aggregate.empty()) {
      if (Value title = unit_title(*unit, plot); !title.is_null()) return title;
    }
    const std::string own = words_of(*definition, plot);
    if (std::find(words.begin(), words.end(), own) == words.end()) words.push_back(own);
  }
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all.empty() ? Value() : Value(all, {});
}

namespace {

struct TitleLine {
  std::vector<text::Run> runs;
  double size = 0;
  double above = 0;  // the gap to the line before
};

// Title and subtitle, each a text or a list of lines.
std::vector<TitleLine> title_lines(const Plot& plot, const Properties& title, const Value& words) {
  Type type = plot.type();
  type.size = 13;
  type.weight = 700;
  type = plot.lettering.type(title, "", type);
  Type small = plot.type();
  small.size = 12;
  small = plot.lettering.type(title, "subtitle", small);
  std::vector<TitleLine> lines;
  const auto add = [&](const Value& text, const Type& look, double first_gap) {
    const value::List one{text};
    double gap = first_gap;
    for (const Value& item : text.as_list() == nullptr ? one : *text.as_list()) {
      lines.push_back({plot.lettering.runs(item, look), look.size, lines.empty() ? 0 : gap});
      gap = 2;
    }
  };
  add(words, type, 0);
  if (const Value* subtitle = title.find("subtitle"))
    add(*subtitle, small, title.number("subtitlePadding", 3));
  return lines;
}

// The words of a title, which may stand beside its looks.
const Value& words_of(const Value& title) {
  const auto* record = title.as_record();
  const Value* words = record == nullptr ? nullptr : record->find("text");
  return words == nullptr ? title : *words;
}

}  // namespace

std::string title_words(const spec::Chart& chart, const Lettering& lettering) {
  if (chart.title.is_null()) return {};
  const Value& words = words_of(chart.title);
  const value::List one{words};
  std::string line;
  for (const Value& part : words.as_list() == nullptr ? one : *words.as_list()) {
    const std::string said = lettering.plain(part);
    if (!line.empty() && !said.empty()) line += ' ';
    line += said;
  }
  return line;
}

void draw_title(const Plot& plot, Canvas& canvas) {
  const Value& given = plot.chart.title;
  if (given.is_null()) return;
  const Value& words = words_of(given);
  const Properties title = plot.properties(&words == &given ? nullptr : &given, {"title"});
  const std::vector<TitleLine> lines = title_lines(plot, title, words);
  if (lines.empty()) return;

  const std::string anchor = title.text("anchor", "middle");
  const bool grouped = title.text("frame", "bounds") == "group";
  const Box box = canvas.box();
  const double left = grouped ? 0 : box.left, right = grouped ? plot.width : box.right;
  const double x = anchor == "start" ? left : anchor == "end" ? right : (left + right) / 2;
  // A line's box begins where its size and its baseline put it.
  double height = 0;
  for (const TitleLine& line : lines) height += line.above + line.size;
  const double last = lines.back().size;
  height += std::round(0.79 * last) - std::round(0.8 * last);
  double top = box.top - title.number("offset", 4) - height;
  for (const TitleLine& line : lines) {
    top += line.above;
    Text text;
    text.runs = line.runs;
    text.size = line.size;
    text.baseline = Baseline::top;
    text.align = anchor == "start" ? Align::left : anchor == "end" ? Align::right : Align::center;
    text.x = x + title.number("dx", 0);
    text.y = top + title.number("dy", 0);
    canvas.write(text);
    top += line.size;
  }
}

}  // namespace jianbao::chart
