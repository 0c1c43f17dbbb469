#include "chart/no_data.h"

#include <algorithm>

namespace jianbao::chart {

namespace {

bool has_value(const Datum& datum, const std::string& channel) {
  const Cell* cell = datum.find(channel);
  return cell != nullptr && cell->kind != Cell::Kind::missing;
}

// What a unit measures, where it measures anything.
std::vector<std::string> measures(const Unit& unit) {
  std::vector<std::string> names;
  for (const char* name : {"x", "y", "theta"}) {
    const auto* channel = unit.channel(name);
    const bool of_data = channel != nullptr && channel->constant.is_null();
    if (of_data && unit.type(name) == "quantitative") names.emplace_back(name);
  }
  return names;
}

// Without rows, or with a gap in each where one of its numbers should be.
bool shows_nothing(const Unit& unit) {
  const std::vector<std::string> names = measures(unit);
  return std::none_of(unit.data.begin(), unit.data.end(), [&](const Datum& datum) {
    return std::all_of(names.begin(), names.end(),
                       [&](const auto& name) { return has_value(datum, name); });
  });
}

}  // namespace

bool is_empty(const std::vector<Unit>& units) {
  return std::all_of(units.begin(), units.end(), shows_nothing);
}

std::string no_data_words(const std::string& language) {
  return language.starts_with("zh") ? "无数据" : "No data";
}

Canvas draw_no_data(const Box& frame, const Type& type, const Lettering& lettering,
                    text::Typesetter& typesetter) {
  Canvas canvas(typesetter);
  Paint line;
  line.stroke = base::Color{0xDD, 0xDD, 0xDD};
  canvas.reserve(frame);
  canvas.draw(
      Outline::rectangle(frame.left + 0.5, frame.top + 0.5, frame.width() - 1, frame.height() - 1),
      line);
  Text text;
  text.runs = lettering.runs(
      [&](const std::string& language) {
        return lettering.reworded(no_data_words(language), language);
      },
      type);
  text.size = type.size;
  text.align = Align::center;
  text.baseline = Baseline::middle;
  text.x = (frame.left + frame.right) / 2;
  text.y = (frame.top + frame.bottom) / 2;
  canvas.write(text);
  return canvas;
}

}  // namespace jianbao::chart
