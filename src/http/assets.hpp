#pragma once
// The files that pages load, each under a name that changes with its content.

#include <muster/http/reply.hpp>
#include <muster/http/request.hpp>

namespace muster::http {

/// GET /assets/{file}: the file for ever, or 304 where the browser has it, or 404.
[[nodiscard]] Reply asset_page(const Request& request);

}  // namespace muster::http
