#pragma once
// The pages of a programme's published figures.

#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::indicators {

/// Routes: /programmes/{programme}/indicators, each indicator below it, all of them as .csv and .xlsx; the event's own
/// address of them leads there, and under /api/events/{event}/indicators programs read them.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::indicators
