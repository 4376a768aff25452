// Loopback unless told otherwise, so that nobody opens a server to a network by mistake.
#include "listen.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

#include "ip_address.hpp"

namespace muster::net {

namespace {

Error malformed(std::string_view text) {
  return {ErrorKind::wrong_usage,
          "\"" + std::string(text) + "\" is not an address to listen on. Write it as 127.0.0.1:8080.",
          {},
          {}};
}

bool is_host_name(std::string_view name) {
  return !name.empty() && name.size() <= 253 && std::ranges::all_of(name, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
  });
}

}  // namespace

Result<ListenAddress> parse_listen(std::string_view text, ListenScope reach) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return malformed(text);
  std::string host(text.substr(0, colon));
  const auto digits = text.substr(colon + 1);
  const auto port = digits.size() <= 5 ? parse_integer(digits) : std::nullopt;
  if (!port || *port < 0 || *port > 65535) return malformed(text);
  if (host.starts_with('[') && host.ends_with(']'))
    host = host.substr(1, host.size() - 2);
  else if (host.find(':') != std::string::npos)
    return malformed(text);
  if (host == "localhost") host = "127.0.0.1";
  const auto address = parse_ip(host);
  if (reach == ListenScope::network && !address) return malformed(text);
  if (reach == ListenScope::this_machine && (!address || !is_loopback(*address)))
    return Error{ErrorKind::wrong_usage,
                 "Muster listens on this machine only, unless --open-to-network is given: use 127.0.0.1:" +
                     std::string(digits) + " instead of " + std::string(text) + ".",
                 {},
                 {}};
  return ListenAddress{std::move(host), static_cast<std::uint16_t>(*port)};
}

std::string written(const ListenAddress& address) {
  const bool six = address.host.find(':') != std::string::npos;
  return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

Result<std::vector<std::string>> allowed_hosts(const ListenAddress& address, const std::vector<std::string>& names) {
  const std::string port = ":" + std::to_string(address.port);
  std::vector<std::string> hosts{written(address), "localhost" + port, "127.0.0.1" + port, "[::1]" + port};
  // Browsers leave the standard port out.
  if (address.port == 80 || address.port == 443)
    for (std::size_t at = hosts.size(); at-- > 0;) hosts.push_back(hosts[at].substr(0, hosts[at].rfind(':')));
  for (const auto& name : names) {
    const auto colon = name.rfind(':');
    const auto number = colon == std::string::npos ? std::nullopt : parse_integer(name.substr(colon + 1));
    const bool port_fits = colon == std::string::npos || (number && *number > 0 && *number <= 65535);
    if (!is_host_name(std::string_view(name).substr(0, colon)) || !port_fits)
      return Error{ErrorKind::wrong_usage,
                   "\"" + name + "\" is not the name of a host. Write it in small letters, as muster.example.org.",
                   {},
                   {}};
    hosts.push_back(name);
    if (colon == std::string::npos) hosts.push_back(name + port);
  }
  return hosts;
}

}  // namespace muster::net
