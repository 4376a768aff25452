#pragma once
// The pages on which organisers see and add their events.

#include <muster/domain/events/next_step.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::events {

/// Routes: GET / (goes on to /events), GET /events and its files, GET and POST /events/new, GET /organisations.
/// Database and clock must outlive the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, const NextStepOf& next_step);

}  // namespace muster::events
