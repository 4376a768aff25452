#pragma once
// Which numeric addresses a call may connect to.

#include <muster/platform/outbound/call.hpp>

#include <Poco/Net/IPAddress.h>

#include <optional>
#include <string>
#include <vector>

namespace muster::outbound {

struct Network {
  Poco::Net::IPAddress address;
  unsigned bits = 0;  ///< 0 to 32 or 128

  [[nodiscard]] bool holds(const Poco::Net::IPAddress& other) const;
};

/// "192.0.2.7" or "192.0.2.0/24", of either family.
[[nodiscard]] std::optional<Network> parse_network(const std::string& text);

/// An address of the open internet: none of this machine, of a private, shared, link-local or reserved network, and
/// none that leads to such a one through a translator. After IANA's registries of special-purpose addresses (RFC 6890
/// and what was added to them since).
[[nodiscard]] bool is_public(const Poco::Net::IPAddress& address);

/// Whether the administrator named the host, letters in any case.
[[nodiscard]] bool names_host(const Reach& reach, const std::string& host);
/// Whether one of the networks that the administrator named holds the address.
[[nodiscard]] bool names_address(const Reach& reach, const Poco::Net::IPAddress& address);

}  // namespace muster::outbound
