#pragma once
// The open connections, and which of them to close when the limit is reached.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "address_limits.hpp"
#include "connection.hpp"

namespace muster::net {

struct OpenConnection {
  Connection connection;
  std::optional<IpAddress> network;  ///< whose limit it counts against
  bool to_redirect = false;          ///< came in by plain HTTP where TLS is spoken
  std::uint32_t registered = 0;      ///< the events that epoll was told
  std::size_t held = 0;              ///< bytes counted into the sum of all
  std::size_t with_worker = 0;       ///< of the body that waits for a worker, or that one has
};

/// By the number of the connection; numbers only grow.
using ConnectionTable = std::unordered_map<std::uint64_t, OpenConnection>;

/// One that is idle or, where none is, one whose request has been coming slowly for a second, or else one that watches
/// something; among equals the oldest. Where a network is given, one of that network. The end where all are busy.
[[nodiscard]] ConnectionTable::iterator least_worth(ConnectionTable& connections,
                                                    const std::optional<IpAddress>& network, Connection::Time now);

/// The one of a network that makes the server keep most, of those whose request is not with a worker: what that does
/// would be done, and nobody told. The end where there is none.
[[nodiscard]] ConnectionTable::iterator heaviest_of(ConnectionTable& connections, const IpAddress& network);

}  // namespace muster::net
