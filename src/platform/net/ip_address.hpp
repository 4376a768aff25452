#pragma once
// Numeric addresses and networks, to tell a proxy that may speak for others from everybody else.

#include <muster/kit/base/result.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::net {

/// Sixteen bytes; IPv4 stands in IPv6's mapped form, so that both families compare alike.
using IpAddress = std::array<unsigned char, 16>;

/// "192.0.2.7" or "2001:db8::7", in full; nothing around it.
[[nodiscard]] std::optional<IpAddress> parse_ip(std::string_view text);
[[nodiscard]] bool is_ipv4(const IpAddress& address);
[[nodiscard]] bool is_loopback(const IpAddress& address);

/// Addresses from which forwarded headers are believed.
class TrustedProxies {
 public:
  TrustedProxies() = default;
  /// Each "192.0.2.7" or "192.0.2.0/24". Anything else is an Error that names it.
  [[nodiscard]] static Result<TrustedProxies> parse(const std::vector<std::string>& networks);
  [[nodiscard]] bool trusts(const IpAddress& address) const;

 private:
  struct Network {
    IpAddress address{};
    int bits = 128;
  };
  std::vector<Network> networks_;
};

}  // namespace muster::net
