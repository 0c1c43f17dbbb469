#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "chart/palette.h"
#include "value/value.h"

namespace jianbao::chart {

// Properties of one part, looked for in several maps: the spec's own first, then those of the
// config, the theme's last. The maps are borrowed.
class Properties {
 public:
  Properties(const Palette& palette, base::Diagnostics& diagnostics)
      : palette_(&palette), diagnostics_(&diagnostics) {}

  // Null and what is no map are passed over.
  void add(const value::Value* map);
  // Passes a key over from now on.
  void drop(std::string key) { dropped_.push_back(std::move(key)); }
  // From now on {expr: …} is worked out, with `datum` in its scope.
  void bind(const value::Value* datum) { datum_ = datum; }
  // A map of a map: config.axis.
  void add(const value::Value* map, std::string_view key);

  const value::Value* find(std::string_view key) const;
  bool is_null(std::string_view key) const;  // stands there as `null`
  double number(std::string_view key, double otherwise) const;
  std::optional<double> number(std::string_view key) const;
  bool flag(std::string_view key, bool otherwise) const;
  std::string text(std::string_view key, std::string_view otherwise) const;
  std::optional<base::Color> color(std::string_view key) const;
  base::Color color(std::string_view key, base::Color otherwise) const;
  std::vector<double> numbers(std::string_view key) const;
  // A family, several with commas between, or a list.
  std::vector<std::string> families(std::string_view key) const;
  int weight(std::string_view key, int otherwise) const;  // "bold", "normal" or a number

  // Whether a number of its own place is what may stand under the key; else an error there.
  bool is_in_range(double number, const value::Value& place, std::string_view key) const;

  const Palette& palette() const { return *palette_; }
  base::Diagnostics& diagnostics() const { return *diagnostics_; }

 private:
  const value::Value* evaluated(const value::Value& found) const;
  void wrong(const value::Value& value, std::string_view key, std::string_view expected) const;

  const Palette* palette_;
  base::Diagnostics* diagnostics_;
  std::vector<const value::Record*> maps_;
  std::vector<std::string> dropped_;
  const value::Value* datum_ = nullptr;
  mutable std::deque<value::Value> results_;  // of expressions, which `find` hands out
};

std::optional<double> as_double(const value::Value& value);

}  // namespace jianbao::chart
