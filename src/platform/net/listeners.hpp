#pragma once
// The addresses a server listens on: the site's own and, with TLS, one for plain HTTP that only redirects there.

#include <muster/platform/net/server.hpp>

#include <optional>

#include "edge.hpp"
#include "listen_socket.hpp"

namespace muster::net {

struct ListenAddresses {
  ListenAddress site;
  std::optional<ListenAddress> redirect;
};

/// The sockets that listen, and the site that answers on each.
struct Listeners {
  Listener site_listener;
  Site site;
  std::optional<Listener> redirect_listener;
  Site redirect_site;
};

/// Binds both, and adds to `site` what depends on the ports: the hosts, and where the redirect leads.
[[nodiscard]] Result<Listeners> open_listeners(const ListenAddresses& addresses, const ServerOptions& options,
                                               Site site);

}  // namespace muster::net
