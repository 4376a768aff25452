#pragma once
// The addresses a server listens on: the site's own and, with TLS, one for plain HTTP that only redirects there.

#include <muster/platform/net/server.hpp>

#include <optional>

#include "edge.hpp"
#include "listen_socket.hpp"

namespace muster::net {

struct Doors {
  ListenAddress site;
  std::optional<ListenAddress> redirect;
};

/// The sockets that listen, and the site that answers on each.
struct OpenDoors {
  Listening site_door;
  Site site;
  std::optional<Listening> redirect_door;
  Site redirect_site;
};

/// Binds both, and adds to `site` what depends on the ports: the hosts, and where the redirect leads.
[[nodiscard]] Result<OpenDoors> open_doors(const Doors& doors, const ServerOptions& options, Site site);

}  // namespace muster::net
