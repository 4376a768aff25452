#pragma once
// What the server answers by itself, beside the pages of the site.

#include <muster/platform/web/router.hpp>

#include <functional>
#include <string>

namespace muster::net {

/// GET /assets/{file} and, unless the router has one, GET /healthz. A Server adds them itself.
void add_own_routes(web::Router& router);

/// GET /metrics, for this machine alone: what is open to the network tells nothing about the server.
void add_metrics_route(web::Router& router, std::function<std::string()> text);

}  // namespace muster::net
