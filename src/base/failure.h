#pragma once

#include <optional>
#include <string>

namespace jianbao::base {

// The reason of the exception that is being handled, in words: "not enough memory".
std::string reason_of_exception();

// Does the work; what an exception says that ends it, or nothing.
template <class Work>
std::optional<std::string> failure_of(const Work& work) {
  try {
    work();
  } catch (...) {
    return reason_of_exception();
  }
  return std::nullopt;
}

}  // namespace jianbao::base
