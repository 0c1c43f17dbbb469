#include "chart/describe.h"

#include <algorithm>
#include <cmath>

#include "chart/format.h"
#include "chart/label.h"
#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

constexpr std::size_t most_listed = 8, most_series = 6;

// One value that the chart shows.
struct Point {
  std::string name, series;
  double number = 0;
  std::string words;  // of the number
};

// The words of a description in one language.
struct Wording {
  bool chinese = false;

  std::string pick(const char* zh, const char* en) const { return chinese ? zh : en; }
  std::string comma() const { return pick("，", ", "); }
  std::string semicolon() const { return pick("；", "; "); }
  std::string stop() const { return pick("。", ". "); }
  std::string kind(const std::string& mark) const {
    if (mark == "bar") return pick("条形图", "Bar chart");
    if (mark == "line" || mark == "trail") return pick("折线图", "Line chart");
    if (mark == "area") return pick("面积图", "Area chart");
    if (mark == "arc") return pick("饼图", "Pie chart");
    if (mark == "rect") return pick("热力图", "Heat map");
    if (mark == "point" || mark == "circle" || mark == "square")
      return pick("散点图", "Scatter plot");
    if (mark == "tick") return pick("刻度图", "Strip plot");
    return pick("图表", "Chart");
  }
  std::string of(const std::string& name, const std::string& words) const {
    return name.empty() ? words : name + pick("：", ": ") + words;
  }
};

class Describer {
 public:
  Describer(const Unit& unit, const Lettering& lettering)
      : unit_(unit), lettering_(lettering), words_{lettering.language().starts_with("zh")} {
    find_channels();
    for (const Datum& datum : unit.data) add(datum);
  }

  std::string describe() const {
    std::string out = words_.kind(unit_.mark.type);
    const std::string what = title_of(measure_);
    if (!what.empty()) out += words_.pick("：", " of ") + what;
    out += words_.stop();
    if (measure_.empty() || points_.empty()) return trimmed(out);
    const std::vector<std::string> names = series();
    if (names.size() < 2) {
      out += said_of(points_, "");
    } else {
      out += words_.chinese
                 ? "共" + std::to_string(names.size()) + "个系列：" + joined(names) + "。"
                 : std::to_string(names.size()) + " series: " + joined(names) + ". ";
      for (std::size_t i = 0; i < std::min(names.size(), most_series); ++i) {
        out += said_of(points_of(names[i]), names[i]);
      }
    }
    return trimmed(out);
  }

 private:
  static std::string trimmed(std::string text) {
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }

  // What is measured, along what, and what parts it into series.
  void find_channels() {
    for (const char* name : {"x", "y"}) {
      const spec::ChartChannel* channel = unit_.channel(name);
      if (channel == nullptr || !channel->datum.is_null() || !channel->bin.is_null()) continue;
      if (unit_.type(name) == "quantitative") measure_ = name;
    }
    if (unit_.has("theta")) measure_ = "theta";
    for (const char* name : {"x", "y"}) {
      if (name != measure_ && unit_.has(name) && !unit_.type(name).empty()) along_ = name;
    }
    for (const char* name : {"color", "fill", "stroke", "detail", "strokeDash", "shape"}) {
      const spec::ChartChannel* channel = unit_.channel(name);
      const bool parts = channel != nullptr && !channel->field.empty() && !unit_.continuous(name);
      if (!parts) continue;
      if (along_.empty()) {
        along_ = name;
      } else if (series_.empty() && field_of_channel(along_) != channel->field) {
        series_ = name;
      }
    }
  }

  std::string field_of_channel(const std::string& name) const {
    const spec::ChartChannel* channel = unit_.channel(name);
    return channel == nullptr ? std::string{} : channel->field;
  }

  void add(const Datum& datum) {
    const Cell* cell = datum.find(measure_);
    if (cell == nullptr || cell->kind != Cell::Kind::number) return;
    Point point{
        name_in(datum, along_), series_.empty() ? "" : name_in(datum, series_), cell->number, {}};
    const Cell* start = datum.find(measure_ + "2");
    if (!unit_.stacked.empty() && start != nullptr) point.number -= start->number;
    point.words = number_words(datum, *cell, point.number);
    points_.push_back(std::move(point));
  }

  std::string name_in(const Datum& datum, const std::string& channel) const {
    const Cell* cell = datum.find(channel);
    if (cell == nullptr || cell->kind == Cell::Kind::missing) return {};
    if (unit_.type(channel) == "temporal" && cell->kind == Cell::Kind::number) {
      return time_words(cell->number, *unit_.channel(channel), lettering_.language());
    }
    return lettering_.plain(cell->label);
  }

  // Figures have their own words.
  std::string number_words(const Datum& datum, const Cell& cell, double number) const {
    const spec::ChartChannel& channel = *unit_.channel(measure_);
    const bool own = channel.aggregate.empty() && channel.field == "value" && !unit_.normalized;
    if (own && expr::is_figure(datum.row)) return lettering_.plain(datum.row);
    if (!channel.format.empty()) return format_number(number, channel.format).value_or("");
    if (channel.aggregate.empty() && cell.label.as_number() != nullptr && !unit_.normalized) {
      return lettering_.plain(cell.label);
    }
    return format_number(number, ".6~g").value_or("");
  }

  // Of a channel or its axis; a field's own name only where an author would have given it.
  std::string title_of(const std::string& name) const {
    const spec::ChartChannel* channel = unit_.channel(name);
    if (channel == nullptr) return {};
    if (!channel->title.is_null()) return lettering_.plain(channel->title);
    for (const Value* guide : {&channel->axis, &channel->legend}) {
      const auto* record = guide->as_record();
      const Value* title = record == nullptr ? nullptr : record->find("title");
      if (title != nullptr && !title->is_null()) return lettering_.plain(*title);
    }
    return channel->field == "value" ? std::string{} : channel->field;
  }

  std::vector<std::string> series() const {
    std::vector<std::string> names;
    for (const Point& point : points_) {
      if (std::find(names.begin(), names.end(), point.series) == names.end()) {
        names.push_back(point.series);
      }
    }
    return names;
  }

  std::vector<Point> points_of(const std::string& series) const {
    std::vector<Point> some;
    for (const Point& point : points_) {
      if (point.series == series) some.push_back(point);
    }
    return some;
  }

  std::string joined(const std::vector<std::string>& names) const {
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most_listed); ++i) {
      out += (i == 0 ? "" : words_.pick("、", ", ")) + names[i];
    }
    return names.size() > most_listed ? out + "…" : out;
  }

  // Bars run along where their names are numbers, as years are.
  bool runs_along() const {
    const bool numbered = std::all_of(points_.begin(), points_.end(), [](const Point& point) {
      return !point.name.empty() && point.name[0] >= '0' && point.name[0] <= '9';
    });
    if (unit_.mark.type == "bar" && numbered && unit_.type(along_) == "ordinal") return true;
    return unit_.type(along_) == "temporal" || unit_.mark.type == "line" ||
           unit_.mark.type == "area" || unit_.mark.type == "trail";
  }

  std::string said_of(const std::vector<Point>& points, const std::string& series) const {
    if (points.empty()) return {};
    std::string out = series.empty() ? "" : series + words_.pick("：", ": ");
    if (runs_along() && points.size() > 1) out += trend(points);
    if (points.size() <= most_listed && !runs_along()) {
      for (std::size_t i = 0; i < points.size(); ++i) {
        out += (i == 0 ? "" : words_.semicolon()) + words_.of(points[i].name, points[i].words);
      }
      if (points.size() < 3) return out + words_.stop();
      out += words_.stop();
    } else {
      out += words_.chinese ? "共" + std::to_string(points.size()) + "个数值，"
                            : std::to_string(points.size()) + " values; ";
    }
    return out + extremes(points);
  }

  std::string extremes(const std::vector<Point>& points) const {
    const auto less = [](const Point& a, const Point& b) { return a.number < b.number; };
    const auto [least, most] = std::minmax_element(points.begin(), points.end(), less);
    if (least->number == most->number) {
      return words_.pick("各值相同：", "All are the same: ") + most->words + words_.stop();
    }
    return words_.pick("最高", "Highest: ") + said(*most) + words_.pick("，最低", "; lowest: ") +
           said(*least) + words_.stop();
  }

  std::string said(const Point& point) const {
    if (point.name.empty()) return words_.pick("为", "") + point.words;
    return words_.chinese ? "为" + point.name + "（" + point.words + "）"
                          : point.name + " (" + point.words + ")";
  }

  // From the first to the last, in the order of the data.
  std::string trend(const std::vector<Point>& points) const {
    const Point &first = points.front(), &last = points.back();
    bool rises = true, falls = true;
    for (std::size_t i = 1; i < points.size(); ++i) {
      rises = rises && points[i].number >= points[i - 1].number;
      falls = falls && points[i].number <= points[i - 1].number;
    }
    const double change = last.number - first.number;
    const double part = first.number == 0 ? 0 : std::abs(change / first.number);
    constexpr double little = 0.02;
    const bool flat = first.number != 0 && part < little;
    const std::string way = flat                  ? words_.pick("大致持平", "about level")
                            : change > 0 && rises ? words_.pick("持续上升", "rising throughout")
                            : change > 0          ? words_.pick("总体上升", "rising overall")
                            : change < 0 && falls ? words_.pick("持续下降", "falling throughout")
                                                  : words_.pick("总体下降", "falling overall");
    if (words_.chinese) {
      return "从" + said_at(first) + "到" + said_at(last) + "，" + way + "；";
    }
    return "From " + said_at(first) + " to " + said_at(last) + ", " + way + "; ";
  }

  std::string said_at(const Point& point) const {
    if (point.name.empty()) return point.words;
    return words_.chinese ? point.name + "的" + point.words : point.words + " (" + point.name + ")";
  }

  const Unit& unit_;
  const Lettering& lettering_;
  Wording words_;
  std::string measure_, along_, series_;  // channels
  std::vector<Point> points_;
};

// The mark that shows the data: words and rules only explain it.
const Unit* main_unit(const std::vector<Unit>& units) {
  const auto shows = [](const Unit& unit) {
    const std::string& mark = unit.mark.type;
    if (mark == "text" || mark == "rule" || unit.data.empty() || !unit.overlay.empty())
      return false;
    for (const char* name : {"x", "y", "theta"}) {
      const spec::ChartChannel* channel = unit.channel(name);
      const bool measured = channel != nullptr && channel->datum.is_null() &&
                            (!channel->field.empty() || !channel->aggregate.empty());
      if (measured && unit.type(name) == "quantitative") return true;
    }
    return false;
  };
  const auto found = std::find_if(units.begin(), units.end(), shows);
  return found != units.end() ? &*found : units.empty() ? nullptr : &units.front();
}

}  // namespace

std::string describe(const std::vector<Unit>& units, const Lettering& lettering) {
  const Unit* unit = main_unit(units);
  return unit == nullptr ? std::string{} : Describer(*unit, lettering).describe();
}

}  // namespace jianbao::chart
