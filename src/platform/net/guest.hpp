#pragma once
// Those who are connected, and which of them is worth least when there is no place left.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "address_limits.hpp"
#include "connection.hpp"

namespace muster::net {

struct Guest {
  Connection connection;
  std::optional<IpAddress> network;  ///< where it counts against its address
  bool to_redirect = false;          ///< came in by plain HTTP where TLS is spoken
  std::uint32_t registered = 0;      ///< the events that epoll was told
  std::size_t held = 0;              ///< bytes counted into the sum of all
};

/// By the number of the connection; numbers only grow.
using Guests = std::unordered_map<std::uint64_t, Guest>;

/// One that is idle or, where nobody is, one whose request has been coming slowly for a second; among equals who came
/// first. Where a network is given, one of its own. The end where everybody is busy.
[[nodiscard]] Guests::iterator least_worth(Guests& guests, const std::optional<IpAddress>& network,
                                           Connection::Time now);

}  // namespace muster::net
