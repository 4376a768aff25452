// Sums, kept as things come and go.
#include "held_bytes.hpp"

#include <algorithm>

namespace muster::net {

namespace {

constexpr std::size_t shares = 4;

}  // namespace

void HeldBytes::change(const std::optional<IpAddress>& network, std::size_t before, std::size_t after) {
  all_ = all_ - before + after;
  if (!network || before == after) return;
  auto& held = by_network_[*network];
  held = held - before + after;
  if (held == 0) by_network_.erase(*network);
}

bool HeldBytes::beyond_share(const std::optional<IpAddress>& network, std::size_t own, std::size_t more) const {
  if (!network) return false;
  const auto held = of(network);
  return held > own && held + more > most_ / shares;
}

std::optional<IpAddress> HeldBytes::heavier_than(const std::optional<IpAddress>& network, std::size_t more) const {
  const auto heaviest =
      std::max_element(by_network_.begin(), by_network_.end(),
                       [](const auto& left, const auto& right) { return left.second < right.second; });
  if (heaviest == by_network_.end() || heaviest->first == network || heaviest->second <= of(network) + more)
    return std::nullopt;
  return heaviest->first;
}

std::size_t HeldBytes::of(const std::optional<IpAddress>& network) const {
  if (!network) return 0;
  const auto found = by_network_.find(*network);
  return found == by_network_.end() ? 0 : found->second;
}

}  // namespace muster::net
