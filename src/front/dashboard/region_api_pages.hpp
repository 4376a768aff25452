#pragma once
// A region for programs: chosen or made of places, left, and how one is told.

#include "network_context.hpp"

#include <muster/kit/base/json.hpp>

namespace muster::dashboard {

/// Routes: POST /api/programmes/{programme}/regions and what can be done with one but changing it.
void add_region_api_pages(web::Router& router, const NetworkContext& context);

/// One region with its places, as GET tells it.
[[nodiscard]] web::Reply region_reply(const NetworkContext& context, const web::Request& request,
                                      const std::string& id);
[[nodiscard]] web::Schema region_schema(web::Schema places);
[[nodiscard]] web::Schema place_schema();
[[nodiscard]] Json place_json(const people::Place& place);

}  // namespace muster::dashboard
