#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/ink.h"
#include "pdf/options.h"

namespace jianbao::pdf {

// A profile of a press: it prints with cyan, magenta, yellow and black.
bool is_press_profile(const std::string& icc);

// From the colours of pages to the operators that set them (ISO 32000-1, 8.6.8): red, green and
// blue, or inks. A neutral colour is printed in black alone, so that type is sharp, a dark one in
// full black; others as the theme says, else as the press's profile mixes them.
class InkMixer {
 public:
  explicit InkMixer(const PageOptions& options);
  ~InkMixer();
  InkMixer(const InkMixer&) = delete;
  InkMixer& operator=(const InkMixer&) = delete;

  std::string fill(base::Color color) const { return operators(color, false); }
  std::string stroke(base::Color color) const { return operators(color, true); }
  bool in_inks() const { return space_ == PageOptions::Space::cmyk; }
  // Spot colours by the names of their resources.
  const std::map<std::string, base::Ink>& spots() const { return spots_; }

 private:
  class Mixture;
  std::string operators(base::Color color, bool stroke) const;
  std::string inks_of(base::Color color) const;

  PageOptions::Space space_;
  std::vector<base::Ink> inks_;
  std::map<std::string, base::Ink> spots_;
  std::unique_ptr<Mixture> mixture_;  // null: without a profile
};

}  // namespace jianbao::pdf
