#pragma once
// The only place that knows how bytes move over the network: one thread waits for all connections, pages are made by
// others.

#include <muster/platform/net/server.hpp>

#include "listeners.hpp"

namespace muster::net {

/// Binds and starts. `site` has everything but the hosts, which depend on the port; the router already has the server's
/// own routes but /metrics.
[[nodiscard]] Result<std::unique_ptr<Server>> start_loop_server(const ListenAddresses& addresses,
                                                                const ServerOptions& options, Site site,
                                                                web::Router router);

}  // namespace muster::net
