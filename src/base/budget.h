#pragma once

#include <cstdint>

namespace jianbao::base {

// What the expressions of one document may yet take, so that none lasts a night or fills the
// memory. Texts and lists are counted when they are so long that they matter.
struct Budget {
  std::uint64_t steps = 300'000'000;
  std::uint64_t bytes = 256U << 20U;

  // False where it is spent.
  bool spend_steps(std::uint64_t count) { return spend(steps, count); }
  bool spend_bytes(std::uint64_t count) { return spend(bytes, count); }

 private:
  static bool spend(std::uint64_t& left, std::uint64_t count) {
    if (count > left) {
      left = 0;
      return false;
    }
    left -= count;
    return true;
  }
};

}  // namespace jianbao::base
