#pragma once
// The files that pages load, each under a name that changes with its content.

#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

namespace muster::web {

/// GET /assets/{file}: the file for ever, or 304 where the browser has it, or 404.
[[nodiscard]] Reply asset_page(const Request& request);

}  // namespace muster::web
