// The system's own reader of addresses, behind standard types.
#include "ip_address.hpp"

#include <muster/kit/base/number.hpp>

#include <arpa/inet.h>

#include <algorithm>

namespace muster::net {

namespace {

constexpr int mapped_bits = 96;  ///< bits before an IPv4 address in its mapped form

}  // namespace

bool is_ipv4(const IpAddress& address) {
  return std::all_of(address.begin(), address.begin() + 10, [](unsigned char byte) { return byte == 0; }) &&
         address[10] == 0xff && address[11] == 0xff;
}

std::optional<IpAddress> parse_ip(std::string_view text) {
  const std::string name(text);
  if (name.find('\0') != std::string::npos) return std::nullopt;
  IpAddress address{};
  if (inet_pton(AF_INET6, name.c_str(), address.data()) == 1) return address;
  address = {};
  address[10] = address[11] = 0xff;
  if (inet_pton(AF_INET, name.c_str(), address.data() + 12) == 1) return address;
  return std::nullopt;
}

bool is_loopback(const IpAddress& address) {
  if (is_ipv4(address)) return address[12] == 127;
  return std::all_of(address.begin(), address.end() - 1, [](unsigned char byte) { return byte == 0; }) &&
         address[15] == 1;
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& networks) {
  TrustedProxies proxies;
  for (const auto& text : networks) {
    const auto slash = text.find('/');
    const auto address = parse_ip(std::string_view(text).substr(0, slash));
    const int widest = address && is_ipv4(*address) ? 32 : 128;
    const auto bits = slash == std::string::npos ? std::optional<std::int64_t>(widest)
                                                 : parse_integer(std::string_view(text).substr(slash + 1));
    // A width of 0 would believe everybody: that is never what is meant.
    if (!address || !bits || *bits < 1 || *bits > widest)
      return Error{ErrorKind::wrong_usage,
                   "\"" + text + "\" is not the address of a proxy. Write 192.0.2.7 or 192.0.2.0/24.",
                   {},
                   {}};
    proxies.networks_.push_back({*address, static_cast<int>(*bits) + (widest == 32 ? mapped_bits : 0)});
  }
  return proxies;
}

bool TrustedProxies::trusts(const IpAddress& address) const {
  return std::ranges::any_of(networks_, [&](const Network& network) {
    for (int bit = 0; bit < network.bits; bit += 8) {
      const int width = std::min(8, network.bits - bit);
      const auto mask = static_cast<unsigned char>(0xff << (8 - width));
      const auto at = static_cast<std::size_t>(bit / 8);
      if ((address[at] & mask) != (network.address[at] & mask)) return false;
    }
    return true;
  });
}

}  // namespace muster::net
