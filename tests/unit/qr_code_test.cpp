#include "image/qr_code.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace jianbao;
using image::QrCode;
using image::QrLevel;

namespace {

// Reads a symbol of versions 1 to 5 and one block, by ISO/IEC 18004 alone: nothing is shared with
// the library that made it. No error is mended, so that any makes the syndromes fail.
class QrReader {
 public:
  explicit QrReader(const QrCode& code) : code_(code), version_((code.side - 17) / 4) {
    REQUIRE(code.side == 17 + 4 * version_);
    REQUIRE((version_ >= 1 && version_ <= 5));
    patterns();
    format();
    read_codewords();
    check_codewords();
  }

  int level() const { return level_; }
  bool says_utf8() const { return utf8_; }

  std::string text() {
    std::string text;
    for (unsigned mode = take(4); mode != 0; mode = take(4)) {
      if (mode == 7) {
        utf8_ = take(8) == 26;
      } else if (mode == 4) {
        for (unsigned count = take(8); count > 0; --count)
          text.push_back(static_cast<char>(take(8)));
      } else if (mode == 2) {
        letters(text);
      } else if (mode == 1) {
        digits(text);
      } else {
        FAIL("mode " << mode);
      }
    }
    return text;
  }

 private:
  // 6.3.3 to 6.3.6: finders with their separators, timing, and the alignment pattern.
  void patterns() {
    const int end = code_.side - 1;
    for (const auto& [left, top] : {std::pair(0, 0), {end - 6, 0}, {0, end - 6}}) {
      for (int y = -1; y <= 7; ++y) {
        for (int x = -1; x <= 7; ++x) {
          const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
          CHECK(code_.at(left + x, top + y) == (ring == 3 || ring < 2));
        }
      }
    }
    for (int i = 8; i < end - 7; ++i) {
      CHECK(code_.at(i, 6) == (i % 2 == 0));
      CHECK(code_.at(6, i) == (i % 2 == 0));
    }
    CHECK(code_.at(8, end - 7));
  }

  // 7.9: fifteen bits with their own code.
  void format() {
    constexpr std::array<std::pair<int, int>, 15> places{{{8, 0},
                                                          {8, 1},
                                                          {8, 2},
                                                          {8, 3},
                                                          {8, 4},
                                                          {8, 5},
                                                          {8, 7},
                                                          {8, 8},
                                                          {7, 8},
                                                          {5, 8},
                                                          {4, 8},
                                                          {3, 8},
                                                          {2, 8},
                                                          {1, 8},
                                                          {0, 8}}};
    unsigned bits = 0;
    for (int i = 14; i >= 0; --i) {
      const auto [x, y] = places[static_cast<std::size_t>(i)];
      bits = bits << 1U | (code_.at(x, y) ? 1U : 0U);
    }
    bits ^= 0x5412U;
    unsigned rest = bits;
    for (unsigned shift = 14; shift >= 10; --shift) {
      if ((rest >> shift & 1U) != 0) rest ^= 0x537U << (shift - 10);
    }
    CHECK(rest == 0);
    level_ = static_cast<int>(bits >> 13U & 3U);
    mask_ = bits >> 10U & 7U;
  }

  bool is_data(int x, int y) const {
    const int end = code_.side - 1;
    if (x == 6 || y == 6) return false;
    if ((x < 9 && y < 9) || (x > end - 8 && y < 9) || (x < 9 && y > end - 8)) return false;
    const int center = end - 6;
    return version_ == 1 || std::abs(x - center) > 2 || std::abs(y - center) > 2;
  }

  bool masked(int x, int y) const {
    switch (mask_) {
      case 0:
        return (y + x) % 2 == 0;
      case 1:
        return y % 2 == 0;
      case 2:
        return x % 3 == 0;
      case 3:
        return (y + x) % 3 == 0;
      case 4:
        return (y / 2 + x / 3) % 2 == 0;
      case 5:
        return y * x % 2 + y * x % 3 == 0;
      case 6:
        return (y * x % 2 + y * x % 3) % 2 == 0;
      default:
        return ((y + x) % 2 + y * x % 3) % 2 == 0;
    }
  }

  // 7.7.3: in columns of two, up and down from the right.
  void read_codewords() {
    unsigned byte = 0, count = 0;
    bool up = true;
    for (int right = code_.side - 1; right > 0; right -= 2, up = !up) {
      if (right == 6) --right;
      for (int i = 0; i < code_.side; ++i) {
        const int y = up ? code_.side - 1 - i : i;
        for (const int x : {right, right - 1}) {
          if (!is_data(x, y)) continue;
          byte = byte << 1U | (code_.at(x, y) != masked(x, y) ? 1U : 0U);
          if (++count % 8 == 0) codewords_.push_back(byte & 0xFFU);
        }
      }
    }
  }

  // 7.5: the codewords are a multiple of the generator, whose roots are powers of 2 in GF(256).
  void check_codewords() {
    // Codewords of all, and of correction at levels M, L, H, Q.
    constexpr std::array<std::array<std::size_t, 5>, 6> counts{{{},
                                                                {26, 10, 7, 17, 13},
                                                                {44, 16, 10, 28, 22},
                                                                {70, 26, 15, 0, 0},
                                                                {100, 0, 20, 0, 0},
                                                                {134, 0, 26, 0, 0}}};
    const auto& count = counts[static_cast<std::size_t>(version_)];
    const std::size_t correction = count[static_cast<std::size_t>(level_) + 1];
    REQUIRE(codewords_.size() == count[0]);
    REQUIRE(correction > 0);
    unsigned root = 1;
    for (std::size_t i = 0; i < correction; ++i, root = product(root, 2)) {
      unsigned sum = 0;
      for (const unsigned codeword : codewords_) sum = product(sum, root) ^ codeword;
      CHECK(sum == 0);
    }
    codewords_.resize(codewords_.size() - correction);
  }

  static unsigned product(unsigned a, unsigned b) {
    unsigned result = 0;
    for (; b != 0; b >>= 1U, a = (a << 1U) ^ ((a & 0x80U) != 0 ? 0x11DU : 0U)) {
      if ((b & 1U) != 0) result ^= a;
    }
    return result;
  }

  unsigned take(unsigned bits) {
    unsigned value = 0;
    for (; bits > 0; --bits, ++at_) {
      const unsigned byte = at_ / 8 < codewords_.size() ? codewords_[at_ / 8] : 0;
      value = value << 1U | (byte >> (7U - at_ % 8) & 1U);
    }
    return value;
  }

  void letters(std::string& text) {
    constexpr std::string_view set = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    unsigned count = take(9);
    for (; count > 1; count -= 2) {
      const unsigned pair = take(11);
      text.push_back(set[pair / 45]);
      text.push_back(set[pair % 45]);
    }
    if (count == 1) text.push_back(set[take(6)]);
  }

  void digits(std::string& text) {
    unsigned count = take(10);
    while (count > 0) {
      const unsigned size = std::min(count, 3U);
      const std::string number = std::to_string(take(size == 3 ? 10 : size == 2 ? 7 : 4));
      text += std::string(size - number.size(), '0') + number;
      count -= size;
    }
  }

  const QrCode& code_;
  int version_;
  int level_ = 0;
  unsigned mask_ = 0;
  std::vector<unsigned> codewords_;
  unsigned at_ = 0;
  bool utf8_ = false;
};

QrCode made(const std::string& text, QrLevel level = QrLevel::medium) {
  const auto code = image::make_qr_code(text, level);
  REQUIRE(code);
  return *code;
}

std::string read_back(const std::string& text, QrLevel level = QrLevel::medium) {
  const QrCode code = made(text, level);
  return QrReader(code).text();
}

// Whether a point lies in the filled path, by the number of outlines around it.
bool is_inside(const page::Path& path, base::Point at) {
  int windings = 0;
  std::vector<base::Point> corners;
  for (const page::PathElement& element : path.elements) {
    if (element.kind != page::PathElement::Kind::close) {
      corners.push_back(element.points[0]);
      continue;
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const base::Point a = corners[i], b = corners[(i + 1) % corners.size()];
      CHECK((a.x == b.x || a.y == b.y));
      if (a.x != b.x || a.x < at.x) continue;
      if (a.y <= at.y && b.y > at.y) ++windings;
      if (b.y <= at.y && a.y > at.y) --windings;
    }
    corners.clear();
  }
  return windings != 0;
}

}  // namespace

TEST_CASE("a QR code reads as the text that it was made of") {
  for (const std::string text : {"https://example.org/2021?x=1#top", "HTTPS://EXAMPLE.ORG/A",
                                 "0123456789012345", "a", "嘉兴市", "Jiaxing 嘉兴 – 2020"}) {
    CHECK(read_back(text) == text);
    CHECK(read_back(text, QrLevel::low) == text);
  }
}

TEST_CASE("a QR code says that it is UTF-8 where that is not ASCII") {
  const QrCode chinese = made("嘉兴"), plain = made("Jiaxing");
  QrReader of_chinese(chinese), of_plain(plain);
  of_chinese.text();
  of_plain.text();
  CHECK(of_chinese.says_utf8());
  CHECK_FALSE(of_plain.says_utf8());
}

TEST_CASE("a QR code has the level that is asked for") {
  const auto level = [](QrLevel wanted) {
    const QrCode code = made("abc", wanted);
    return QrReader(code).level();
  };
  // As the format information numbers them (ISO/IEC 18004, table 12).
  CHECK(level(QrLevel::low) == 1);
  CHECK(level(QrLevel::medium) == 0);
  CHECK(level(QrLevel::quartile) == 3);
  CHECK(level(QrLevel::high) == 2);
}

TEST_CASE("no QR code holds more than there is room for") {
  CHECK(image::make_qr_code(std::string(2953, 'a'), QrLevel::low));
  CHECK_FALSE(image::make_qr_code(std::string(2954, 'a'), QrLevel::low));
  CHECK_FALSE(image::make_qr_code(std::string(2332, 'a'), QrLevel::medium));
}

TEST_CASE("the path of a QR code covers its dark modules and leaves the quiet zone white") {
  for (const std::string text : {"https://example.org/2021", "嘉兴市"}) {
    const QrCode code = made(text);
    const int all = code.side + 2 * image::quiet_zone;
    const page::Path path = image::draw_qr_code(code, base::Length::points(all * 2), {1, 2, 3});
    CHECK(path.fill == base::Color{1, 2, 3});
    CHECK_FALSE(path.stroked);
    for (int y = 0; y < all; ++y) {
      for (int x = 0; x < all; ++x) {
        const base::Point center{base::Length::points(2 * x + 1), base::Length::points(2 * y + 1)};
        CHECK(is_inside(path, center) == code.at(x - image::quiet_zone, y - image::quiet_zone));
      }
    }
  }
}
