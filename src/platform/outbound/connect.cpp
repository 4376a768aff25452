// Tries one address after the other: at once where one refuses, after its share of the time where one says nothing.
#include "connect.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>

namespace muster::outbound {

namespace net = Poco::Net;

std::optional<net::StreamSocket> connected(const std::vector<net::IPAddress>& addresses, std::uint16_t port,
                                           std::chrono::steady_clock::time_point end) {
  for (std::size_t at = 0; at < addresses.size(); ++at) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    const auto share = left.count() / static_cast<std::int64_t>(addresses.size() - at);
    try {
      net::StreamSocket wire;
      wire.connect(net::SocketAddress(addresses[at], port), Poco::Timespan(share));
      return wire;
    } catch (const Poco::Exception&) {
      continue;  // the next may be there
    }
  }
  return std::nullopt;
}

}  // namespace muster::outbound
