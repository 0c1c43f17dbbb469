#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/ink.h"
#include "pdf/options.h"

namespace jianbao::pdf {

// From the colours of pages to the operators that set them (ISO 32000-1, 8.6.8): red, green and
// blue, or inks. A neutral colour is printed in black alone, so that type is sharp, a dark one in
// full black; others as the theme says, else as the press's profile mixes them.
// Colours that do not depend on the device stand in the space named `process_space`.
class InkMixer {
 public:
  static constexpr const char* process_space = "Process";
  static constexpr const char* all_plates = "All";

  explicit InkMixer(const PageOptions& options);
  ~InkMixer();
  InkMixer(const InkMixer&) = delete;
  InkMixer& operator=(const InkMixer&) = delete;

  std::string fill(base::Color color) const { return operators(color, false); }
  std::string stroke(base::Color color) const { return operators(color, true); }
  // What the press aligns its plates by: it is on each of them (ISO 32000-1, 8.6.6.4: All).
  std::string stroke_on_all_plates() const;
  // Black that is printed over what is below it, so that no gap shows where plates are not aligned.
  bool overprints(base::Color color) const {
    return overprints_black_ && inks_of(color) == "0 0 0 1 ";
  }
  bool overprints_at_all() const { return overprints_black_; }
  bool in_inks() const { return space_ == PageOptions::Space::cmyk; }
  bool device_independent() const { return device_independent_; }
  // Spot colours by the names of their resources.
  const std::map<std::string, base::Ink>& spots() const { return spots_; }

 private:
  class Mixture;
  std::string operators(base::Color color, bool stroke) const;
  std::string in_space(const std::string& parts, bool stroke) const;
  std::string inks_of(base::Color color) const;
  std::string mixed(base::Color color) const;

  PageOptions::Space space_;
  bool device_independent_, overprints_black_;
  std::vector<base::Ink> inks_;
  std::map<std::string, base::Ink> spots_;
  std::unique_ptr<Mixture> mixture_;  // null: without a profile
};

}  // namespace jianbao::pdf
