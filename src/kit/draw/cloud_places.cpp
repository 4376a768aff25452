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
  // Of a quarter of the sheet, whose places the other quarters mirror: the distance above the number of the place.
  const auto across = static_cast<std::uint32_t>(columns_) + 1;
  std::vector<std::uint64_t> keys;
  keys.reserve(across * (static_cast<std::size_t>(rows_) + 1));
  std::uint32_t quarter = 0;
  for (int row = 0; row <= rows_; ++row) {
    for (int column = 0; column <= columns_; ++column) {
      const double x = column * grain;
      const double y = row * grain;
      const auto distance = static_cast<float>(x * flat * x * flat + y * y);
      // Floats that are not negative stand in the order of their bits.
      keys.push_back(std::uint64_t{std::bit_cast<std::uint32_t>(distance)} << 32U | quarter++);
    }
  }
  sort_by_upper_half(keys);
  places_.reserve(count);
  for (std::size_t at = 0; at < keys.size();) {
    const auto first = places_.size();
    const auto upper = keys[at] >> 32U;
    const auto distance = std::bit_cast<float>(static_cast<std::uint32_t>(upper));
    const auto begin = at;
    for (; at < keys.size() && keys[at] >> 32U == upper; ++at) {
      const auto row = static_cast<int>(static_cast<std::uint32_t>(keys[at]) / across);
      const auto column = static_cast<int>(static_cast<std::uint32_t>(keys[at]) % across);
      add_mirrored(distance, -row, column);
      if (row != 0) add_mirrored(distance, row, column);
    }
    // Equally far ones stand row by row.
    if (at - begin > 1)
      std::sort(places_.begin() + static_cast<std::ptrdiff_t>(first), places_.end(),
                [](const Place& left, const Place& right) { return left.cell < right.cell; });
  }
  numbers_.resize(count);
  for (std::uint32_t number = 0; number < places_.size(); ++number) numbers_[places_[number].cell] = number;
}

void PlaceOrder::add_mirrored(float distance, int row, int column) {
  const auto add = [&](int at) {
    places_.push_back({distance, static_cast<std::uint32_t>((row + rows_) * columns() + at + columns_)});
  };
  add(-column);
  if (column != 0) add(column);
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
