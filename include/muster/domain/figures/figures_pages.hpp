#pragma once
// The pages that show an event's figures.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::figures {

/// Routes: /events/{event}/places, /events/{event}/summary and summary.csv.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, Summaries& summaries);

}  // namespace muster::figures
