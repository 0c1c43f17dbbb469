#include "chart/no_data.h"

#include <algorithm>

namespace jianbao::chart {

bool is_empty(const std::vector<Unit>& units) {
  return std::all_of(units.begin(), units.end(),
                     [](const Unit& unit) { return unit.data.empty(); });
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
