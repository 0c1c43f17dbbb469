#include "rows/frame.h"

#include <algorithm>

namespace jianbao::rows {

using value::Value;

Sequence sequence_of(std::vector<std::size_t> members, const Ordering& ordering) {
  Sequence sequence{std::move(members), {}, {}};
  ordering.sort(sequence.places);
  for (std::size_t i = 0; i < sequence.places.size(); ++i) {
    const bool goes_on =
        i > 0 && (ordering.empty() || ordering.alike(sequence.places[i - 1], sequence.places[i]));
    sequence.peers.push_back(i == 0 ? 0 : sequence.peers.back() + (goes_on ? 0 : 1));
    sequence.gaps.push_back(ordering.is_gap(sequence.places[i]));
  }
  // Without an order no row is like another.
  if (ordering.empty()) {
    for (std::size_t i = 0; i < sequence.peers.size(); ++i) sequence.peers[i] = i;
  }
  return sequence;
}

std::pair<std::size_t, std::size_t> Frame::around(std::size_t row, const Sequence& sequence) const {
  const auto count = static_cast<std::int64_t>(sequence.places.size());
  const auto here = static_cast<std::int64_t>(row);
  const auto within = [&](std::int64_t place) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, count));
  };
  std::size_t begin = first ? within(here + *first) : 0;
  std::size_t end = last ? within(here + *last + 1) : sequence.places.size();
  if (begin >= end) return {begin, begin};
  const auto& peers = sequence.peers;
  if (ignores_peers) return {begin, end};
  const auto place = [&](auto found) { return static_cast<std::size_t>(found - peers.begin()); };
  return {place(std::lower_bound(peers.begin(), peers.end(), peers[begin])),
          place(std::upper_bound(peers.begin(), peers.end(), peers[end - 1]))};
}

Frame read_frame(const Step& step, Frame usual) {
  constexpr std::int64_t most = 1'000'000'000;
  usual.ignores_peers = step.flag("ignorePeers");
  const Value* written = step.find("frame");
  if (written == nullptr) return usual;
  const auto end = [&](const Value& value) -> std::optional<std::int64_t> {
    const auto* number = value.as_number();
    if (number == nullptr) return std::nullopt;
    return std::clamp(number->rounded(0).coefficient(), -most, most);
  };
  usual.first = end(written->as_list()->front());
  usual.last = end(written->as_list()->back());
  return usual;
}

}  // namespace jianbao::rows
