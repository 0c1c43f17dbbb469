#include <algorithm>
#include <cmath>

#include "chart/calendar.h"
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
    const expr::Language words = expr::make_language(language);
    const expr::Measured one = expr::word_measure(value::Decimal(1, 0), *common->as_text(), words);
    const bool plain = words.chinese() || one.number == "1";
    titles.add(language, common->span(), Value(plain ? one.name : one.whole, common->span()));
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

void draw_title(const Plot& plot, Canvas& canvas) {
  const Value& given = plot.chart.title;
  if (given.is_null()) return;
  const auto* record = given.as_record();
  const Value* words = record == nullptr ? nullptr : record->find("text");
  const bool detailed = words != nullptr;
  const Properties title = plot.properties(detailed ? &given : nullptr, {"title"});
  Type type = plot.type();
  type.size = 13;
  type.weight = 700;
  type = plot.lettering.type(title, "", type);
  Type small = plot.type();
  small.size = 12;
  small = plot.lettering.type(title, "subtitle", small);

  struct Line {
    std::vector<text::Run> runs;
    double size = 0;
  };
  std::vector<Line> lines;
  const auto add = [&](const Value& text, const Type& look) {
    if (const auto* list = text.as_list()) {
      for (const Value& item : *list) lines.push_back({plot.lettering.runs(item, look), look.size});
    } else {
      lines.push_back({plot.lettering.runs(text, look), look.size});
    }
  };
  add(detailed ? *words : given, type);
  const std::size_t main_lines = lines.size();
  if (const Value* subtitle = title.find("subtitle")) add(*subtitle, small);

  const std::string anchor = title.text("anchor", "middle");
  const bool grouped = title.text("frame", "bounds") == "group";
  const Box box = canvas.box();
  const double left = grouped ? 0 : box.left, right = grouped ? plot.width : box.right;
  // From the top of the first line; a line's box begins where its size and its baseline put it.
  const double padding = title.number("subtitlePadding", 3);
  double height = 0;
  std::vector<double> tops;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) height += i == main_lines ? padding : 2;
    tops.push_back(height);
    height += lines[i].size;
  }
  if (lines.empty()) return;
  const double last = lines.back().size;
  height += std::round(0.79 * last) - std::round(0.8 * last);
  const double top = box.top - title.number("offset", 4) - height;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Text text;
    text.runs = lines[i].runs;
    text.size = lines[i].size;
    text.baseline = Baseline::top;
    text.align = anchor == "start" ? Align::left : anchor == "end" ? Align::right : Align::center;
    text.x = (anchor == "start" ? left
              : anchor == "end" ? right
                                : (left + right) / 2) +
             title.number("dx", 0);
    text.y = top + tops[i] + title.number("dy", 0);
    canvas.write(text);
  }
}

}  // namespace jianbao::chart
