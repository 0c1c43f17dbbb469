#pragma once

#include <cstdint>
#include <string>

namespace jianbao::font {

// Writes an outline as a Type 2 charstring (Adobe Technical Note 5177), without hints: its moves,
// lines and cubic curves in the units of the face, y upwards. Coordinates are rounded to whole
// units.
class CharstringWriter {
 public:
  struct Point {
    double x = 0, y = 0;
  };

  // The width is written before the first operator (ibid., 3.1); for a face whose private
  // dictionary says no nominal width.
  explicit CharstringWriter(int width);

  void move_to(Point to);
  void line_to(Point to);
  void curve_to(Point control_1, Point control_2, Point to);
  std::string finish();

 private:
  struct Step {
    int x = 0, y = 0;
  };
  Step step_to(Point to);
  void number(int value);
  void operate(std::uint8_t operation);

  std::string bytes_;
  int x_ = 0, y_ = 0;
};

}  // namespace jianbao::font
