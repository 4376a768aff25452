// Tables of networks, and a comparison of bits.
#include "reach.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace muster::outbound {

namespace {

using Poco::Net::IPAddress;

/// Of IPv4, what is not of the open internet.
constexpr auto closed_v4 = std::to_array<std::string_view>(
    {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
     "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
     "224.0.0.0/4", "240.0.0.0/4"});
/// Of IPv6 only this is given out at all.
constexpr std::string_view open_v6 = "2000::/3";
/// And of that: what IETF keeps for protocols (Teredo and others), documentation, and IPv4 in another dress (6to4).
constexpr auto closed_v6 = std::to_array<std::string_view>({"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"});

Network network(std::string_view text) { return parse_network(std::string(text)).value(); }

template <std::size_t count>
bool any_holds(const std::array<std::string_view, count>& networks, const IPAddress& address) {
  return std::ranges::any_of(networks, [&](std::string_view text) { return network(text).holds(address); });
}

/// An IPv4 address that came in IPv6's mapped form, as itself.
IPAddress plain(const IPAddress& address) {
  if (!address.isIPv4Mapped() || address.family() != IPAddress::IPv6) return address;
  constexpr std::ptrdiff_t mapped_bytes = 12;
  return {static_cast<const unsigned char*>(address.addr()) + mapped_bytes, 4};
}

}  // namespace

bool Network::holds(const IPAddress& other) const {
  if (other.family() != address.family()) return false;
  const auto* const mine = static_cast<const unsigned char*>(address.addr());
  const auto* const theirs = static_cast<const unsigned char*>(other.addr());
  const auto whole = bits / 8;
  if (std::memcmp(mine, theirs, whole) != 0) return false;
  const auto rest = bits % 8;
  return rest == 0 || (mine[whole] >> (8 - rest)) == (theirs[whole] >> (8 - rest));
}

std::optional<Network> parse_network(const std::string& text) {
  const auto slash = text.find('/');
  Network network;
  if (!IPAddress::tryParse(text.substr(0, slash), network.address)) return std::nullopt;
  const auto widest = static_cast<std::int64_t>(network.address.length()) * 8;
  const auto bits =
      slash == std::string::npos ? std::optional(widest) : parse_integer(std::string_view(text).substr(slash + 1));
  if (!bits || *bits < 0 || *bits > widest) return std::nullopt;
  network.bits = static_cast<unsigned>(*bits);
  return network;
}

bool is_public(const IPAddress& address) {
  const auto there = plain(address);
  if (there.family() == IPAddress::IPv4) return !any_holds(closed_v4, there);
  return network(open_v6).holds(there) && !any_holds(closed_v6, there);
}

bool names_host(const Reach& reach, const std::string& host) {
  const auto lower = [](unsigned char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<unsigned char>(letter + ('a' - 'A')) : letter;
  };
  return std::ranges::any_of(reach.allowed,
                             [&](const std::string& name) { return std::ranges::equal(name, host, {}, lower, lower); });
}

bool names_address(const Reach& reach, const IPAddress& address) {
  const auto there = plain(address);
  return std::ranges::any_of(reach.allowed, [&](const std::string& text) {
    const auto network = parse_network(text);
    return network && network->holds(there);
  });
}

}  // namespace muster::outbound
