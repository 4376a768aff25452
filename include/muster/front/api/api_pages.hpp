#pragma once
// What other programs read: the same figures as JSON.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes: /api/events, /api/events/{event}/summary.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries);

}  // namespace muster::api
