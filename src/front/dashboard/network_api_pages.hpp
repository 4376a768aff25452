#pragma once
// A programme's network for programs, beside its pages.

#include "network_context.hpp"

namespace muster::dashboard {

/// Routes: /api/programmes, one of them, its regions.
void add_network_api_pages(web::Router& router, const NetworkContext& context);
/// Routes: /api/programmes/{programme}/organisations and below.
void add_organisation_api_pages(web::Router& router, const NetworkContext& context);

}  // namespace muster::dashboard
