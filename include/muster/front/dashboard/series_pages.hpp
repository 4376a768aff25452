#pragma once
// The pages of a series that show several rooms: who came to which event, figures beside each other, its copy.

#include <muster/front/dashboard/event_upkeep_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::dashboard {

/// Routes below /programmes/{programme}/series/{series}: people, figures, copy, book; and the first two for programs.
void add_series_pages(web::Router& router, store::Database& database, const Clock& clock, ShippedReports reports);

}  // namespace muster::dashboard
