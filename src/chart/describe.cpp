#include "chart/describe.h"

#include <algorithm>

#include "chart/account.h"
#include "chart/shown.h"

namespace jianbao::chart {

namespace {

constexpr std::size_t most_listed = 8, most_series = 6;

bool is_fixed(const Unit& unit, const std::string& name) {
  return !unit.has(name) || unit.type(name).empty();
}

// Lines and bands across the whole plot: they mark a place of one axis.
bool marks_place(const Unit& unit) {
  const bool x = !is_fixed(unit, "x"), y = !is_fixed(unit, "y");
  const bool range = unit.has("x2") || unit.has("y2");
  return x != y && (unit.mark.type == "rule" ? !range : unit.mark.type == "rect" && range);
}

std::string kind_of(const Shown& shown, const Account& say) {
  const std::string& mark = shown.unit->mark.type;
  if (shown.histogram()) return say.pick("直方图", "Histogram");
  if (mark == "bar") return say.pick("条形图", "Bar chart");
  if (mark == "line" || mark == "trail") return say.pick("折线图", "Line chart");
  if (mark == "area") return say.pick("面积图", "Area chart");
  if (mark == "arc") return say.pick("饼图", "Pie chart");
  if (mark == "rect") return say.pick("热力图", "Heat map");
  if (mark == "point" || mark == "circle" || mark == "square")
    return say.pick("散点图", "Scatter plot");
  if (mark == "tick") return say.pick("刻度图", "Strip plot");
  if (mark == "rule") return say.pick("线段图", "Chart of lines");
  return say.pick("图表", "Chart");
}

// One layer of a chart.
class LayerDescriber {
 public:
  LayerDescriber(const Unit& unit, const Scales& scales, const Lettering& lettering)
      : unit_(unit),
        words_(unit, lettering),
        say_(words_.chinese()),
        shown_(shown_by(unit, scales, words_)) {}

  const Shown& shown() const { return shown_; }

  std::string describe() const {
    if (marks_place(unit_)) return marked_places();
    return heading() + values() + other_looks();
  }

 private:
  std::string heading() const {
    const std::string kind = kind_of(shown_, say_), what = words_.title(shown_.measure);
    if (shown_.histogram()) {
      const std::string field = words_.title(shown_.along);
      return say_.chinese() ? kind + "：按" + field + "分组的" + what + "。"
                            : kind + " of " + field + ": " + what + " in each range. ";
    }
    return kind + (what.empty() ? "" : say_.pick("：", " of ") + what) + say_.stop();
  }

  std::string values() const {
    if (shown_.measure.empty()) return cells(unit_.data.size()) + say_.stop();
    if (shown_.points.empty()) return say_.missing(shown_.missing);
    if (!shown_.across.empty()) return over_cells();
    if (shown_.scattered()) return scattered();
    const std::vector<std::string> names = shown_.series_names();
    if (names.size() < 2) return series("");
    std::string out = say_.chinese()
                          ? "共" + std::to_string(names.size()) + "个系列：" + say_.joined(names)
                          : std::to_string(names.size()) + " series: " + say_.joined(names);
    out += say_.stop();
    for (std::size_t i = 0; i < std::min(names.size(), most_series); ++i) out += series(names[i]);
    if (names.size() > most_series)
      out += say_.pick("全部系列中", "Over all series: ") + say_.extremes(shown_, shown_.points);
    return out;
  }

  // "12 cells by month and town".
  std::string cells(std::size_t number) const {
    const bool rect = unit_.mark.type == "rect";
    std::vector<std::string> axes;
    for (const char* name : {"x", "y"}) {
      const bool shows = unit_.has(name) && !unit_.type(name).empty();
      if (shows && !words_.title(name).empty()) axes.push_back(words_.title(name));
    }
    const std::string by = axes.size() == 2 ? axes[0] + say_.pick("和", " and ") + axes[1]
                           : axes.empty()   ? ""
                                            : axes[0];
    if (say_.chinese())
      return (by.empty() ? "共" : "按" + by + "共") +
             say_.count(number, rect ? "格" : "个图形", "");
    return say_.count(number, "", rect ? "cell" : "mark") + (by.empty() ? "" : " by " + by);
  }

  std::string over_cells() const {
    std::string out = cells(shown_.points.size()) + say_.stop();
    if (shown_.points.size() <= most_listed) out += say_.listed(shown_.points);
    return out + say_.extremes(shown_, shown_.points) + say_.missing(shown_.missing);
  }

  // Extremes over the whole, whatever the colours part.
  std::string scattered() const {
    const std::vector<std::string> groups = shown_.series_names();
    std::string out =
        (say_.chinese() ? "共" : "") + say_.count(shown_.points.size(), "个点", "point");
    if (groups.size() > 1) {
      const std::string by = words_.title(shown_.series);
      out += say_.chinese() ? "，按" + by + "分为" + std::to_string(groups.size()) + "组："
                            : " in " + std::to_string(groups.size()) + " groups by " + by + ": ";
      out += say_.joined(groups);
    }
    return out + say_.stop() + say_.extremes(shown_, shown_.points) + reach(shown_.along) +
           say_.missing(shown_.missing);
  }

  // From where to where a quantity goes that is no measure: "weight is from 3 to 8".
  std::string reach(const std::string& channel) const {
    const Datum *least = nullptr, *most = nullptr;
    for (const Datum& datum : unit_.data) {
      const Cell* cell = datum.find(channel);
      if (cell == nullptr) continue;
      if (least == nullptr || cell->number < least->find(channel)->number) least = &datum;
      if (most == nullptr || cell->number > most->find(channel)->number) most = &datum;
    }
    if (least == nullptr) return {};
    const std::string from = words_.place(*least, channel), to = words_.place(*most, channel);
    const std::string name = words_.title(channel);
    return say_.chinese() ? name + "从" + from + "到" + to + "。"
                          : name + " is from " + from + " to " + to + ". ";
  }

  std::string series(const std::string& name) const {
    const std::vector<ShownPoint> points = shown_.points_of(name);
    const std::string missing = say_.missing(shown_.missing_of(name));
    std::string out = name.empty() ? "" : say_.of(name, "");
    if (points.empty()) return out + missing;
    const bool runs = shown_.runs() && points.size() > 1;
    if (runs) out += say_.trend(shown_, points);
    if (points.size() <= most_listed && !runs) {
      out += say_.listed(points);
      if (points.size() < 3) return out + missing;
    } else {
      out +=
          (say_.chinese() ? "共" : "") + say_.count(points.size(), "个数值", "value") + say_.stop();
    }
    return out + say_.extremes(shown_, points) + missing;
  }

  // What sizes and colours say besides the measure.
  std::string other_looks() const {
    struct Look {
      const char *channel, *chinese, *english;
    };
    constexpr Look looks[] = {{"size", "大小", "The size"},
                              {"color", "颜色", "The colour"},
                              {"fill", "颜色", "The colour"},
                              {"opacity", "浓淡", "The opacity"}};
    std::string out;
    for (const Look& look : looks) {
      const spec::ChartChannel* channel = unit_.channel(look.channel);
      if (channel == nullptr || look.channel == shown_.measure || look.channel == shown_.along ||
          look.channel == shown_.series || unit_.type(look.channel).empty() ||
          !channel->datum.is_null())
        continue;
      const bool quantity = unit_.type(look.channel) == "quantitative";
      const std::string name = words_.title(look.channel);
      if (name == words_.title(shown_.along) && !quantity) continue;
      out += say_.pick(look.chinese, look.english) + say_.pick("表示", " shows ") + name +
             say_.stop() + (quantity ? reach(look.channel) : "");
    }
    return out;
  }

  std::string end_words(const Datum& datum, const std::string& channel) const {
    return unit_.type(channel) == "quantitative"
               ? words_.number(datum, channel, datum.find(channel)->number)
               : words_.place(datum, channel);
  }

  // "Line at 50 (target)", "Band from May to June".
  std::string marked_places() const {
    const std::string axis = is_fixed(unit_, "x") ? "y" : "x";
    const bool range = unit_.has(axis + "2");
    std::vector<std::string> places;
    for (const Datum& datum : unit_.data) {
      if (datum.find(axis) == nullptr) continue;
      std::string place = end_words(datum, axis);
      if (range && datum.find(axis + "2") != nullptr)
        place += say_.pick("至", " to ") + end_words(datum, axis + "2");
      for (const char* look : {"color", "stroke", "fill"})
        if (unit_.has(look) && !unit_.continuous(look))
          place += say_.in_brackets(words_.place(datum, look));
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
    if (places.empty()) return {};
    const std::string title = words_.title(axis);
    const std::string kind = range ? say_.pick("区间", "Band") : say_.pick("参考线", "Line");
    if (say_.chinese()) return kind + "：" + title + say_.joined(places) + "。";
    return kind + (range ? " from " : " at ") + (title.empty() ? "" : title + " ") +
           say_.joined(places) + ". ";
  }

  const Unit& unit_;
  ShownWords words_;
  Account say_;
  Shown shown_;
};

// Words only explain the data, and an overlay shows its mark's own once more.
bool tells(const Unit& unit) {
  return unit.mark.type != "text" && unit.overlay.empty() && !unit.data.empty();
}

bool same(const ShownPoint& a, const ShownPoint& b) {
  return a.name == b.name && a.series == b.series && a.low == b.low && a.high == b.high;
}

// Whether a layer says again what another has said, as points on a line do.
bool repeats(const Shown& shown, const Shown& other) {
  const auto field = [](const Shown& one) {
    const spec::ChartChannel* channel = one.unit->channel(one.measure);
    return channel == nullptr ? std::string{} : channel->field + " " + channel->aggregate;
  };
  return !shown.points.empty() && field(shown) == field(other) &&
         std::equal(shown.points.begin(), shown.points.end(), other.points.begin(),
                    other.points.end(), same);
}

}  // namespace

std::string describe(const std::vector<Unit>& units, const Scales& scales,
                     const Lettering& lettering) {
  std::vector<LayerDescriber> layers;
  for (const Unit& unit : units) {
    if (!tells(unit)) continue;
    LayerDescriber layer(unit, scales, lettering);
    const bool told = std::any_of(layers.begin(), layers.end(), [&](const LayerDescriber& other) {
      return repeats(layer.shown(), other.shown());
    });
    if (!told) layers.push_back(std::move(layer));
  }
  if (layers.empty() && !units.empty()) layers.emplace_back(units.front(), scales, lettering);
  std::string out;
  for (const LayerDescriber& layer : layers) out += layer.describe();
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace jianbao::chart
