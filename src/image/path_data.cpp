#include "image/path_data.h"

#include <charconv>
#include <cmath>
#include <numbers>

namespace jianbao::image {

namespace {

using Kind = Segment::Kind;

// Control points of a quarter circle: 4/3 (√2 − 1).
constexpr double quarter = 0.5522847498307936;

class PathParser {
 public:
  explicit PathParser(std::string_view data) : data_(data) {}

  std::optional<std::vector<Segment>> parse() {
    skip();
    while (at_ < data_.size()) {
      const char c = data_[at_];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter) {
        command_ = c;
        ++at_;
      } else if (command_ == 0 || command_ == 'Z' || command_ == 'z') {
        return std::nullopt;
      }
      if (segments_.empty() && command_ != 'M' && command_ != 'm') return std::nullopt;
      if (!step()) return std::nullopt;
      skip();
    }
    return std::move(segments_);
  }

 private:
  void skip() {
    while (at_ < data_.size() && (data_[at_] == ' ' || data_[at_] == ',' || data_[at_] == '\n' ||
                                  data_[at_] == '\t' || data_[at_] == '\r'))
      ++at_;
  }

  double number() {
    skip();
    if (at_ < data_.size() && data_[at_] == '+') ++at_;
    double value = 0;
    const auto [end, error] =
        std::from_chars(data_.data() + at_, data_.data() + data_.size(), value);
    if (error != std::errc{} || !(value > -1e6 && value < 1e6)) {
      failed_ = true;
      return 0;
    }
    at_ = static_cast<std::size_t>(end - data_.data());
    return value;
  }

  // Arc flags may stand without space before what follows.
  bool flag() {
    skip();
    if (at_ >= data_.size() || (data_[at_] != '0' && data_[at_] != '1')) {
      failed_ = true;
      return false;
    }
    return data_[at_++] == '1';
  }

  void line_to(double x, double y) {
    segments_.push_back({Kind::line, 0, 0, 0, 0, x, y});
    x_ = x;
    y_ = y;
  }

  void curve_to(double x1, double y1, double x2, double y2, double x, double y) {
    segments_.push_back({Kind::curve, x1, y1, x2, y2, x, y});
    control_x_ = x2;
    control_y_ = y2;
    x_ = x;
    y_ = y;
  }

  void quadratic_to(double cx, double cy, double x, double y) {
    curve_to(x_ + (cx - x_) * 2 / 3, y_ + (cy - y_) * 2 / 3, x + (cx - x) * 2 / 3,
             y + (cy - y) * 2 / 3, x, y);
    control_x_ = cx;
    control_y_ = cy;
  }

  bool step() {
    const bool relative = command_ >= 'a';
    const double ox = relative ? x_ : 0, oy = relative ? y_ : 0;
    const char upper = relative ? static_cast<char>(command_ - 32) : command_;
    const char before = last_;
    last_ = upper;
    switch (upper) {
      case 'M':
        x_ = ox + number();
        y_ = oy + number();
        start_x_ = x_;
        start_y_ = y_;
        segments_.push_back({Kind::move, 0, 0, 0, 0, x_, y_});
        command_ = relative ? 'l' : 'L';  // further pairs are lines
        break;
      case 'L': {
        const double x = ox + number();
        line_to(x, oy + number());
        break;
      }
      case 'H':
        line_to(ox + number(), y_);
        break;
      case 'V':
        line_to(x_, oy + number());
        break;
      case 'C': {
        double p[6];
        for (int i = 0; i < 6; ++i) p[i] = (i % 2 == 0 ? ox : oy) + number();
        curve_to(p[0], p[1], p[2], p[3], p[4], p[5]);
        break;
      }
      case 'S': {
        const bool smooth = before == 'C' || before == 'S';
        const double x1 = smooth ? 2 * x_ - control_x_ : x_, y1 = smooth ? 2 * y_ - control_y_ : y_;
        double p[4];
        for (int i = 0; i < 4; ++i) p[i] = (i % 2 == 0 ? ox : oy) + number();
        curve_to(x1, y1, p[0], p[1], p[2], p[3]);
        break;
      }
      case 'Q': {
        double p[4];
        for (int i = 0; i < 4; ++i) p[i] = (i % 2 == 0 ? ox : oy) + number();
        quadratic_to(p[0], p[1], p[2], p[3]);
        break;
      }
      case 'T': {
        const bool smooth = before == 'Q' || before == 'T';
        const double cx = smooth ? 2 * x_ - control_x_ : x_, cy = smooth ? 2 * y_ - control_y_ : y_;
        const double x = ox + number();
        quadratic_to(cx, cy, x, oy + number());
        break;
      }
      case 'A':
        arc(ox, oy);
        break;
      case 'Z':
        segments_.push_back({Kind::close, 0, 0, 0, 0, start_x_, start_y_});
        x_ = start_x_;
        y_ = start_y_;
        break;
      default:
        return false;
    }
    return !failed_;
  }

  // SVG 1.1, F.6.5: from end points to centre, then a curve for each quarter turn or less.
  void arc(double ox, double oy) {
    double rx = std::fabs(number()), ry = std::fabs(number());
    const double phi = number() * std::numbers::pi / 180;
    const bool large = flag(), sweep = flag();
    const double x = ox + number(), y = oy + number();
    if (failed_ || (x == x_ && y == y_)) return;
    if (rx == 0 || ry == 0) return line_to(x, y);
    const double cosine = std::cos(phi), sine = std::sin(phi);
    const double dx = (x_ - x) / 2, dy = (y_ - y) / 2;
    const double ux = cosine * dx + sine * dy, uy = -sine * dx + cosine * dy;
    const double size = ux * ux / (rx * rx) + uy * uy / (ry * ry);
    if (size > 1) {
      rx *= std::sqrt(size);
      ry *= std::sqrt(size);
    }
    const double top = rx * rx * ry * ry - rx * rx * uy * uy - ry * ry * ux * ux;
    const double factor = std::sqrt(std::fmax(0, top / (rx * rx * uy * uy + ry * ry * ux * ux))) *
                          (large == sweep ? -1 : 1);
    const double vx = factor * rx * uy / ry, vy = -factor * ry * ux / rx;
    const double cx = cosine * vx - sine * vy + (x_ + x) / 2,
                 cy = sine * vx + cosine * vy + (y_ + y) / 2;
    const double from = std::atan2((uy - vy) / ry, (ux - vx) / rx);
    double turn = std::atan2((-uy - vy) / ry, (-ux - vx) / rx) - from;
    if (sweep && turn < 0) turn += 2 * std::numbers::pi;
    if (!sweep && turn > 0) turn -= 2 * std::numbers::pi;
    const int pieces = static_cast<int>(std::ceil(std::fabs(turn) / (std::numbers::pi / 2) - 1e-9));
    const double piece = turn / pieces, handle = 4.0 / 3 * std::tan(piece / 4);
    const auto map = [&](double px, double py) {
      return std::pair(cx + cosine * rx * px - sine * ry * py,
                       cy + sine * rx * px + cosine * ry * py);
    };
    for (int i = 0; i < pieces; ++i) {
      const double a = from + i * piece, b = a + piece;
      const auto [x1, y1] =
          map(std::cos(a) - handle * std::sin(a), std::sin(a) + handle * std::cos(a));
      const auto [x2, y2] =
          map(std::cos(b) + handle * std::sin(b), std::sin(b) - handle * std::cos(b));
      const auto [ex, ey] = i + 1 == pieces ? std::pair(x, y) : map(std::cos(b), std::sin(b));
      curve_to(x1, y1, x2, y2, ex, ey);
    }
  }

  std::string_view data_;
  std::size_t at_ = 0;
  char command_ = 0, last_ = 0;
  bool failed_ = false;
  double x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0, control_x_ = 0, control_y_ = 0;
  std::vector<Segment> segments_;
};

}  // namespace

std::optional<std::vector<Segment>> parse_path_data(std::string_view data) {
  return PathParser(data).parse();
}

std::vector<Segment> ellipse(double cx, double cy, double rx, double ry) {
  const double hx = rx * quarter, hy = ry * quarter;
  return {{Kind::move, 0, 0, 0, 0, cx + rx, cy},
          {Kind::curve, cx + rx, cy + hy, cx + hx, cy + ry, cx, cy + ry},
          {Kind::curve, cx - hx, cy + ry, cx - rx, cy + hy, cx - rx, cy},
          {Kind::curve, cx - rx, cy - hy, cx - hx, cy - ry, cx, cy - ry},
          {Kind::curve, cx + hx, cy - ry, cx + rx, cy - hy, cx + rx, cy},
          {Kind::close}};
}

}  // namespace jianbao::image
