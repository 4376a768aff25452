#pragma once
// Which pages of the site wait their turn.

#include <muster/platform/web/router.hpp>

namespace muster::app {

/// For net::ServerOptions::waits_turn: files to download, reports, imports and texts; a summary where it is filtered.
/// Whatever route is added falls under it by its address.
[[nodiscard]] bool waits_turn(const web::Route& route, const web::Fields& query);

}  // namespace muster::app
