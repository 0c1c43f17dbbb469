#include "base/spelling.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/utf8.h"

namespace jianbao::base {

namespace {

std::u32string characters(std::string_view text) {
  std::u32string all;
  for (std::size_t at = 0; at < text.size();) all.push_back(next_code_point(text, at));
  return all;
}

// Optimal string alignment: two letters that changed places are one mistake.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t k = 0; k < b.size(); ++k) {
      row[k + 1] = std::min({last[k] + (a[i] == b[k] ? 0 : 1), last[k + 1] + 1, row[k] + 1});
      if (i > 0 && k > 0 && a[i] == b[k - 1] && a[i - 1] == b[k]) {
        row[k + 1] = std::min(row[k + 1], before_last[k - 1] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& known) {
  // Of what is no text nobody knows what was meant.
  if (find_invalid_utf8(word)) return {};
  const std::u32string letters = characters(word);
  const std::size_t limit = std::max<std::size_t>(1, letters.size() / 3);
  std::size_t best = limit + 1;
  std::string_view found;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(letters, characters(candidate));
    if (distance < best) std::tie(best, found) = std::tuple(distance, candidate);
  }
  return std::string(found);
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  if (const std::string near = nearest(word, known); !near.empty()) {
    return "did you mean '" + near + "'?";
  }
  if (known.empty()) return "none is known here";
  constexpr std::size_t most = 16;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, known.size()); ++i) {
    list += (list.empty() ? "" : ", ") + std::string(known[i]);
  }
  return "known here: " + list + (known.size() > most ? ", …" : "");
}

}  // namespace jianbao::base
