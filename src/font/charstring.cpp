#include "font/charstring.h"

#include <algorithm>
#include <cmath>

namespace jianbao::font {

namespace {

enum Operator : std::uint8_t {
  rlineto = 5,
  hlineto = 6,
  vlineto = 7,
  endchar = 14,
  rmoveto = 21,
  hmoveto = 22,
  vmoveto = 4,
  rrcurveto = 8,
  vhcurveto = 30,
  hvcurveto = 31,
};

// So that no step is longer than a number of two bytes; what is no number is nothing.
int whole(double coordinate) {
  constexpr double most = 16000;
  return std::isfinite(coordinate)
             ? static_cast<int>(std::lround(std::clamp(coordinate, -most, most)))
             : 0;
}

}  // namespace

CharstringWriter::CharstringWriter(int width) {
  if (width != 0) number(std::clamp(width, 0, 32767));
}

// Ibid., 3.2.
void CharstringWriter::number(int value) {
  const auto put = [&](int byte) { bytes_.push_back(static_cast<char>(byte)); };
  if (value >= -107 && value <= 107) {
    put(value + 139);
  } else if (value >= 108 && value <= 1131) {
    put((value - 108) / 256 + 247);
    put((value - 108) % 256);
  } else if (value >= -1131 && value <= -108) {
    put((-value - 108) / 256 + 251);
    put((-value - 108) % 256);
  } else {
    put(28);
    put(value >> 8);
    put(value & 0xFF);
  }
}

void CharstringWriter::operate(std::uint8_t operation) {
  bytes_.push_back(static_cast<char>(operation));
}

CharstringWriter::Step CharstringWriter::step_to(Point to) {
  const int x = whole(to.x), y = whole(to.y);
  const Step step{x - x_, y - y_};
  x_ = x;
  y_ = y;
  return step;
}

void CharstringWriter::move_to(Point to) {
  const Step step = step_to(to);
  if (step.y == 0) {
    number(step.x);
    return operate(hmoveto);
  }
  if (step.x != 0) number(step.x);
  number(step.y);
  operate(step.x == 0 ? vmoveto : rmoveto);
}

void CharstringWriter::line_to(Point to) {
  const Step step = step_to(to);
  if (step.x == 0 && step.y == 0) return;
  if (step.x != 0) number(step.x);
  if (step.y != 0) number(step.y);
  operate(step.y == 0 ? hlineto : step.x == 0 ? vlineto : rlineto);
}

// A curve that leaves along one axis and arrives along the other needs but four numbers.
void CharstringWriter::curve_to(Point control_1, Point control_2, Point to) {
  const Step a = step_to(control_1), b = step_to(control_2), c = step_to(to);
  const bool leaves_across = a.y == 0 && c.x == 0, leaves_upwards = a.x == 0 && c.y == 0;
  if (leaves_across || leaves_upwards) {
    number(leaves_across ? a.x : a.y);
    number(b.x);
    number(b.y);
    number(leaves_across ? c.y : c.x);
    return operate(leaves_across ? hvcurveto : vhcurveto);
  }
  for (const Step step : {a, b, c}) {
    number(step.x);
    number(step.y);
  }
  operate(rrcurveto);
}

std::string CharstringWriter::finish() {
  operate(endchar);
  return std::move(bytes_);
}

}  // namespace jianbao::font
