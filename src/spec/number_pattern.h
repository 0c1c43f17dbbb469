#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jianbao::spec {

// How a number is written, by a sample of the first: "一、", "（1）", "1.1", "(a)", "①", "第一章".
// The signs 1, 一, ①, a, A, i and I count where they stand alone; what is beside them stays.
class NumberPattern {
 public:
  NumberPattern() = default;
  explicit NumberPattern(std::string_view sample);

  // How many numbers it shows: those of the level itself and of the levels above it.
  std::size_t count() const;
  // With the last of the numbers in the places of the signs.
  std::string write(const std::vector<int>& numbers) const;

 private:
  struct Part {
    std::string text;  // or, when it is empty,
    char32_t sign = 0;
  };
  std::vector<Part> parts_;
};

// 3 as `sign` counts: 三, ③, c, C, iii, III; digits where there is no such sign.
std::string write_number(int number, char32_t sign);

}  // namespace jianbao::spec
