#pragma once
// The only place that knows which library moves bytes over the network.

#include <muster/http/server.hpp>

#include "listen.hpp"

namespace muster::http {

/// Binds and starts; the router already has the server's own routes.
[[nodiscard]] Result<std::unique_ptr<Server>> start_poco_server(const ListenAddress& address,
                                                                const ServerOptions& options, Router router);

}  // namespace muster::http
