// Binding, and the names that fit each port.
#include "listeners.hpp"

#include <utility>

namespace muster::net {

namespace {

/// Where the site is found when nobody said: under its first name, or on this machine.
std::string tls_address(const ListenAddress& address, const std::vector<std::string>& names) {
  if (names.empty()) return "https://" + written(address);
  const bool whole = address.port == 443 || names.front().find(':') != std::string::npos;
  return "https://" + names.front() + (whole ? "" : ":" + std::to_string(address.port));
}

}  // namespace

Result<Listeners> open_listeners(const ListenAddresses& addresses, const ServerOptions& options, Site site) {
  MUSTER_TRY(site_listener, listen_on(addresses.site));
  MUSTER_TRY(hosts, allowed_hosts(site_listener.address, options.hosts));
  site.hosts = std::move(hosts);
  Listeners open{std::move(site_listener), site, std::nullopt, site};
  if (!addresses.redirect) return open;
  MUSTER_TRY(redirect_listener, listen_on(*addresses.redirect));
  MUSTER_TRY(plain_hosts, allowed_hosts(redirect_listener.address, options.hosts));
  open.redirect_site.hosts = std::move(plain_hosts);
  open.redirect_site.redirect_to =
      options.redirect_to.empty() ? tls_address(open.site_listener.address, options.hosts) : options.redirect_to;
  open.redirect_listener = std::move(redirect_listener);
  return open;
}

}  // namespace muster::net
