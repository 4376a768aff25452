// Loopback only: pages have no sign-in yet, so nobody else may reach them.
#include "listen.hpp"

#include <muster/base/number.hpp>

#include <algorithm>

namespace muster::http {

namespace {

Problem malformed(std::string_view text) {
  return {ProblemKind::wrong_usage,
          "\"" + std::string(text) + "\" is not an address to listen on. Write it as 127.0.0.1:8080.",
          {},
          {}};
}

bool is_loopback(const std::string& host) {
  // All of 127.0.0.0/8 is this machine, but must be written in full: 127.1 means different things to different readers.
  if (host == "::1") return true;
  if (!host.starts_with("127.")) return false;
  int parts = 0;
  std::string_view rest = host;
  while (true) {
    const auto dot = rest.find('.');
    const auto number = parse_integer(rest.substr(0, dot));
    if (!number || *number < 0 || *number > 255) return false;
    ++parts;
    if (dot == std::string_view::npos) return parts == 4;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace

Result<ListenAddress> parse_listen(std::string_view text) {
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
  if (!is_loopback(host))
    return Problem{ProblemKind::wrong_usage,
                   "Muster listens on this machine only, until it has sign-in: use 127.0.0.1:" + std::string(digits) +
                       " instead of " + std::string(text) + ".",
                   {},
                   {}};
  return ListenAddress{std::move(host), static_cast<std::uint16_t>(*port)};
}

std::string written(const ListenAddress& address) {
  const bool six = address.host.find(':') != std::string::npos;
  return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

std::vector<std::string> allowed_hosts(const ListenAddress& address) {
  const std::string port = ":" + std::to_string(address.port);
  std::vector<std::string> hosts{written(address), "localhost" + port, "127.0.0.1" + port, "[::1]" + port};
  // Browsers leave the standard port out.
  if (address.port == 80)
    for (std::size_t at = hosts.size(); at-- > 0;) hosts.push_back(hosts[at].substr(0, hosts[at].rfind(':')));
  return hosts;
}

}  // namespace muster::http
