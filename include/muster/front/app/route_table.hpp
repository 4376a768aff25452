#pragma once
// The whole table of routes as text, for those who review who may do what.

#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::app {

/// A line for each route: method, pattern, permission and the roles that have it, in the order of the patterns.
[[nodiscard]] std::string route_table(const web::Router& router);

}  // namespace muster::app
