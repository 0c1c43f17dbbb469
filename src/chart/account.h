#pragma once

#include <string>
#include <vector>

#include "chart/shown.h"

namespace jianbao::chart {

// Says values in one language: each of them where they are few, the extremes, the trend.
class Account {
 public:
  explicit Account(bool chinese) : chinese_(chinese) {}

  std::string pick(const char* zh, const char* en) const { return chinese_ ? zh : en; }
  bool chinese() const { return chinese_; }
  std::string comma() const { return pick("，", ", "); }
  std::string stop() const { return pick("。", ". "); }
  // "Name: words" in the language's own signs.
  std::string of(const std::string& name, const std::string& words) const;
  std::string in_brackets(const std::string& words) const;
  // "12 values", "1 value".
  std::string count(std::size_t number, const char* zh, const char* en) const;
  // The first of them, with an ellipsis for the others.
  std::string joined(const std::vector<std::string>& names) const;

  std::string listed(const std::vector<ShownPoint>& points) const;
  std::string extremes(const Shown& shown, const std::vector<ShownPoint>& points) const;
  // From the first to the last, in the order in which they are drawn.
  std::string trend(const Shown& shown, const std::vector<ShownPoint>& points) const;
  std::string missing(const std::vector<ShownPoint>& points) const;

 private:
  enum class End { low, high };
  std::string words(const ShownPoint& point) const;
  std::string extreme(const std::vector<ShownPoint>& points, End end, bool most) const;
  std::string trend_of(const std::vector<ShownPoint>& points, End end) const;
  std::string way(const std::vector<ShownPoint>& points, End end) const;
  std::string turn(const ShownPoint& point, End end, bool up, bool straight) const;
  std::string said_at(const ShownPoint& point, End end) const;

  bool chinese_;
};

}  // namespace jianbao::chart
