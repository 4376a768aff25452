#pragma once
// A connection to a server that has several addresses: one of them may be down, or of a network this machine is not in.

#include <Poco/Net/IPAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::outbound {

/// Connected to the first of `addresses`, in their order, that takes the connection before `end`; nothing where none
/// does. One that stays silent leaves those behind it their share of the time.
[[nodiscard]] std::optional<Poco::Net::StreamSocket> connected(const std::vector<Poco::Net::IPAddress>& addresses,
                                                               std::uint16_t port,
                                                               std::chrono::steady_clock::time_point end);

}  // namespace muster::outbound
