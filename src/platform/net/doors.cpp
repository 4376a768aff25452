// Binding, and the names that fit each port.
#include "doors.hpp"

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

Result<OpenDoors> open_doors(const Doors& doors, const ServerOptions& options, Site site) {
  MUSTER_TRY(site_door, listen_on(doors.site));
  MUSTER_TRY(hosts, allowed_hosts(site_door.address, options.hosts));
  site.hosts = std::move(hosts);
  OpenDoors open{std::move(site_door), site, std::nullopt, site};
  if (!doors.redirect) return open;
  MUSTER_TRY(redirect_door, listen_on(*doors.redirect));
  MUSTER_TRY(plain_hosts, allowed_hosts(redirect_door.address, options.hosts));
  open.redirect_site.hosts = std::move(plain_hosts);
  open.redirect_site.redirect_to =
      options.redirect_to.empty() ? tls_address(open.site_door.address, options.hosts) : options.redirect_to;
  open.redirect_door = std::move(redirect_door);
  return open;
}

}  // namespace muster::net
