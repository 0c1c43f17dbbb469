#include "chart/account.h"

#include <algorithm>
#include <cmath>

namespace jianbao::chart {

namespace {

constexpr std::size_t most_named = 3, most_joined = 8;

double number_of(const ShownPoint& point, bool high) { return high ? point.high : point.low; }

// How a row of values moves.
struct Movement {
  double least = 0, most = 0;
  std::size_t lowest = 0, highest = 0;  // the first of each
  double first = 0, last = 0;
  double range() const { return most - least; }
};

Movement movement_of(const std::vector<double>& values) {
  Movement movement;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  movement.least = *least;
  movement.most = *most;
  movement.lowest = static_cast<std::size_t>(least - values.begin());
  movement.highest = static_cast<std::size_t>(most - values.begin());
  movement.first = values.front();
  movement.last = values.back();
  return movement;
}

bool monotone(const std::vector<double>& values, std::size_t from, std::size_t to, bool up) {
  for (std::size_t i = from + 1; i <= to; ++i) {
    if (up ? values[i] < values[i - 1] : values[i] > values[i - 1]) return false;
  }
  return true;
}

}  // namespace

std::string Account::of(const std::string& name, const std::string& words) const {
  return name.empty() ? words : name + pick("：", ": ") + words;
}

std::string Account::in_brackets(const std::string& words) const {
  return words.empty() ? words : pick("（", " (") + words + pick("）", ")");
}

std::string Account::count(std::size_t number, const char* zh, const char* en) const {
  const std::string digits = std::to_string(number);
  return chinese_ ? digits + zh : digits + " " + en + (number == 1 ? "" : "s");
}

std::string Account::joined(const std::vector<std::string>& names) const {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most_joined); ++i) {
    out += (i == 0 ? "" : pick("、", ", ")) + names[i];
  }
  return names.size() > most_joined ? out + "…" : out;
}

std::string Account::words(const ShownPoint& point) const {
  if (point.low == point.high) return point.high_words;
  return point.low_words + pick("至", " to ") + point.high_words;
}

std::string Account::listed(const std::vector<ShownPoint>& points) const {
  std::string out;
  for (const ShownPoint& point : points) {
    out += (out.empty() ? "" : pick("；", "; ")) + of(point.name, words(point));
  }
  return out + stop();
}

// All that share it are named where they are few.
std::string Account::extreme(const std::vector<ShownPoint>& points, End end, bool most) const {
  const bool high = end == End::high;
  const auto less = [&](const ShownPoint& a, const ShownPoint& b) {
    return number_of(a, high) < number_of(b, high);
  };
  const auto found = most ? std::max_element(points.begin(), points.end(), less)
                          : std::min_element(points.begin(), points.end(), less);
  const std::string& said = high ? found->high_words : found->low_words;
  std::vector<std::string> names;
  std::size_t ties = 0;
  for (const ShownPoint& point : points) {
    if (number_of(point, high) != number_of(*found, high)) continue;
    ++ties;
    if (!point.name.empty()) names.push_back(point.name);
  }
  if (ties > most_named) return said + in_brackets(count(ties, "项相同", "tied value"));
  if (names.empty()) return said;
  const std::string last = names.back();
  names.pop_back();
  return (names.empty() ? last : joined(names) + pick("和", " and ") + last) + in_brackets(said);
}

std::string Account::extremes(const Shown& shown, const std::vector<ShownPoint>& points) const {
  if (shown.ranged()) {
    const bool time = shown.timed();
    return (time ? pick("最晚结束为", "Latest end: ") : pick("上端最高为", "Highest upper end: ")) +
           extreme(points, End::high, true) +
           (time ? pick("，最早开始为", "; earliest start: ")
                 : pick("，下端最低为", "; lowest lower end: ")) +
           extreme(points, End::low, false) + stop();
  }
  const bool same = std::all_of(points.begin(), points.end(), [&](const ShownPoint& point) {
    return point.high == points.front().high;
  });
  if (same) return pick("各值相同：", "All are the same: ") + points.front().high_words + stop();
  return pick("最高为", "Highest: ") + extreme(points, End::high, true) +
         pick("，最低为", "; lowest: ") + extreme(points, End::high, false) + stop();
}

std::string Account::said_at(const ShownPoint& point, End end) const {
  const std::string& said = end == End::high ? point.high_words : point.low_words;
  if (point.name.empty()) return said;
  return chinese_ ? point.name + "的" + said : said + " (" + point.name + ")";
}

std::string Account::trend(const Shown& shown, const std::vector<ShownPoint>& points) const {
  if (points.size() < 2) return {};
  if (!shown.ranged()) return trend_of(points, End::high);
  return pick("上端：", "Upper end: ") + trend_of(points, End::high) +
         pick("下端：", "Lower end: ") + trend_of(points, End::low);
}

std::string Account::trend_of(const std::vector<ShownPoint>& points, End end) const {
  const std::string first = said_at(points.front(), end), last = said_at(points.back(), end);
  const std::string ends = chinese_ ? "从" + first + "到" + last : "From " + first + " to " + last;
  return ends + comma() + way(points, end) + stop();
}

// "rising to 50 (May), then falling".
std::string Account::turn(const ShownPoint& point, End end, bool up, bool straight) const {
  const std::string at = said_at(point, end);
  const std::string waves = straight ? "" : pick("，其间有波动", ", with ups and downs");
  if (chinese_) return (up ? "先升至" : "先降至") + at + (up ? "，后下降" : "，后上升") + waves;
  return (up ? "rising to " : "falling to ") + at + (up ? ", then falling" : ", then rising") +
         waves;
}

std::string Account::way(const std::vector<ShownPoint>& points, End end) const {
  std::vector<double> values;
  for (const ShownPoint& point : points) values.push_back(number_of(point, end == End::high));
  const Movement m = movement_of(values);
  // Shares of the largest value, and of the range.
  constexpr double little = 0.02, near = 0.1, turning = 0.3;
  if (m.range() <= little * std::max(std::abs(m.least), std::abs(m.most)))
    return m.range() == 0 ? pick("保持不变", "unchanged") : pick("大致持平", "about level");
  const std::size_t last = values.size() - 1;
  if (monotone(values, 0, last, true)) return pick("持续上升", "rising throughout");
  if (monotone(values, 0, last, false)) return pick("持续下降", "falling throughout");
  const double peak = std::min(m.most - m.first, m.most - m.last);
  const double trough = std::min(m.first - m.least, m.last - m.least);
  if (std::max(peak, trough) >= turning * m.range()) {
    const bool up = peak >= trough;
    const std::size_t at = up ? m.highest : m.lowest;
    const bool straight = monotone(values, 0, at, up) && monotone(values, at, last, !up);
    return turn(points[at], end, up, straight);
  }
  if (std::abs(m.last - m.first) < near * m.range())
    return pick("有起伏，首尾相近", "up and down, ending near where it began");
  return m.last > m.first ? pick("总体上升", "rising overall")
                          : pick("总体下降", "falling overall");
}

std::string Account::missing(const std::vector<ShownPoint>& points) const {
  if (points.empty()) return {};
  std::vector<std::string> names;
  for (const ShownPoint& point : points) {
    if (!point.name.empty()) names.push_back(point.name);
  }
  const std::string where =
      points.size() <= most_named && !names.empty() ? in_brackets(joined(names)) : "";
  if (chinese_) return "缺" + std::to_string(points.size()) + "个数值" + where + "。";
  return count(points.size(), "", "value") + (points.size() == 1 ? " is" : " are") + " missing" +
         where + ". ";
}

}  // namespace jianbao::chart
