#pragma once
// What visitors make the server keep: bodies that still come, answers that are not yet taken. Counted in all and for
// each network, so that one that reads slowly is refused more before others are. For one thread.

#include <cstddef>
#include <optional>
#include <unordered_map>

#include "address_limits.hpp"

namespace muster::net {

class HeldBytes {
 public:
  /// Of `most` in all one network may have a quarter; a single thing of any size it may always have.
  explicit HeldBytes(std::size_t most) : most_(most) {}

  /// Something of that network is as large as `after` now; networks that are not counted are none.
  void change(const std::optional<IpAddress>& network, std::size_t before, std::size_t after);
  /// Whether there is room for `more` in all.
  [[nodiscard]] bool has_room(std::size_t more) const { return all_ + more <= most_; }
  /// Whether the network has as much as it may, where `own` of what it has is the thing that is asked about and `more`
  /// would come to it.
  [[nodiscard]] bool beyond_share(const std::optional<IpAddress>& network, std::size_t own, std::size_t more) const;
  /// The network that has most, if that is more than `network` would have with `more`.
  [[nodiscard]] std::optional<IpAddress> heavier_than(const std::optional<IpAddress>& network, std::size_t more) const;

 private:
  [[nodiscard]] std::size_t of(const std::optional<IpAddress>& network) const;

  std::size_t most_;
  std::size_t all_ = 0;
  std::unordered_map<IpAddress, std::size_t, IpAddressHash> by_network_;
};

}  // namespace muster::net
