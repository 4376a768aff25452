#pragma once
// An event for programs, beside its pages.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::dashboard {

/// Routes: POST /api/events, and /api/events/{event} with what is below it. `kinds` outlives the router.
void add_event_api_pages(web::Router& router, store::Database& database, const Clock& clock,
                         const intake::Kinds& kinds);

}  // namespace muster::dashboard
