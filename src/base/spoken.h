#pragma once

#include <string>
#include <vector>

namespace jianbao::base {

// Words for those who cannot see what is shown.
struct Spoken {
  std::string language;  // BCP 47; empty: that of what is around
  std::string text;
};

// The same in each language, in their order; what all say alike stands once.
class SpokenTexts {
 public:
  SpokenTexts() = default;
  explicit SpokenTexts(std::string text) { add({{}, std::move(text)}); }

  // Nothing to say is not said.
  void add(Spoken spoken) {
    if (spoken.text.empty()) return;
    for (const Spoken& other : texts_) {
      if (other.text == spoken.text) return;
    }
    texts_.push_back(std::move(spoken));
  }

  bool empty() const { return texts_.empty(); }
  const std::vector<Spoken>& texts() const { return texts_; }
  // All of it, line by line.
  std::string joined() const {
    std::string all;
    for (const Spoken& spoken : texts_) all += (all.empty() ? "" : "\n") + spoken.text;
    return all;
  }

 private:
  std::vector<Spoken> texts_;
};

}  // namespace jianbao::base
