#include "image/mean.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace jianbao::image {

namespace {

using Sums = std::vector<std::uint64_t>;

unsigned sample_at(const Samples& samples, std::size_t index) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(samples.rows.data());
  return samples.bytes == 1 ? bytes[index] : bytes[index * 2] * 256U + bytes[index * 2 + 1];
}

void append(Samples& samples, std::uint64_t value) {
  if (samples.bytes == 2) samples.rows.push_back(static_cast<char>(value >> 8U));
  samples.rows.push_back(static_cast<char>(value & 0xFFU));
}

// Calls `add(to, weight)` for each of `to` new places that the place `at` of `from` lies in. In
// parts of which a new place has `from` and an old one `to`.
template <class Add>
void share_out(std::size_t at, std::size_t from, std::size_t to, const Add& add) {
  const std::size_t begin = at * to, end = begin + to;
  for (std::size_t place = begin / from; place * from < end; ++place) {
    add(place, std::min(end, (place + 1) * from) - std::max(begin, place * from));
  }
}

// The sums stay below 2^58: two samples of 16 bits, times 2^26 pixels.
class Mean {
 public:
  Mean(const Samples& from, std::size_t width, std::size_t height)
      : from_(from), to_{width, height, from.channels, from.bytes, from.has_opacity, {}} {
    to_.rows.reserve(width * height * from.channels * from.bytes);
  }

  Samples take() {
    const std::size_t size = to_.width * from_.channels;
    Sums row(size), here(size), next(size);
    std::size_t place = 0;
    for (std::size_t y = 0; y < from_.height; ++y) {
      add_row(y, row);
      share_out(y, from_.height, to_.height, [&](std::size_t target, std::uint64_t weight) {
        Sums& sums = target == place ? here : next;
        for (std::size_t i = 0; i < size; ++i) sums[i] += row[i] * weight;
      });
      if ((y + 1) * to_.height < (place + 1) * from_.height) continue;
      finish(here);
      std::swap(here, next);
      std::fill(next.begin(), next.end(), 0);
      ++place;
    }
    return std::move(to_);
  }

 private:
  void add_row(std::size_t y, Sums& row) const {
    std::fill(row.begin(), row.end(), 0);
    const std::size_t channels = from_.channels;
    for (std::size_t x = 0; x < from_.width; ++x) {
      const std::size_t at = (y * from_.width + x) * channels;
      const std::uint64_t opacity = from_.has_opacity ? sample_at(from_, at + channels - 1) : 1;
      share_out(x, from_.width, to_.width, [&](std::size_t target, std::uint64_t weight) {
        for (std::size_t i = 0; i < channels; ++i) {
          const bool color = !from_.has_opacity || i + 1 < channels;
          row[target * channels + i] +=
              weight * (color ? sample_at(from_, at + i) * opacity : opacity);
        }
      });
    }
  }

  void finish(const Sums& sums) {
    const std::uint64_t area = std::uint64_t{from_.width} * from_.height;
    for (std::size_t at = 0; at < sums.size(); at += from_.channels) {
      const std::uint64_t seen = from_.has_opacity ? sums[at + from_.channels - 1] : area;
      for (std::size_t i = 0; i < from_.channels; ++i) {
        const bool color = !from_.has_opacity || i + 1 < from_.channels;
        const std::uint64_t whole = color ? seen : area;
        append(to_, whole == 0 ? 0 : (sums[at + i] + whole / 2) / whole);
      }
    }
  }

  const Samples& from_;
  Samples to_;
};

}  // namespace

Samples mean_of(const Samples& from, std::size_t width, std::size_t height) {
  return Mean(from, width, height).take();
}

void keep_one_byte(Samples& samples) {
  if (samples.bytes == 1) return;
  std::string rows;
  rows.reserve(samples.rows.size() / 2);
  for (std::size_t i = 0; i < samples.rows.size() / 2; ++i) {
    rows.push_back(static_cast<char>((sample_at(samples, i) * 255U + 32'767U) / 65'535U));
  }
  samples.rows = std::move(rows);
  samples.bytes = 1;
}

}  // namespace jianbao::image
