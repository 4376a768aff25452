#pragma once
// The organiser's home of one event.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::dashboard {

/// Route: /events/{event}.
void add_overview_pages(web::Router& router, store::Database& database, const Clock& clock,
                        figures::Summaries& summaries);

}  // namespace muster::dashboard
