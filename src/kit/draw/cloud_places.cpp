// Numbers the places by their distance from the middle, and joins closed ones to the next that is open.

#include "cloud_places.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace muster::draw {
namespace {

/// By the upper half of each; those whose upper halves are equal stay in their order. Digit by digit: a cloud has
/// hundreds of thousands of places, and comparing them cost more than laying out its words.
void sort_by_upper_half(std::vector<std::uint64_t>& keys) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::vector<std::uint64_t> sorted(keys.size());
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    const auto digit = [&](std::uint64_t key) { return (key >> shift) & (digits - 1); };
    std::array<std::size_t, digits> next{};
    for (const auto key : keys) ++next[digit(key)];
    std::exclusive_scan(next.begin(), next.end(), next.begin(), std::size_t{0});
    for (const auto key : keys) sorted[next[digit(key)]++] = key;
    keys.swap(sorted);
  }
}

}  // namespace

PlaceOrder::PlaceOrder(double width, double height)
    : columns_(static_cast<int>(width / 2 / grain)), rows_(static_cast<int>(height / 2 / grain)) {
  // A very flat sheet is filled as a rounder cloud, which looks like one picture.
  const double flat = std::max(height / width, 0.46);
  const auto count = static_cast<std::size_t>(2 * columns_ + 1) * static_cast<std::size_t>(2 * rows_ + 1);
  // The distance above the number of the place by rows.
  std::vector<std::uint64_t> keys;
  keys.reserve(count);
  std::uint32_t cell = 0;
  for (int row = -rows_; row <= rows_; ++row) {
    for (int column = -columns_; column <= columns_; ++column) {
      const double x = column * grain;
      const double y = row * grain;
      const auto distance = static_cast<float>(x * flat * x * flat + y * y);
      // Floats that are not negative stand in the order of their bits.
      keys.push_back(std::uint64_t{std::bit_cast<std::uint32_t>(distance)} << 32U | cell++);
    }
  }
  sort_by_upper_half(keys);
  numbers_.resize(count);
  places_.reserve(count);
  for (const auto key : keys) {
    const auto of = static_cast<std::uint32_t>(key);
    numbers_[of] = static_cast<std::uint32_t>(places_.size());
    places_.push_back({std::bit_cast<float>(static_cast<std::uint32_t>(key >> 32U)), of});
  }
}

PlaceOrder::Range PlaceOrder::meeting(int most, double low, double high, double low_taken, double high_taken) {
  const auto meets = [&](int step) { return step * grain + low < high_taken && step * grain + high > low_taken; };
  const auto within = [&](double step) { return static_cast<int>(std::clamp<double>(step, -most, most)); };
  Range range{within(std::floor((low_taken - high) / grain)), within(std::ceil((high_taken - low) / grain))};
  while (range.first <= range.last && !meets(range.first)) ++range.first;
  while (range.last >= range.first && !meets(range.last)) --range.last;
  return range;
}

OpenPlaces::OpenPlaces(const PlaceOrder& order) : order_(order), next_(order.size() + 1) {
  std::iota(next_.begin(), next_.end(), 0U);
}

std::uint32_t OpenPlaces::open_from(std::uint32_t from) {
  while (next_[from] != from) from = next_[from] = next_[next_[from]];  // and the way gets shorter
  return from;
}

void OpenPlaces::close(const Sides& core, const Sides& taken) {
  order_.each_meeting(core, taken, [&](std::uint32_t number) {
    if (next_[number] == number) next_[number] = number + 1;
  });
}

}  // namespace muster::draw
